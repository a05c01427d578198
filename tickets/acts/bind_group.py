"""A group, or a topic of one, is bound to a property and its trades."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tickets.acts.settle import settle
from tickets.codes import issue, redeem
from tickets.desk import Desk
from tickets.facts import TicketDispatched
from tickets.people import Group
from tickets.refusals import BoundElsewhere, NotYours
from tickets.telling import Errand, Message

BIND = "bind"


def ask_to_bind(desk: Desk, chat_id: int, thread_id: int | None, *, by: int, at: datetime, key: str) -> None:
    """Look up who asks: they must hold a role, and be an administrator of the group, which Telegram is asked about."""
    if not desk.posts_of(by):
        raise NotYours
    params = {"chat": chat_id, "thread": thread_id}
    desk.errand(Errand(f"membership:{key}", "membership", by, by, params))


def offer_binding(
    desk: Desk, chat_id: int, thread_id: int | None, *, title: str, members: int, public: bool, by: int, at: datetime
) -> None:
    """Ask in the private chat to confirm the group by its title and member count, and to choose its trades."""
    bound = desk.group_at(chat_id, thread_id)
    mine = {post.property_id for post in desk.posts_of(by)}
    if bound is not None and bound.property_id not in mine:
        raise BoundElsewhere
    if not mine:
        raise NotYours
    data = {"chat": chat_id, "thread": thread_id, "title": title, "public": public, "property": min(mine), "by": by}
    code = issue(desk, BIND, data, at)
    params = {"title": title, "members": members, "code": code, "chosen": []}
    desk.tell(Message(f"bind:{code}", by, "staff/bind_ask", params))


def bind_group(desk: Desk, code: str, trades: Sequence[str], *, by: int, at: datetime) -> Group:
    """Bind the group that was confirmed, for these trades (none: all); an earlier binding of it is replaced."""
    offer = redeem(desk, BIND, code, by=by, at=at)
    if offer["by"] != by:
        raise NotYours
    chat_id, thread = int(str(offer["chat"])), offer["thread"]
    thread_id = None if thread is None else int(str(thread))
    group = Group(
        0,
        chat_id,
        thread_id,
        int(str(offer["property"])),
        str(offer["title"]),
        tuple(trades),
        public=offer["public"] is True,
    )
    return desk.add_group(group)


def unbind_group(desk: Desk, chat_id: int, thread_id: int | None, *, by: int, at: datetime) -> Group:
    """Release a group; what it had goes to the front desk. Raises `NotYours` without a role in its property."""
    group = desk.group_at(chat_id, thread_id)
    if group is None or group.property_id not in {post.property_id for post in desk.posts_of(by)}:
        raise NotYours
    for ticket in desk.open_of_group(group.id):
        settle(desk, ticket.with_(group_id=None), TicketDispatched(ticket.id, at, by, None, ticket.round))
    desk.remove_group(group.id)
    return group
