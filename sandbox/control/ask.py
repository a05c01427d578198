"""A request to the control interface: its body checked, its people and chats looked up."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import fastjsonschema

from sandbox.errors import Refusal
from sandbox.shapes import Json
from sandbox.world.chats import Chat
from sandbox.world.people import Person
from sandbox.world.world import NUMBER, World


def body(required: str = "", /, **fields: Json) -> Json:
    """The schema of a request's body: these keys and no others; `required` names some, separated by blanks."""
    return {"type": "object", "properties": fields, "required": required.split(), "additionalProperties": False}


@dataclass(frozen=True)
class Ask:
    world: World
    body: Json
    path: Mapping[str, str]
    query: Mapping[str, str]

    def get(self, name: str, default: Any = None) -> Any:
        return self.body.get(name, default)

    def person(self, key: str = "from") -> Person:
        return self.world.person(self.body[key])

    def chat(self) -> Chat:
        """The chat named in the body; without one, or by the own number, the private chat of `from`. Raises Refusal."""
        named = self.body.get("chat")
        if named is None or named == self.body.get("from"):
            return self.world.private_chat(self.person())
        return self.world.chat(named)

    def path_chat(self) -> Chat:
        return self.world.chat(self.path["id"])

    def path_person(self) -> Person:
        return self.world.person(self.path["id"])

    def by(self) -> Person | None:
        return self.world.person(self.body["by"]) if "by" in self.body else None

    def number(self, name: str, default: int | None = None) -> Any:
        """A whole number from the query. Raises Refusal when it is none."""
        given = self.query.get(name)
        if given is None:
            return default
        if not NUMBER.fullmatch(given):
            raise Refusal(f"{name} must be a whole number, not {given!r}")
        return int(given)


Handler = Callable[[Ask], Json | Awaitable[Json]]


@dataclass(frozen=True)
class Route:
    verb: str
    path: str
    handler: Handler
    schema: Json | None = None

    @cached_property
    def _checker(self) -> Callable[[Json], Any]:
        check: Callable[[Json], Any] = fastjsonschema.compile(self.schema or body(), use_default=False)
        return check

    def check(self, given: Json) -> None:
        """Raises Refusal when the body is not as documented."""
        try:
            self._checker(given)
        except fastjsonschema.JsonSchemaValueException as error:
            raise Refusal(str(error.message).replace("data", "the body", 1)) from error
