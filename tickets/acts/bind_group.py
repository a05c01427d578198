"""A group, or a topic of one, is bound to a property and its trades, and released again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tickets.acts.save_and_notify import save_and_notify
from tickets.codes import issue, read_code, use_up
from tickets.facts import TicketDispatched
from tickets.outgoing import Errand, Message
from tickets.people import Group
from tickets.premises import Property
from tickets.refusals import BoundElsewhere, CodeRefused, NotYours
from tickets.ticket import Kind
from tickets.unit_of_work import UnitOfWork

BIND = "bind"
OFFER, CONFIRM, RELEASE = "offer", "confirm", "release"
"""Why Telegram is asked about a person: to offer a binding, to confirm it, or to release a group."""


@dataclass(frozen=True)
class Place:
    """A chat, or one topic of it, as Telegram knows it."""

    chat_id: int
    thread_id: int | None
    title: str
    public: bool


def require_post(work: UnitOfWork, *, by: int) -> None:
    """Raise `NotYours` unless the person holds a post anywhere."""
    if not work.posts_of(by):
        raise NotYours


def ask_to_bind(work: UnitOfWork, chat_id: int, thread_id: int | None, *, by: int, key: str) -> None:
    """Look up who asks: they must hold a role, and be an administrator of the group, which Telegram is asked about."""
    require_post(work, by=by)
    params = {"for": OFFER, "chat": chat_id, "thread": thread_id}
    work.errand(Errand(f"membership:{key}", "membership", by, by, params))


def ask_again(
    work: UnitOfWork, code: str, choice: Mapping[str, object], *, by: int, at: datetime, key: str, message: int
) -> None:
    """Ask Telegram once more whether the person still administrates the group, before it is bound.

    `choice` is kept for `bind_group`. Raises `NotYours` for anybody but who asked.
    """
    place = _place(_offer(work, code, by, at))
    params = {"for": CONFIRM, "chat": place.chat_id, "code": code, "choice": dict(choice), "message": message}
    work.errand(Errand(f"membership:{key}", "membership", by, by, params))


def ask_to_release(work: UnitOfWork, chat_id: int, thread_id: int | None, *, by: int, key: str) -> Group | None:
    """Look up whether the person administrates the group that they want released; raises as `unbind_group` does."""
    group = _releasable(work, chat_id, thread_id, by)
    if group is not None:
        params = {"for": RELEASE, "chat": chat_id, "thread": thread_id}
        work.errand(Errand(f"membership:{key}", "membership", chat_id, by, params))
    return group


def trades_on_offer(work: UnitOfWork) -> list[str]:
    """The trades to choose from: the categories that repairs have."""
    return [code for code, category in work.policy.categories.items() if Kind.REPAIR in category.kinds]


def offer_binding(work: UnitOfWork, place: Place, *, by: int, at: datetime) -> tuple[str, list[Property]]:
    """A code that binds the group once, and the properties that it can be bound to; raises as `bind_group` does."""
    estates = _open_to(work, place.chat_id, place.thread_id, by)
    return issue(work, BIND, {**vars(place), "by": by}, at), [work.property(each) for each in estates]


def bind_group(
    work: UnitOfWork, code: str, trades: Sequence[str], *, property_id: int, by: int, at: datetime, key: str
) -> Group:
    """Bind the group that was confirmed, for these trades (none: all), and tell it so.

    Raises `NotYours` for anybody but who asked, and without a role in the property; `BoundElsewhere` where another
    property has the group.
    """
    place = _place(_offer(work, code, by, at))
    if property_id not in _open_to(work, place.chat_id, place.thread_id, by):
        raise CodeRefused
    use_up(work, code, at)
    group = Group(0, place.chat_id, place.thread_id, property_id, place.title, tuple(trades), public=place.public)
    bound = work.add_group(group)
    params = {"title": bound.title, "trades": list(bound.trades)}
    work.send(Message(f"bound:{key}", bound.chat_id, "staff/bound", params, bound.thread_id, fallback="desk"))
    return bound


def _offer(work: UnitOfWork, code: str, by: int, at: datetime) -> dict[str, object]:
    offer = read_code(work, BIND, code, by=by, at=at)
    if offer["by"] != by:
        raise NotYours
    return offer


def _place(offer: Mapping[str, object]) -> Place:
    thread = offer["thread_id"]
    thread_id = None if thread is None else int(str(thread))
    return Place(int(str(offer["chat_id"])), thread_id, str(offer["title"]), offer["public"] is True)


def _open_to(work: UnitOfWork, chat_id: int, thread_id: int | None, by: int) -> list[int]:
    """The properties that the person may bind it to: where it is bound already, only that one."""
    mine = sorted({post.property_id for post in work.posts_of(by)})
    if not mine:
        raise NotYours
    bound = work.group_at(chat_id, thread_id)
    if bound is None:
        return mine
    if bound.property_id not in mine:
        raise BoundElsewhere
    return [bound.property_id]


def unbind_group(work: UnitOfWork, chat_id: int, thread_id: int | None, *, by: int, at: datetime) -> Group | None:
    """Release a group, `None` where none is bound; raises `NotYours` without a role in its property."""
    group = _releasable(work, chat_id, thread_id, by)
    if group is not None:
        release(work, group, by=by, at=at)
    return group


def _releasable(work: UnitOfWork, chat_id: int, thread_id: int | None, by: int) -> Group | None:
    group = work.group_at(chat_id, thread_id)
    if group is not None and group.property_id not in {post.property_id for post in work.posts_of(by)}:
        raise NotYours
    return group


def release(work: UnitOfWork, group: Group, *, by: int | None, at: datetime) -> None:
    """Take the group's open tickets to the front desk, and forget the group."""
    for ticket in work.open_of_group(group.id):
        save_and_notify(work, replace(ticket, group_id=None), TicketDispatched(ticket.id, at, by, None, ticket.round))
    work.remove_group(group.id)
