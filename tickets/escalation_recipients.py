"""Who is told at an escalation level: who can be reached there, else at the first higher level with such people."""

from __future__ import annotations

from tickets.escalation import Step, roles
from tickets.outgoing import Audience
from tickets.people import Role
from tickets.recipients import Recipient, first_post_upward, recipients
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def escalation_recipients(work: UnitOfWork, ticket: Ticket, step: Step) -> tuple[int, list[Recipient]]:
    """The level that is really reached, and who is told there; a repetition at the top also tells the level below."""
    level, people = _filled(work, ticket, step.level)
    if step.level == ticket.rung and level > 1:
        people = _people(work, ticket, level - 1) + people
    return level, people


def _filled(work: UnitOfWork, ticket: Ticket, level: int) -> tuple[int, list[Recipient]]:
    top = len(roles(ticket, work.policy))
    while not (people := _people(work, ticket, level)) and level < top:
        level += 1
    return level, people or _anybody(work, ticket)


def _people(work: UnitOfWork, ticket: Ticket, level: int) -> list[Recipient]:
    filled = recipients(work, ticket, roles(ticket, work.policy)[level - 1].value)
    return [each for each in filled if work.person(each.chat_id).reachable]


def _anybody(work: UnitOfWork, ticket: Ticket) -> list[Recipient]:
    """If nobody holds a post of any level: the administrator, else the highest post that somebody holds (DT4)."""
    posts = first_post_upward(work, ticket.property_id, Role.ADMINISTRATOR)
    return [Recipient(post.person_id, Audience.SUPERVISOR) for post in posts]
