"""To whom a ticket can be given."""

from __future__ import annotations

from collections.abc import Iterator

from tickets.people import Candidate, Group, Role
from tickets.recipients import group_for
from tickets.ticket import State, Ticket
from tickets.unit_of_work import UnitOfWork

FITTING, ON_DUTY, OTHERS, OFF_DUTY = range(4)


def candidates(work: UnitOfWork, ticket: Ticket) -> list[Candidate]:
    """The technicians of its group; without a group all technicians and the office's staff, each person once. What
    is answered goes to the office's staff alone.

    First technicians of the fitting group, then staff on duty, other technicians, and last who is off duty.
    """
    if ticket.group_id is not None:
        return list(_crew(work, work.group(ticket.group_id)))
    fitting = group_for(work, ticket)
    crews = [] if ticket.state in (State.RECEIVED, State.ANSWERED) else work.groups(ticket.property_id)
    crews = sorted(crews, key=lambda group: group != fitting)
    everybody = [*(each for group in crews for each in _crew(work, group)), *_office(work, ticket)]
    best: dict[int, Candidate] = {}
    for each in sorted(everybody, key=lambda each: _rank(each, fitting)):
        best.setdefault(each.person.id, each)
    return list(best.values())


def _crew(work: UnitOfWork, group: Group) -> Iterator[Candidate]:
    return (Candidate(person, Role.TECHNICIAN, group_id=group.id) for person in work.technicians(group.id))


def _office(work: UnitOfWork, ticket: Ticket) -> Iterator[Candidate]:
    for role in Role:
        for post in work.posts(ticket.property_id, role):
            yield Candidate(work.person(post.person_id), role, on_duty=post.on_duty)


def _rank(candidate: Candidate, fitting: Group | None) -> int:
    if candidate.group_id is None:
        return ON_DUTY if candidate.on_duty else OFF_DUTY
    return FITTING if fitting is not None and candidate.group_id == fitting.id else OTHERS
