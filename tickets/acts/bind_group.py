"""A group, or a topic of one, is bound to a property and its trades, and released again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tickets.acts.settle import settle
from tickets.codes import issue, read_code, use_up
from tickets.desk import Desk
from tickets.facts import TicketDispatched
from tickets.people import Group
from tickets.premises import Property
from tickets.refusals import BoundElsewhere, CodeRefused, NotYours
from tickets.telling import Errand, Message
from tickets.ticket import Kind

BIND = "bind"
OFFER, CONFIRM, RELEASE = "offer", "confirm", "release"
"""What Telegram is asked for: before a binding is offered, before it is done, before a group is released."""


@dataclass(frozen=True)
class Place:
    """A chat, or one topic of it, as Telegram knows it."""

    chat_id: int
    thread_id: int | None
    title: str
    public: bool


def require_post(desk: Desk, *, by: int) -> None:
    """Raise `NotYours` unless the person holds a post anywhere."""
    if not desk.posts_of(by):
        raise NotYours


def ask_to_bind(desk: Desk, chat_id: int, thread_id: int | None, *, by: int, key: str) -> None:
    """Look up who asks: they must hold a role, and be an administrator of the group, which Telegram is asked about."""
    require_post(desk, by=by)
    params = {"for": OFFER, "chat": chat_id, "thread": thread_id}
    desk.errand(Errand(f"membership:{key}", "membership", by, by, params))


def ask_again(
    desk: Desk, code: str, choice: Mapping[str, object], *, by: int, at: datetime, key: str, message: int
) -> None:
    """Before the group is bound as it was confirmed in that message, look up whether the person still administrates it.

    `choice` is what `bind_group` is given then. Raises `NotYours` for anybody but who asked.
    """
    place = _place(_offer(desk, code, by, at))
    params = {"for": CONFIRM, "chat": place.chat_id, "code": code, "choice": dict(choice), "message": message}
    desk.errand(Errand(f"membership:{key}", "membership", by, by, params))


def ask_to_release(desk: Desk, chat_id: int, thread_id: int | None, *, by: int, key: str) -> Group | None:
    """Look up whether the person administrates the group that they want released; raises as `unbind_group` does."""
    group = _releasable(desk, chat_id, thread_id, by)
    if group is not None:
        params = {"for": RELEASE, "chat": chat_id, "thread": thread_id}
        desk.errand(Errand(f"membership:{key}", "membership", chat_id, by, params))
    return group


def trades_on_offer(desk: Desk) -> list[str]:
    """The categories that a group or a head can be for: those that repairs have."""
    return [code for code, category in desk.policy.categories.items() if Kind.REPAIR in category.kinds]


def offer_binding(desk: Desk, place: Place, *, by: int, at: datetime) -> tuple[str, list[Property]]:
    """A code that binds the group once, and the properties that it can be bound to; raises as `bind_group` does."""
    estates = _open_to(desk, place.chat_id, place.thread_id, by)
    return issue(desk, BIND, {**vars(place), "by": by}, at), [desk.property(each) for each in estates]


def bind_group(
    desk: Desk, code: str, trades: Sequence[str], *, property_id: int, by: int, at: datetime, key: str
) -> Group:
    """Bind the group that was confirmed, for these trades (none: all), and tell it so.

    Raises `NotYours` for anybody but who asked, and without a role in the property; `BoundElsewhere` where another
    property has the group.
    """
    place = _place(_offer(desk, code, by, at))
    if property_id not in _open_to(desk, place.chat_id, place.thread_id, by):
        raise CodeRefused
    use_up(desk, code, at)
    group = Group(0, place.chat_id, place.thread_id, property_id, place.title, tuple(trades), public=place.public)
    bound = desk.add_group(group)
    params = {"title": bound.title, "trades": list(bound.trades)}
    desk.tell(Message(f"bound:{key}", bound.chat_id, "staff/bound", params, bound.thread_id, fallback="desk"))
    return bound


def _offer(desk: Desk, code: str, by: int, at: datetime) -> dict[str, object]:
    offer = read_code(desk, BIND, code, by=by, at=at)
    if offer["by"] != by:
        raise NotYours
    return offer


def _place(offer: Mapping[str, object]) -> Place:
    thread = offer["thread_id"]
    thread_id = None if thread is None else int(str(thread))
    return Place(int(str(offer["chat_id"])), thread_id, str(offer["title"]), offer["public"] is True)


def _open_to(desk: Desk, chat_id: int, thread_id: int | None, by: int) -> list[int]:
    """The properties that the person may bind it to: where it is bound already, only that one."""
    mine = sorted({post.property_id for post in desk.posts_of(by)})
    if not mine:
        raise NotYours
    bound = desk.group_at(chat_id, thread_id)
    if bound is None:
        return mine
    if bound.property_id not in mine:
        raise BoundElsewhere
    return [bound.property_id]


def unbind_group(desk: Desk, chat_id: int, thread_id: int | None, *, by: int, at: datetime) -> Group | None:
    """Release a group, `None` where none is bound; raises `NotYours` without a role in its property."""
    group = _releasable(desk, chat_id, thread_id, by)
    if group is not None:
        release(desk, group, by=by, at=at)
    return group


def _releasable(desk: Desk, chat_id: int, thread_id: int | None, by: int) -> Group | None:
    group = desk.group_at(chat_id, thread_id)
    if group is not None and group.property_id not in {post.property_id for post in desk.posts_of(by)}:
        raise NotYours
    return group


def release(desk: Desk, group: Group, *, by: int | None, at: datetime) -> None:
    """The group has no tickets any more: what is open goes to the front desk."""
    for ticket in desk.open_of_group(group.id):
        settle(desk, ticket.with_(group_id=None), TicketDispatched(ticket.id, at, by, None, ticket.round))
    desk.remove_group(group.id)
