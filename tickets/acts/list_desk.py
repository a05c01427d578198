"""What waits for a member of staff: what is theirs, what nobody has, what is due; for who leads, all the rest too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tickets.acts.list_tickets import Standing, assignee
from tickets.desk import Desk
from tickets.people import Group, Post
from tickets.promises import Promise, owed
from tickets.refusals import NotYours
from tickets.rights import leads
from tickets.ticket import State, Ticket

SOON = timedelta(hours=1)
"""How long before its promised moment a matter counts as due."""

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Shelf:
    """Tickets that wait for the same reason, the most pressing first; `more` are open besides those listed."""

    what: str
    tickets: Sequence[Standing]
    more: int


@dataclass(frozen=True)
class Viewer:
    """Who looks, with what they hold."""

    id: int
    posts: Sequence[Post]
    crews: Sequence[Group]
    at: datetime

    def sees(self, ticket: Ticket) -> bool:
        """Whether it is of their property and department, or of their group."""
        held = (post for post in self.posts if post.property_id == ticket.property_id)
        return any(post.covers(ticket.category) for post in held) or ticket.group_id in {g.id for g in self.crews}


def _mine(viewer: Viewer, ticket: Ticket, promise: Promise | None) -> bool:
    return viewer.id in (ticket.owner_id, ticket.assignee_id)


def _due(viewer: Viewer, ticket: Ticket, promise: Promise | None) -> bool:
    return promise is not None and promise.due_at <= viewer.at + SOON and viewer.sees(ticket)


def _free(viewer: Viewer, ticket: Ticket, promise: Promise | None) -> bool:
    return ticket.state is State.DISPATCHED and viewer.sees(ticket)


def _under_way(viewer: Viewer, ticket: Ticket, promise: Promise | None) -> bool:
    return any(leads(post, ticket) for post in viewer.posts)


SHELVES: Mapping[str, Callable[[Viewer, Ticket, Promise | None], bool]] = {
    "mine": _mine,
    "free": _free,
    "due": _due,
    "under_way": _under_way,
}
"""The parts of the list; a ticket stands in the first that takes it."""


def list_desk(desk: Desk, *, by: int, at: datetime, most: int) -> list[Shelf]:
    """The shelves that are not empty, each with at most so many tickets; raises `NotYours` for others than staff."""
    viewer = Viewer(by, desk.posts_of(by), desk.groups_of(by), at)
    if not viewer.posts and not viewer.crews:
        raise NotYours
    shelves: dict[str, list[tuple[Ticket, Promise | None]]] = {what: [] for what in SHELVES}
    for ticket, promise in _open(desk, viewer):
        what = next((name for name, takes in SHELVES.items() if takes(viewer, ticket, promise)), None)
        if what is not None:
            shelves[what].append((ticket, promise))
    return [_shelf(desk, what, found, most) for what, found in shelves.items() if found]


def list_jobs(desk: Desk, *, by: int, at: datetime, most: int) -> tuple[Shelf, int]:
    """What a technician has in hand, the most pressing first, and how many their groups have that nobody has taken."""
    viewer = Viewer(by, desk.posts_of(by), desk.groups_of(by), at)
    waiting = list(_open(desk, viewer))
    jobs = [each for each in waiting if each[0].assignee_id == by]
    return _shelf(desk, "mine", jobs, most), sum(_free(viewer, *each) for each in waiting)


def _open(desk: Desk, viewer: Viewer) -> Iterable[tuple[Ticket, Promise | None]]:
    estates = {post.property_id for post in viewer.posts} | {crew.property_id for crew in viewer.crews}
    for estate in sorted(estates):
        for ticket in desk.open_in(estate):
            yield ticket, next(iter(owed(ticket, desk.policy)), None)


def _shelf(desk: Desk, what: str, found: list[tuple[Ticket, Promise | None]], most: int) -> Shelf:
    found.sort(key=lambda each: each[1].due_at if each[1] else NEVER)
    listed = [Standing(ticket, assignee(desk, ticket), promise) for ticket, promise in found[:most]]
    return Shelf(what, listed, len(found) - len(listed))
