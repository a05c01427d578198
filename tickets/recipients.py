"""Where something about a ticket is told: the chats behind words like "the group" or "its head"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tickets.desk import Desk
from tickets.people import Group, Post, Role
from tickets.telling import Audience
from tickets.ticket import Kind, Ticket

UPWARD = (Role.FRONT_DESK, Role.SUPERVISOR, Role.MANAGER, Role.ADMINISTRATOR)
"""Who answers for a contact when nobody of the post before is there (DT4)."""


@dataclass(frozen=True)
class Recipient:
    """A chat, and as what it is addressed."""

    chat_id: int
    audience: Audience
    thread_id: int | None = None


def group_for(desk: Desk, ticket: Ticket) -> Group | None:
    """The technicians' group for a repair or service of that category: one bound to it before one bound to all."""
    if ticket.kind not in (Kind.REPAIR, Kind.SERVICE):
        return None
    groups = desk.groups(ticket.property_id)
    special = [group for group in groups if ticket.category in group.trades]
    general = [group for group in groups if not group.trades and ticket.kind is Kind.REPAIR]
    return next(iter(special + general), None)


def first_post_upward(desk: Desk, property_id: int) -> list[Post]:
    """Everybody on duty of the lowest post that is filled, from the front desk up; nobody on duty: all of that post."""
    for role in UPWARD:
        posts = desk.posts(property_id, role)
        if posts:
            return [post for post in posts if post.on_duty] or list(posts)
    return []


def heads(desk: Desk, ticket: Ticket) -> list[Post]:
    """The heads of the ticket's department."""
    return [post for post in desk.posts(ticket.property_id, Role.HEAD) if post.covers(ticket.category)]


def _resident(desk: Desk, ticket: Ticket) -> Iterable[Recipient]:
    return [] if ticket.resident_id is None else [Recipient(ticket.resident_id, Audience.RESIDENT)]


def _crew(desk: Desk, ticket: Ticket) -> Iterable[Recipient]:
    """The group that has the ticket; without one, the front desk, or on up to the administrator."""
    if ticket.group_id is None:
        return [Recipient(post.person_id, Audience.DESK) for post in first_post_upward(desk, ticket.property_id)]
    group = desk.group(ticket.group_id)
    return [Recipient(group.chat_id, Audience.GROUP, group.thread_id)]


def _assignee(desk: Desk, ticket: Ticket) -> Iterable[Recipient]:
    """Whoever has the job, in private; whom the bot may not write to yet is named in the group that has the ticket."""
    if ticket.assignee_id is None:
        return []
    if ticket.group_id is None:
        return [Recipient(ticket.assignee_id, Audience.DESK)]
    reachable = desk.person(ticket.assignee_id).reachable
    return [Recipient(ticket.assignee_id, Audience.GROUP)] if reachable else []


def _heads(desk: Desk, ticket: Ticket) -> Iterable[Recipient]:
    return [Recipient(post.person_id, Audience.SUPERVISOR) for post in heads(desk, ticket)]


def _role(role: Role) -> Callable[[Desk, Ticket], Iterable[Recipient]]:
    def holders(desk: Desk, ticket: Ticket) -> Iterable[Recipient]:
        posts = [post for post in desk.posts(ticket.property_id, role) if post.covers(ticket.category)]
        return [Recipient(post.person_id, Audience.SUPERVISOR) for post in posts]

    return holders


WHO: Mapping[str, Callable[[Desk, Ticket], Iterable[Recipient]]] = {
    "resident": _resident,
    "crew": _crew,
    "assignee": _assignee,
    "head": _heads,
    "supervisor": _role(Role.SUPERVISOR),
    "manager": _role(Role.MANAGER),
}


def recipients(desk: Desk, ticket: Ticket, to: str) -> list[Recipient]:
    """The chats behind a word of the table of consequences."""
    return list(WHO[to](desk, ticket))
