"""Who may do what: buttons carry claims, rights are looked up here, in the transaction. The default is no."""

from __future__ import annotations

from tickets.desk import Desk
from tickets.life import in_round
from tickets.people import Post, Role
from tickets.refusals import AlreadyTaken, NotYours
from tickets.ticket import Ticket

LEADERS = (Role.HEAD, Role.SUPERVISOR, Role.MANAGER, Role.ADMINISTRATOR)


def roles_of(desk: Desk, person_id: int) -> list[Role]:
    """What the person is here, lowest first: their posts, and a technician in whose group's name they may act."""
    held = {post.role for post in desk.posts_of(person_id)}
    if desk.groups_of(person_id):
        held.add(Role.TECHNICIAN)
    return [role for role in Role if role in held]


def leads(post: Post, ticket: Ticket) -> bool:
    """Whether the post may decide over the ticket: its department's head, or anybody above."""
    return post.property_id == ticket.property_id and post.role in LEADERS and post.covers(ticket.category)


def may_lead(desk: Desk, ticket: Ticket, person_id: int) -> bool:
    """Whether the person holds a post that decides over the ticket."""
    return any(leads(post, ticket) for post in desk.posts_of(person_id))


def require_leader(desk: Desk, ticket: Ticket, person_id: int) -> None:
    """Raise `NotYours` unless the person decides over the ticket."""
    if not may_lead(desk, ticket, person_id):
        raise NotYours


def require_resident(ticket: Ticket, person_id: int) -> None:
    """Raise `NotYours` unless it is the resident's own ticket."""
    if ticket.resident_id != person_id:
        raise NotYours


def require_worker(desk: Desk, ticket: Ticket, person_id: int) -> None:
    """Raise `NotYours` unless the person may take jobs of the ticket's group, or holds a post whose trade it is."""
    if ticket.group_id is not None and desk.is_technician(ticket.group_id, person_id):
        return
    posts = desk.posts_of(person_id)
    if any(post.property_id == ticket.property_id and post.covers(ticket.category) for post in posts):
        return
    raise NotYours


def require_assigner(desk: Desk, ticket: Ticket, person_id: int) -> None:
    """Raise `NotYours` unless the person decides over the ticket, or has it at the desk, where no group took it."""
    if ticket.group_id is None:
        require_worker(desk, ticket, person_id)
    else:
        require_leader(desk, ticket, person_id)


def job_in_hand(desk: Desk, ticket_id: int, *, by: int, round_: int | None) -> Ticket:
    """The ticket, for whoever has the job in that round, or decides over it.

    Whoever else works there hears how it stands now: raises `Outdated`, `AlreadyTaken`. Everybody else hears nothing
    of it: raises `NotYours`.
    """
    ticket = desk.ticket(ticket_id)
    if ticket.assignee_id != by:
        require_worker(desk, ticket, by)
    in_round(ticket, round_)
    if ticket.assignee_id != by and not may_lead(desk, ticket, by):
        raise NotYours if ticket.assignee_id is None else AlreadyTaken(ticket)
    return ticket
