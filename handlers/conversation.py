"""What a pending question needs to know until it is answered, as it is stored with the conversation: JSON only."""

from __future__ import annotations

from typing import TypedDict


class NamedProperty(TypedDict):
    """A property to choose from."""

    id: int
    name: str


class Greeting(TypedDict):
    """Words that only greeted: their text, the id of their message, the moment in ISO form."""

    text: str
    message: int
    at: str


class ConversationData(TypedDict, total=False):
    """The values of every question; each question uses some of them.

    `until` is the moment, in ISO form, from which the question is no longer waited for.
    `album` is the album whose other parts are still to come, `asked` the key of the last message that asked.
    `promised` is a new time in ISO form. `task` is a task's id, `outcome` how it ends.
    `said` are greetings before the matter itself.
    `code`, `title` and `members` are a group that is to be bound. `estates`, `estate`, `chosen` (trades) and `role`
    are what can be chosen, and what is chosen so far, for a group or a role. `ending` is what was decided.
    """

    until: str
    album: str | None
    asked: str
    promised: str
    task: int
    outcome: str
    said: list[Greeting]
    code: str
    title: str
    members: int | None
    estates: list[NamedProperty]
    estate: int
    chosen: list[str]
    role: str | None
    ending: str
