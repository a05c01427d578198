"""One call of a method, on its way."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sandbox.botapi.form import Upload
from sandbox.errors import bad_request
from sandbox.shapes import Json
from sandbox.world.chats import Chat
from sandbox.world.world import World


@dataclass(frozen=True)
class Call:
    """The parameters are coerced and checked against the schema."""

    world: World
    method: str
    params: Json
    uploads: dict[str, Upload]

    def get(self, name: str, default: Any = None) -> Any:
        return self.params.get(name, default)

    def chat_number(self) -> int | None:
        """The number of the chat it names, if there is such a chat or a number was given."""
        name = self.params.get("chat_id")
        if isinstance(name, str):
            chat = self.world.find_chat(name)
            return chat.id if chat else None
        return name

    def group(self) -> Chat:
        """The group that it names. Raises BotApiError when it names none."""
        chat = self.world.chats.get(self.chat_number() or 0)
        if chat is None or chat.type != "group":
            raise bad_request("only a group can become a supergroup")
        return chat


Method = Callable[[Call], Any | Awaitable[Any]]
