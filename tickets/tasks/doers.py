"""Who does a task: a person for each post, never nobody while the office has anybody (DT4)."""

from __future__ import annotations

from tickets.people import Person, Post, Role
from tickets.recipients import first_post_upward, reachable_from
from tickets.rights import LEADERS
from tickets.tasks.task import Task
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


def doers(work: UnitOfWork, role: Role, property_id: int, ticket: Ticket | None) -> list[int]:
    """Who may be asked, the first first: the holders of the post who can be reached, else of the next post up.

    The ticket's owner comes first among the front desk; a head must be of the ticket's department.
    """
    if role is Role.HEAD:
        heads = [post for post in work.posts(property_id, role) if ticket is None or post.covers(ticket.category)]
        able = [post.person_id for post in heads if work.person(post.person_id).reachable]
        return able or [post.person_id for post in first_post_upward(work, property_id, Role.SUPERVISOR)]
    able = [post.person_id for post in first_post_upward(work, property_id, role)]
    owner = ticket.owner_id if ticket is not None and role is Role.FRONT_DESK else None
    return sorted(able, key=lambda person_id: person_id != owner)


def doer_now(work: UnitOfWork, task: Task, ticket: Ticket | None) -> int | None:
    """Who does the open task from now on: whoever does it already while they can, else the first of `doers`.

    What was passed on to a person stays theirs as long as they can be reached.
    """
    if task.post is None:
        return task.doer_id
    if task.passed_by is not None and task.doer_id is not None and work.person(task.doer_id).reachable:
        return task.doer_id
    able = doers(work, task.post, task.property_id, ticket)
    return task.doer_id if task.doer_id in able else next(iter(able), None)


def may_do(work: UnitOfWork, task: Task, ticket: Ticket | None, person_id: int) -> bool:
    """Whether the person may end the task: its doer, anybody of the same post (DT5), or who decides over it."""
    if person_id == task.doer_id:
        return True
    return any(_covers(post, task, ticket) for post in work.posts_of(person_id))


def _covers(post: Post, task: Task, ticket: Ticket | None) -> bool:
    same = post.role is (task.post or Role.FRONT_DESK)
    theirs = ticket is None or post.covers(ticket.category)
    return post.property_id == task.property_id and theirs and (same or post.role in LEADERS[1:])


def leads_task(work: UnitOfWork, task: Task, ticket: Ticket | None, person_id: int) -> bool:
    """Whether the person decides over the task: a head of the department, or a post above."""
    held = [post for post in work.posts_of(person_id) if post.property_id == task.property_id]
    return any(post.role in LEADERS and (ticket is None or post.covers(ticket.category)) for post in held)


def colleagues(work: UnitOfWork, task: Task) -> list[Person]:
    """To whom the task can be passed on: whoever holds a post there or works in a group, and can be reached."""
    staff = [post.person_id for role in Role for post in work.posts(task.property_id, role)]
    crews = [each.id for group in work.groups(task.property_id) for each in work.technicians(group.id)]
    people = [work.person(each) for each in dict.fromkeys([*staff, *crews]) if each != task.doer_id]
    return [person for person in people if person.reachable]


def people_at(work: UnitOfWork, task: Task, ticket: Ticket | None, role: Role) -> list[int]:
    """Who is told at a level of that role, and can be reached; empty where nobody fills it."""
    posts = [post for post in work.posts(task.property_id, role) if ticket is None or post.covers(ticket.category)]
    return [post.person_id for post in posts if work.person(post.person_id).reachable]


def anybody(work: UnitOfWork, task: Task) -> list[int]:
    """Where nobody fills a level: the administrator, or whoever of the office can be reached."""
    return [post.person_id for post in reachable_from(work, task.property_id, Role.ADMINISTRATOR)]
