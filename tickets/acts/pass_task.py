"""A task is passed on, taken over, or goes to who is on duty now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.end_task import task_in_hand
from tickets.acts.keep_task import stored, tell_ticket
from tickets.acts.show_task import refresh_task
from tickets.people import Person
from tickets.refusals import NotYours
from tickets.tasks.doers import colleagues, doer_now
from tickets.tasks.facts import TaskPassedOn
from tickets.tasks.pinging import ping
from tickets.tasks.task import Task
from tickets.unit_of_work import UnitOfWork


def candidates_for(work: UnitOfWork, task_id: int, *, by: int) -> list[Person]:
    """To whom the person may pass the task on; raises as `task_in_hand` does."""
    task, _ = task_in_hand(work, task_id, by=by)
    return [person for person in colleagues(work, task) if person.id != by]


def pass_task(work: UnitOfWork, task_id: int, *, by: int, at: datetime, to: int) -> Task:
    """Pass the task on to a colleague, who is told; whoever passed it on still answers for it, and hears when it is
    late (IN3, IN7). To oneself: take it over. Raises `NotYours` for anybody who is no colleague.
    """
    task, ticket = task_in_hand(work, task_id, by=by)
    if to != by and to not in {person.id for person in colleagues(work, task)}:
        raise NotYours
    given = stored(work, replace(task, doer_id=to, passed_by=None if to == by else task.passed_by or by))
    if to != by:
        ping(work, to, "passed_on", at, task_id=task.id, ticket_id=task.ticket_id)
    if ticket is not None:
        tell_ticket(work, ticket, TaskPassedOn(ticket.id, at, by, task.kind, task.doer_id, to))
    refresh_task(work, given, at=at)
    return given


def name_doers(work: UnitOfWork, property_id: int, *, at: datetime) -> int:
    """Give every open task of the property whose doer cannot do it now to who can (DT4); how many were given on."""
    changed = 0
    for seen in work.open_tasks(property_id):
        ticket = None if seen.ticket_id is None else work.ticket(seen.ticket_id)
        task = work.task(seen.id)
        doer = doer_now(work, task, ticket)
        if not task.open or doer == task.doer_id:
            continue
        given = stored(work, replace(task, doer_id=doer, passed_by=None))
        if doer is not None:
            ping(work, doer, "passed_on", at, task_id=task.id, ticket_id=task.ticket_id)
        if ticket is not None:
            tell_ticket(work, ticket, TaskPassedOn(ticket.id, at, None, task.kind, task.doer_id, doer))
        refresh_task(work, given, at=at)
        changed += 1
    return changed
