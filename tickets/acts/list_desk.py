"""The list of a member of staff: what is due, what is theirs, what nobody has and, for leaders, all the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tickets.acts.list_tickets import TicketSummary, assignee
from tickets.people import Group, Post
from tickets.promises import Promise, owed
from tickets.refusals import NotYours
from tickets.rights import leads
from tickets.ticket import State, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork

SOON = timedelta(hours=1)
"""How long before its promised moment a matter counts as due."""

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class QueueSection:
    """Tickets that wait for the same reason, the most urgent first, then what is due first.

    `start` stand before those listed, and `more` after them.
    """

    what: str
    tickets: Sequence[TicketSummary]
    more: int
    start: int = 0


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

    def has(self, ticket: Ticket) -> bool:
        """Whether they have the job, or answer for it."""
        return self.id in (ticket.owner_id, ticket.assignee_id)


def _due(viewer: Viewer, ticket: Ticket, promise: Promise | None) -> bool:
    """Late, or due soon. A ticket that nobody has is always due within minutes, so there only a late one or an
    emergency counts.
    """
    waits = ticket.state is State.DISPATCHED and ticket.urgency is not Urgency.EMERGENCY
    before = viewer.at if waits else viewer.at + SOON
    return promise is not None and promise.due_at <= before and (viewer.has(ticket) or viewer.sees(ticket))


def _mine(viewer: Viewer, ticket: Ticket, promise: Promise | None) -> bool:
    return viewer.has(ticket) and not _free(viewer, ticket, promise)


def _free(viewer: Viewer, ticket: Ticket, promise: Promise | None) -> bool:
    return ticket.state is State.DISPATCHED and viewer.sees(ticket)


def _under_way(viewer: Viewer, ticket: Ticket, promise: Promise | None) -> bool:
    return any(leads(post, ticket) for post in viewer.posts)


SECTIONS: Mapping[str, Callable[[Viewer, Ticket, Promise | None], bool]] = {
    "due": _due,
    "mine": _mine,
    "free": _free,
    "under_way": _under_way,
}
"""The sections of the list; a ticket is in the first one that accepts it."""


def list_desk(
    work: UnitOfWork, *, by: int, at: datetime, most: int, only: str = "", start: int = 0
) -> list[QueueSection]:
    """The sections that are not empty, each with at most `most` tickets; raises `NotYours` for anybody but staff.

    With `only`, that section alone, from its ticket number `start` on; all sections if there is none so far down.
    """
    viewer = Viewer(by, work.posts_of(by), work.groups_of(by), at)
    if not viewer.posts and not viewer.crews:
        raise NotYours
    sections: dict[str, list[tuple[Ticket, Promise | None]]] = {what: [] for what in SECTIONS}
    for ticket, promise in _open(work, viewer):
        what = next((name for name, takes in SECTIONS.items() if takes(viewer, ticket, promise)), None)
        if what is not None:
            sections[what].append((ticket, promise))
    if only in sections and len(sections[only]) > start:
        return [_section(work, only, sections[only], most, start)]
    return [_section(work, what, found, most) for what, found in sections.items() if found]


def list_jobs(work: UnitOfWork, *, by: int, at: datetime, most: int) -> tuple[QueueSection, int]:
    """The technician's own jobs, the most pressing first, and how many of their groups nobody has taken."""
    viewer = Viewer(by, work.posts_of(by), work.groups_of(by), at)
    waiting = list(_open(work, viewer))
    jobs = [each for each in waiting if each[0].assignee_id == by]
    return _section(work, "mine", jobs, most), sum(_free(viewer, *each) for each in waiting)


def _open(work: UnitOfWork, viewer: Viewer) -> Iterable[tuple[Ticket, Promise | None]]:
    estates = {post.property_id for post in viewer.posts} | {crew.property_id for crew in viewer.crews}
    for estate in sorted(estates):
        for ticket in work.open_in(estate):
            yield ticket, next(iter(owed(ticket, work.policy)), None)


def _section(
    work: UnitOfWork, what: str, found: list[tuple[Ticket, Promise | None]], most: int, start: int = 0
) -> QueueSection:
    found.sort(key=_pressing)
    listed = [TicketSummary(ticket, assignee(work, ticket), promise) for ticket, promise in found[start : start + most]]
    return QueueSection(what, listed, len(found) - start - len(listed), start)


def _pressing(waiting: tuple[Ticket, Promise | None]) -> tuple[int, datetime]:
    ticket, promise = waiting
    return list(Urgency).index(ticket.urgency), promise.due_at if promise else NEVER
