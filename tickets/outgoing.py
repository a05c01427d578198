"""What acts order to be sent: messages, cards, albums, and errands. The sender renders and posts them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Params = Mapping[str, object]
"""The values of a template, JSON only: they are stored with the transaction that orders the message."""


class Audience(StrEnum):
    """For whom a card is worded. A ticket has one card for each audience and chat."""

    RESIDENT = "resident"
    GROUP = "group"
    DESK = "desk"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True)
class Message:
    """A message made from a template. `key` is natural: the same key is never sent twice.

    `edit` is the id of a message to change in place; `silent`: without sound. `fallback` says what is done when this
    chat cannot be reached: `"desk"` tells the front desk, `"crew"` tells the group that has the ticket, `"upward"`
    sends the same to the next higher post, `""` does nothing; a number behind a colon
    counts how often it was passed on.
    """

    key: str
    chat_id: int
    template: str
    params: Params = field(default_factory=dict)
    thread_id: int | None = None
    edit: int | None = None
    reply_to: int | None = None
    ticket_id: int | None = None
    urgent: bool = False
    silent: bool = False
    fallback: str = ""


@dataclass(frozen=True)
class Show:
    """Bring a ticket's card in a chat up to date; `anew`: send it again as a new message, with `news` at its head.

    `view` switches the card to another view (a list of categories, a question); `None` keeps the present one.
    """

    ticket_id: int
    audience: Audience
    chat_id: int
    thread_id: int | None = None
    anew: bool = False
    news: str = ""
    urgent: bool = False
    silent: bool = False
    fallback: str = ""
    view: str | None = None


@dataclass(frozen=True)
class Photos:
    """A ticket's files (ids of the files table), sent together under its card; `silent`: without sound."""

    key: str
    ticket_id: int
    chat_id: int
    files: tuple[int, ...]
    thread_id: int | None = None
    urgent: bool = False
    silent: bool = False


@dataclass(frozen=True)
class Errand:
    """Something that needs the network: `name` says what, its answer is handled in the lane of `chat_id` and `by`."""

    key: str
    name: str
    chat_id: int
    by: int
    params: Params = field(default_factory=dict)


@dataclass(frozen=True)
class Sent:
    """A message of ours about a ticket; `template` is empty for cards and pictures."""

    ticket_id: int
    template: str
