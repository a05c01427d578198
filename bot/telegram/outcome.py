"""What a send ended in, and so what becomes of its row: an answer to every error of the Bot API and of the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import TypeVar, cast

from telegram import error as telegram_error

from bot.telegram.request import Dropped, NotSent, NotSentInTime

T = TypeVar("T")


class Barrier(Enum):
    """Why a chat cannot be reached, until `my_chat_member` says otherwise."""

    NEVER_STARTED = auto()
    BLOCKED = auto()
    KICKED = auto()
    NOT_A_MEMBER = auto()
    DEACTIVATED = auto()
    DELETED = auto()
    FORBIDDEN = auto()


@dataclass(frozen=True)
class Sent:
    """Delivered."""


@dataclass(frozen=True)
class Unchanged:
    """The message already says this: success."""


@dataclass(frozen=True)
class Transient:
    """Certainly not delivered; due again, after `retry_after` when the server named a time."""

    retry_after: timedelta | None = None


@dataclass(frozen=True)
class Doubt:
    """Maybe delivered: a repeat has to be marked as one."""


@dataclass(frozen=True)
class Unreachable:
    """The chat cannot be reached: the named fallback is taken."""

    reason: Barrier


@dataclass(frozen=True)
class Migrated:
    """The group has become a supergroup under another id."""

    new_chat_id: int


@dataclass(frozen=True)
class Gone:
    """The message to edit is gone or fixed: send anew."""


@dataclass(frozen=True)
class ReplyGone:
    """The message to reply to is gone: send without the reply."""


@dataclass(frozen=True)
class TopicGone:
    """The topic is closed or gone: send to the group itself and tell an administrator."""


@dataclass(frozen=True)
class Refused:
    """Refused for good, with the server's words."""

    text: str


@dataclass(frozen=True)
class Unauthorized:
    """The token is wrong: say so and stop."""


@dataclass(frozen=True)
class Conflict:
    """Another process polls with this token."""


Outcome = (
    Sent
    | Unchanged
    | Transient
    | Doubt
    | Unreachable
    | Migrated
    | Gone
    | ReplyGone
    | TopicGone
    | Refused
    | Unauthorized
    | Conflict
)

# Beginnings of the server's words in lower case; the middle of a text may be what somebody wrote.
FORBIDDEN = {
    "bot can't initiate conversation": Barrier.NEVER_STARTED,
    "bot was blocked": Barrier.BLOCKED,
    "bot was kicked": Barrier.KICKED,
    "bot is not a member": Barrier.NOT_A_MEMBER,
    "user is deactivated": Barrier.DEACTIVATED,
    "the group chat was deleted": Barrier.DELETED,
}
BAD_REQUEST: dict[str, Outcome] = {
    "message is not modified": Unchanged(),
    "message to edit not found": Gone(),
    "message can't be edited": Gone(),
    "message to be replied not found": ReplyGone(),
    "message thread not found": TopicGone(),
    "topic_closed": TopicGone(),
    "topic_deleted": TopicGone(),
}
# What the library has no class for. Everything else the server answers by itself, 5xx first of all, is asked again.
ANSWERED: dict[str, Outcome] = {
    "gateway timeout": Doubt(),
    "unknown error in http implementation": Doubt(),
    "request entity too large": Refused("request entity too large"),
    "content too large": Refused("request entity too large"),
}


def outcome_of(error: BaseException | None) -> Outcome:  # noqa: PLR0911 - one return for each class of error
    """The outcome of a send that raised `error`, or nothing.

    What is no error of Telegram's (a cancelled send, an answer that makes no sense) may have struck after the writing,
    and leaves a doubt.
    """
    match error:
        case None:
            return Sent()
        case telegram_error.RetryAfter():
            return Transient(cast("timedelta", error.retry_after))
        case telegram_error.ChatMigrated():
            return Migrated(error.new_chat_id)
        case telegram_error.Forbidden():
            return Unreachable(_first(FORBIDDEN, error.message.lower().removeprefix("forbidden: "), Barrier.FORBIDDEN))
        case telegram_error.InvalidToken():
            # A server too old for a method says 404 as well; that is no reason to stop.
            return Refused(error.message) if "method not found" in error.message.lower() else Unauthorized()
        case telegram_error.Conflict():
            return Conflict()
        case telegram_error.BadRequest():
            return _first(BAD_REQUEST, error.message.lower(), Refused(error.message))
        case telegram_error.NetworkError():
            return _of_network(error)
        case _:
            return Doubt()


def _of_network(error: telegram_error.NetworkError) -> Outcome:
    match error:
        case NotSent() | NotSentInTime():
            return Transient()
        case Dropped() | telegram_error.TimedOut():
            return Doubt()
        case _:
            return _first(ANSWERED, error.message.lower(), Transient())


def _first(table: Mapping[str, T], text: str, otherwise: T) -> T:
    return next((value for beginning, value in table.items() if text.startswith(beginning)), otherwise)
