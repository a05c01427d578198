"""Who may do what. A button carries no right: rights are looked up here, in the act's transaction. The default
is no.
"""

from __future__ import annotations

from tickets.life import in_assignment
from tickets.people import Post, Role
from tickets.refusals import AlreadyTaken, NotYours
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork

LEADERS = (Role.HEAD, Role.SUPERVISOR, Role.MANAGER, Role.ADMINISTRATOR)


def roles_of(work: UnitOfWork, person_id: int) -> list[Role]:
    """The person's roles, the lowest first: those of their posts, and technician if they may act for a group."""
    held = {post.role for post in work.posts_of(person_id)}
    if work.groups_of(person_id):
        held.add(Role.TECHNICIAN)
    return [role for role in Role if role in held]


def leads(post: Post, ticket: Ticket) -> bool:
    """Whether the post decides over the ticket: its department's head, or a post above."""
    return post.property_id == ticket.property_id and post.role in LEADERS and post.covers(ticket.category)


def may_lead(work: UnitOfWork, ticket: Ticket, person_id: int) -> bool:
    """Whether the person holds a post that decides over the ticket."""
    return any(leads(post, ticket) for post in work.posts_of(person_id))


def require_leader(work: UnitOfWork, ticket: Ticket, person_id: int) -> None:
    """Raise `NotYours` unless the person decides over the ticket."""
    if not may_lead(work, ticket, person_id):
        raise NotYours


def require_resident(ticket: Ticket, person_id: int) -> None:
    """Raise `NotYours` unless it is the resident's own ticket."""
    if ticket.resident_id != person_id:
        raise NotYours


def require_worker(work: UnitOfWork, ticket: Ticket, person_id: int) -> None:
    """Raise `NotYours` unless the person may take jobs of the ticket's group, or holds a post that covers its
    category.
    """
    if ticket.group_id is not None and work.is_technician(ticket.group_id, person_id):
        return
    posts = work.posts_of(person_id)
    if any(post.property_id == ticket.property_id and post.covers(ticket.category) for post in posts):
        return
    raise NotYours


def require_assigner(work: UnitOfWork, ticket: Ticket, person_id: int) -> None:
    """Raise `NotYours` unless the person decides over the ticket, or no group has it and they may work on it."""
    if ticket.group_id is None:
        require_worker(work, ticket, person_id)
    else:
        require_leader(work, ticket, person_id)


def job_in_hand(work: UnitOfWork, ticket_id: int, *, by: int, assignment_no: int | None) -> Ticket:
    """The ticket, for whoever has the job in that assignment, or decides over it.

    A colleague learns how it is now: raises `Outdated` or `AlreadyTaken`. Everybody else learns nothing: raises
    `NotYours`.
    """
    ticket = work.ticket(ticket_id)
    if ticket.assignee_id != by:
        require_worker(work, ticket, by)
    in_assignment(ticket, assignment_no)
    if ticket.assignee_id != by and not may_lead(work, ticket, by):
        raise NotYours if ticket.assignee_id is None else AlreadyTaken(ticket)
    return ticket
