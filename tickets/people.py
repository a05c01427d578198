"""People: residents, and staff with the posts they hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The posts of the office, lowest first; a technician is whoever presses in a bound group."""

    TECHNICIAN = "technician"
    FRONT_DESK = "front_desk"
    HEAD = "head"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Person:
    """Somebody whom the bot has met; `id` is Telegram's, `reachable` whether the bot may write first."""

    id: int
    name: str
    locale: str = "zh_Hans"
    username: str | None = None
    reachable: bool = False
    unit_id: int | None = None
    unit_approved: bool = False


@dataclass(frozen=True)
class Post:
    """A person's role in a property; `trades` narrows a head to some categories (empty: all)."""

    person_id: int
    property_id: int
    role: Role
    trades: tuple[str, ...] = ()
    on_duty: bool = True

    def covers(self, category: str) -> bool:
        """Whether matters of `category` are this post's."""
        return not self.trades or category in self.trades


@dataclass(frozen=True)
class Candidate:
    """Somebody whom a ticket can be given to, as what they are known; `group_id` is a technician's."""

    person: Person
    role: Role
    on_duty: bool = True
    group_id: int | None = None


@dataclass(frozen=True)
class Group:
    """A chat (or one topic of it) bound to a property and to trades (empty: all)."""

    id: int
    chat_id: int
    thread_id: int | None
    property_id: int
    title: str
    trades: tuple[str, ...] = ()
    locale: str = "zh_Hans"
    public: bool = False
