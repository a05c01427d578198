"""Who is told about a ticket: the chats behind words like "crew" or "head"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from tickets.outgoing import Audience
from tickets.people import Group, Post, Role
from tickets.ticket import Kind, Ticket
from tickets.unit_of_work import UnitOfWork

UPWARD = (Role.FRONT_DESK, Role.SUPERVISOR, Role.MANAGER, Role.ADMINISTRATOR)
"""The posts that answer for a property, the first first; the next one when nobody holds the one before (DT4)."""


@dataclass(frozen=True)
class Recipient:
    """A chat, and as which audience it is addressed."""

    chat_id: int
    audience: Audience
    thread_id: int | None = None


def group_for(work: UnitOfWork, ticket: Ticket) -> Group | None:
    """The technicians' group for a repair or service of that category: one bound to it before one bound to all."""
    if ticket.kind not in (Kind.REPAIR, Kind.SERVICE):
        return None
    groups = work.groups(ticket.property_id)
    special = [group for group in groups if ticket.category in group.trades]
    general = [group for group in groups if not group.trades and ticket.kind is Kind.REPAIR]
    return next(iter(special + general), None)


def first_post_upward(work: UnitOfWork, property_id: int, start: Role = Role.FRONT_DESK) -> list[Post]:
    """Who answers for the property: the holders of the post `start` who can be reached, else of the next post up.

    If nobody can be reached: the holders of the lowest post that is filled; sending to them fails, and raises an alarm.
    """
    return reachable_from(work, property_id, start) or next(_filled(work, property_id, UPWARD), [])


def reachable_from(work: UnitOfWork, property_id: int, role: Role, besides: Collection[int] = ()) -> list[Post]:
    """The holders of that post who can be reached, else of the nearest post above, else of the highest below; never
    those in `besides`.
    """
    ranks = list(Role)
    above = [each for each in UPWARD if ranks.index(each) >= ranks.index(role)]
    below = [each for each in reversed(ranks) if each not in above]
    return next(_filled(work, property_id, above + below, lambda post: _can_hear(work, post, besides)), [])


def _can_hear(work: UnitOfWork, post: Post, besides: Collection[int]) -> bool:
    return post.person_id not in besides and work.person(post.person_id).reachable


def _filled(
    work: UnitOfWork, property_id: int, roles: Iterable[Role], counts: Callable[[Post], bool] = lambda _: True
) -> Iterator[list[Post]]:
    """For each role the holders who pass `counts`: those on duty, or all of them if nobody is; roles without any are
    left out.
    """
    for role in roles:
        posts = work.posts(property_id, role)
        on_duty = [post for post in posts if post.on_duty and counts(post)]
        found = on_duty or [post for post in posts if not post.on_duty and counts(post)]
        if found:
            yield found


def fallback(ticket: Ticket, to: Recipient) -> str:
    """The fallback for a chat that cannot be reached: what is meant for the office goes upward, all else to the front
    desk.
    """
    office = to.audience in (Audience.DESK, Audience.SUPERVISOR) and to.chat_id != ticket.assignee_id
    return "upward" if office else "desk"


def heads(work: UnitOfWork, ticket: Ticket) -> list[Post]:
    """The heads of the ticket's department."""
    return [post for post in work.posts(ticket.property_id, Role.HEAD) if post.covers(ticket.category)]


def answerable(work: UnitOfWork, ticket: Ticket) -> list[Recipient]:
    """Who answers for the quality of work: the supervisor (or the next post up), and the department's heads."""
    above = (list(_role(role)(work, ticket)) for role in (Role.SUPERVISOR, Role.MANAGER, Role.ADMINISTRATOR))
    return list(dict.fromkeys([*next(filter(None, above), []), *_heads(work, ticket)]))


def deciders(work: UnitOfWork, ticket: Ticket) -> list[Recipient]:
    """Who decides a suggestion (SV4): the property's manager, or whoever stands in where there is none."""
    posts = first_post_upward(work, ticket.property_id, Role.MANAGER)
    return [Recipient(post.person_id, Audience.SUPERVISOR) for post in posts]


def _resident(work: UnitOfWork, ticket: Ticket) -> Iterable[Recipient]:
    return [] if ticket.resident_id is None else [Recipient(ticket.resident_id, Audience.RESIDENT)]


def _desk(work: UnitOfWork, ticket: Ticket) -> Iterable[Recipient]:
    return [Recipient(post.person_id, Audience.DESK) for post in first_post_upward(work, ticket.property_id)]


def _crew(work: UnitOfWork, ticket: Ticket) -> Iterable[Recipient]:
    """The group that has the ticket; without one, the front desk, or on up to the administrator."""
    if ticket.group_id is None:
        return _desk(work, ticket)
    group = work.group(ticket.group_id)
    return [Recipient(group.chat_id, Audience.GROUP, group.thread_id)]


def _assignee(work: UnitOfWork, ticket: Ticket) -> Iterable[Recipient]:
    """Whoever has the job, in private; for a group's ticket only if the bot may write to them, for the group's card
    names them.
    """
    if ticket.assignee_id is None:
        return []
    if ticket.group_id is None:
        return [Recipient(ticket.assignee_id, Audience.DESK)]
    reachable = work.person(ticket.assignee_id).reachable
    return [Recipient(ticket.assignee_id, Audience.GROUP)] if reachable else []


def _heads(work: UnitOfWork, ticket: Ticket) -> Iterable[Recipient]:
    return [Recipient(post.person_id, Audience.SUPERVISOR) for post in heads(work, ticket)]


def _role(role: Role) -> Callable[[UnitOfWork, Ticket], Iterable[Recipient]]:
    def holders(work: UnitOfWork, ticket: Ticket) -> Iterable[Recipient]:
        posts = [post for post in work.posts(ticket.property_id, role) if post.covers(ticket.category)]
        return [Recipient(post.person_id, Audience.SUPERVISOR) for post in posts]

    return holders


WHO: Mapping[str, Callable[[UnitOfWork, Ticket], Iterable[Recipient]]] = {
    "resident": _resident,
    "crew": _crew,
    "desk": _desk,
    "assignee": _assignee,
    "head": _heads,
    "supervisor": _role(Role.SUPERVISOR),
    "manager": _role(Role.MANAGER),
    "decider": deciders,
}


def recipients(work: UnitOfWork, ticket: Ticket, to: str) -> list[Recipient]:
    """The chats behind a word of the notification rules."""
    return list(WHO[to](work, ticket))
