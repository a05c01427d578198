"""Whom a step of the ladder reaches: who can be reached of its rung, or of the first above it with such people."""

from __future__ import annotations

from tickets.desk import Desk
from tickets.escalation import Step
from tickets.people import Role
from tickets.recipients import Recipient, first_post_upward, recipients
from tickets.telling import Audience
from tickets.ticket import Ticket


def reach(desk: Desk, ticket: Ticket, step: Step) -> tuple[int, list[Recipient]]:
    """The rung that the step comes to, and whom it reaches there; at the top again, also the rung below."""
    rung, people = _filled(desk, ticket, step.rung)
    if step.rung == ticket.rung and rung > 1:
        people = _people(desk, ticket, rung - 1) + people
    return rung, people


def _filled(desk: Desk, ticket: Ticket, rung: int) -> tuple[int, list[Recipient]]:
    top = len(desk.policy.promises[ticket.pace].rungs)
    while not (people := _people(desk, ticket, rung)) and rung < top:
        rung += 1
    return rung, people or _anybody(desk, ticket)


def _people(desk: Desk, ticket: Ticket, rung: int) -> list[Recipient]:
    filled = recipients(desk, ticket, desk.policy.promises[ticket.pace].rungs[rung - 1].role.value)
    return [each for each in filled if desk.person(each.chat_id).reachable]


def _anybody(desk: Desk, ticket: Ticket) -> list[Recipient]:
    """Where no rung up to the top is filled, the administrator, else the highest who is there: never nobody (DT4)."""
    posts = first_post_upward(desk, ticket.property_id, Role.ADMINISTRATOR)
    return [Recipient(post.person_id, Audience.SUPERVISOR) for post in posts]
