"""What a handler is given of one update, and what it leaves to be stored and sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec, Protocol, TypeVar, Unpack

from handlers.conversation import ConversationData
from tickets.contact import Reading
from tickets.outgoing import Message
from tickets.people import Person
from tickets.unit_of_work import UnitOfWork

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = timedelta(hours=1)
"""How long a question waits for its answer; later words are a matter of their own."""


class Run(Protocol):
    """Runs an act in the update's transaction."""

    def __call__(
        self, act: Callable[Concatenate[UnitOfWork, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Awaitable[T]: ...


@dataclass(frozen=True)
class Toast:
    """The answer to a pressed button; `url` opens a chat."""

    template: str
    params: Mapping[str, object] = field(default_factory=dict)
    alert: bool = False
    url: str | None = None


@dataclass
class UpdateContext:
    """One update: who wrote or pressed, in which chat, when, and the question that was pending there.

    Given: `person` is on file already. `run` runs an act in the update's transaction. `understand` is triage with the
    office's lexicon. `key` is unique to the update, and the same when the update is handled again. `bot` is the bot's
    user name. `locale_chosen`: the chat has a language of its own; until then the resident's words may choose one.

    Left by the handler: `messages` are sent, `spoken` (if any) becomes the chat's language, `state` and `data` are
    stored when `moved`, and a pressed button is answered with `answer` after the commit (`None`: an empty answer).

    Set by the dispatcher: `message_id` is the message written or pressed, `quiet` is set when too many came at once.
    """

    person: Person
    chat_id: int
    chat_type: str
    now: datetime
    key: str
    run: Run
    understand: Callable[[str], Reading]
    property_id: int
    bot: str
    thread_id: int | None = None
    locale: str = "zh_Hans"
    locale_chosen: bool = False
    state: str | None = None
    data: ConversationData = field(default_factory=ConversationData)
    messages: list[Message] = field(default_factory=list)
    answer: Toast | None = None
    spoken: str | None = None
    moved: bool = False
    quiet: bool = False
    message_id: int = 0
    _readings: dict[str, Reading] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        """Whether nobody else reads along."""
        return self.chat_type == "private"

    @property
    def awaited(self) -> list[int]:
        """The numbers in the state: the ticket's id, and its assignment number where the question has one."""
        return [int(part) for part in (self.state or "").split(":")[1:]]

    async def act(self, act: Callable[Concatenate[UnitOfWork, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run an act in the update's transaction; raises its refusal."""
        return await self.run(act, *args, **kwargs)

    def reply(
        self,
        template: str,
        *,
        edit: int | None = None,
        key: str | None = None,
        ticket_id: int | None = None,
        **params: object,
    ) -> str:
        """Answer in this chat; `edit` changes that message in place, `key` makes it the same answer each time.

        A reply to an answer about a ticket (`ticket_id`) joins that ticket. Gives the whole key, by which the message
        is found again.
        """
        unique = f"{key}:{self.chat_id}" if key else f"{self.key}:{len(self.messages)}"
        place = (self.chat_id, template, params, self.thread_id, edit)
        self.messages.append(Message(unique, *place, ticket_id=ticket_id))
        return unique

    def toast(self, template: str, *, alert: bool = False, url: str | None = None, **params: object) -> None:
        """Answer the pressed button."""
        self.answer = Toast(template, params, alert, url)

    def become(self, state: str | None, **data: Unpack[ConversationData]) -> None:
        """Wait for the answer to a question (`reason:12:3`), or (`None`) for nothing."""
        kept = ConversationData()
        if state is not None:
            kept = data | {"until": (self.now + PATIENCE).isoformat()}
        self.moved = self.moved or (state, kept) != (self.state, self.data)
        self.state, self.data = state, kept

    @property
    def waiting(self) -> str:
        """The first word of the state: which question waits; `""` for none, and for one older than `PATIENCE`."""
        fresh = self.state is not None and datetime.fromisoformat(self.data["until"]) > self.now
        return (self.state or "").partition(":")[0] if fresh else ""

    def read(self, text: str) -> Reading:
        """What triage makes of the words; each text is read once in an update."""
        if text not in self._readings:
            self._readings[text] = self.understand(text)
        return self._readings[text]

    def speak(self, locale: str) -> None:
        """Speak that language in this chat from now on."""
        self.locale, self.locale_chosen, self.spoken = locale, True, locale

    def link(self, *payload: object) -> str:
        """The address that opens the private chat, with `/start` and this payload where there is one."""
        start = "?start=" + "_".join(str(part) for part in payload) if payload else ""
        return f"https://t.me/{self.bot}{start}"

    @property
    def into_group(self) -> str:
        """The address by which a person adds the bot to a group of their choice, and binds it there."""
        return f"https://t.me/{self.bot}?startgroup=bind"
