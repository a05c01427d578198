"""The list of a member of staff: what is due, what is theirs, what nobody has and, for leaders, all the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tickets.acts.list_tickets import TaskSummary, TicketSummary, assignee
from tickets.people import Group, Post
from tickets.promises import Promise, owed
from tickets.refusals import NotYours
from tickets.rights import leads
from tickets.tasks.doers import may_do
from tickets.tasks.task import Task
from tickets.ticket import State, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork

SOON = timedelta(hours=1)
"""How long before its promised moment a matter counts as due."""

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class QueueSection:
    """Tickets that wait for the same reason, the most urgent first, then what is due first.

    `tasks` belong to no ticket. `start` stand before those listed, and `more` after them.
    """

    what: str
    tickets: Sequence[TicketSummary]
    more: int
    start: int = 0
    tasks: Sequence[TaskSummary] = ()


@dataclass(frozen=True)
class Matter:
    """A ticket with the promise that runs and the tasks that the viewer may do; without a ticket, one task."""

    ticket: Ticket | None
    promise: Promise | None
    tasks: Sequence[Task] = ()

    @property
    def due_at(self) -> datetime:
        """When the first of it is due."""
        promised = [self.promise.due_at] if self.promise else []
        return min([*promised, *(task.due_at for task in self.tasks)], default=NEVER)

    @property
    def pressing(self) -> tuple[int, datetime]:
        """The urgent first, then what is due first."""
        urgency = Urgency.ROUTINE if self.ticket is None else self.ticket.urgency
        return list(Urgency).index(urgency), self.due_at


@dataclass(frozen=True)
class Viewer:
    """Who looks at the list: their posts and their groups."""

    id: int
    posts: Sequence[Post]
    crews: Sequence[Group]
    at: datetime

    def sees(self, ticket: Ticket) -> bool:
        """Whether it is of their property and department, or of their group."""
        held = (post for post in self.posts if post.property_id == ticket.property_id)
        return any(post.covers(ticket.category) for post in held) or ticket.group_id in {g.id for g in self.crews}

    def has(self, matter: Matter) -> bool:
        """Whether they have the job, answer for it, or do one of its tasks."""
        ticket = matter.ticket
        theirs = ticket is not None and ticket.open and self.id in (ticket.owner_id, ticket.assignee_id)
        return theirs or any(task.doer_id == self.id for task in matter.tasks)


def _due(viewer: Viewer, matter: Matter) -> bool:
    """Late, or due soon. A ticket that nobody has is always due within minutes, so there only a late one or an
    emergency counts.
    """
    if any(task.due_at <= viewer.at + SOON for task in matter.tasks):
        return True
    ticket, promise = matter.ticket, matter.promise
    if ticket is None or promise is None:
        return False
    waits = ticket.state is State.DISPATCHED and ticket.urgency is not Urgency.EMERGENCY
    before = viewer.at if waits else viewer.at + SOON
    return promise.due_at <= before and (viewer.has(matter) or viewer.sees(ticket))


def _mine(viewer: Viewer, matter: Matter) -> bool:
    return viewer.has(matter) and not _free(viewer, matter)


def _free(viewer: Viewer, matter: Matter) -> bool:
    ticket = matter.ticket
    if ticket is None or not viewer.sees(ticket):
        return False
    return ticket.state is State.DISPATCHED or (ticket.state is State.RECEIVED and ticket.assignee_id is None)


def _under_way(viewer: Viewer, matter: Matter) -> bool:
    ticket = matter.ticket
    return bool(matter.tasks) or (ticket is not None and any(leads(post, ticket) for post in viewer.posts))


SECTIONS: Mapping[str, Callable[[Viewer, Matter], bool]] = {
    "due": _due,
    "mine": _mine,
    "free": _free,
    "under_way": _under_way,
}
"""The sections of the list; a matter is in the first one that accepts it."""


def list_desk(
    work: UnitOfWork, *, by: int, at: datetime, most: int, only: str = "", start: int = 0
) -> list[QueueSection]:
    """The sections that are not empty, each with at most `most` matters; raises `NotYours` for anybody but staff.

    With `only`, that section alone, from its matter number `start` on; all sections if there is none so far down.
    """
    viewer = Viewer(by, work.posts_of(by), work.groups_of(by), at)
    if not viewer.posts and not viewer.crews:
        raise NotYours
    sections: dict[str, list[Matter]] = {what: [] for what in SECTIONS}
    for matter in _matters(work, viewer):
        what = next((name for name, takes in SECTIONS.items() if takes(viewer, matter)), None)
        if what is not None:
            sections[what].append(matter)
    if only in sections and len(sections[only]) > start:
        return [_section(work, only, sections[only], most, start)]
    return [_section(work, what, found, most) for what, found in sections.items() if found]


def list_jobs(work: UnitOfWork, *, by: int, at: datetime, most: int) -> tuple[QueueSection, int]:
    """The technician's own jobs and tasks, the most pressing first, and how many of their groups nobody has taken."""
    viewer = Viewer(by, work.posts_of(by), work.groups_of(by), at)
    waiting = list(_matters(work, viewer))
    jobs = [each for each in waiting if (each.ticket is not None and each.ticket.assignee_id == by) or each.tasks]
    return _section(work, "mine", jobs, most), sum(_free(viewer, each) for each in waiting)


def _matters(work: UnitOfWork, viewer: Viewer) -> Iterable[Matter]:
    """Every open ticket of the viewer's properties with its tasks, then tasks of ended tickets, or of none.

    What the service does itself waits for nobody of the office.
    """
    estates = {post.property_id for post in viewer.posts} | {crew.property_id for crew in viewer.crews}
    for estate in sorted(estates):
        open_, tasks = {ticket.id: ticket for ticket in work.open_in(estate)}, work.open_tasks(estate)
        found: dict[int | None, Ticket | None] = dict(open_.items())
        found[None] = None
        for task in tasks:
            if task.ticket_id is not None and task.ticket_id not in found:
                found[task.ticket_id] = work.ticket(task.ticket_id)
        by_hand = [task for task in tasks if task.post is not None]
        theirs = [task for task in by_hand if may_do(work, task, found[task.ticket_id], viewer.id)]
        for ticket in open_.values():
            own = [task for task in theirs if task.ticket_id == ticket.id]
            yield Matter(ticket, next(iter(owed(ticket, work.policy)), None), own)
        yield from (Matter(found[task.ticket_id], None, [task]) for task in theirs if task.ticket_id not in open_)


def _section(work: UnitOfWork, what: str, found: list[Matter], most: int, start: int = 0) -> QueueSection:
    found.sort(key=lambda matter: matter.pressing)
    listed = found[start : start + most]
    tickets = [_summary(work, each.ticket, each) for each in listed if each.ticket is not None]
    tasks = [_task(work, task) for each in listed if each.ticket is None for task in each.tasks]
    return QueueSection(what, tickets, len(found) - start - len(listed), start, tasks)


def _summary(work: UnitOfWork, ticket: Ticket, matter: Matter) -> TicketSummary:
    return TicketSummary(ticket, assignee(work, ticket), matter.promise, [_task(work, task) for task in matter.tasks])


def _task(work: UnitOfWork, task: Task) -> TaskSummary:
    return TaskSummary(task, None if task.doer_id is None else work.person(task.doer_id))
