"""Desks for acts: each over a transaction, and what it orders goes to the sender after the commit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Concatenate, ParamSpec, Protocol, TypeVar
from weakref import WeakKeyDictionary

from storage.connection import Connection
from storage.database import Transaction
from storage.desk import StoredDesk
from storage.outbox import OutRow
from storage.seen import Seen, see_beforehand
from tickets.clock import Clock
from tickets.desk import Desk
from tickets.policy import Policy
from tickets.ticket import Ticket

P = ParamSpec("P")
T = TypeVar("T")

OUTBOX, ERRANDS = "outbox", "errands"
"""Channels on which whoever works on them is woken."""


class Outlet(Protocol):
    """Where what was ordered leaves."""

    @property
    def fence(self) -> int | None:
        """The fencing token, while rows may be handed over at once."""
        ...

    def hand_over(self, rows: Iterable[OutRow], seen: Mapping[int, Seen]) -> None:
        """Send these rows; `seen`, by their ids: what they are worded with."""
        ...


@dataclass
class Course:
    """What is known in the course of a transaction: the tickets that it has locked, what it hands over when it ends."""

    locked: dict[int, Ticket] = field(default_factory=dict)
    rows: list[OutRow] = field(default_factory=list)
    seen: Mapping[int, Seen] = field(default_factory=dict)

    def look(self, c: Connection, policy: Policy, now: datetime) -> None:
        """See what the rows are worded with, as this transaction leaves it."""
        if self.rows:
            self.seen = see_beforehand(c, self.rows, policy, now, self.locked)


class Desks:
    """Runs acts. `outlet` is joined when the sender is there; until then everything waits in the records."""

    def __init__(self, policy: Policy, clock: Clock) -> None:
        self.policy = policy
        self._clock = clock
        self._courses: WeakKeyDictionary[Transaction, Course] = WeakKeyDictionary()
        self.outlet: Outlet | None = None

    async def act(
        self, tx: Transaction, act: Callable[Concatenate[Desk, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What `act(desk, …)` gives, in this transaction; raises its refusal."""
        return await tx.run(self._work(tx, lambda desk: act(desk, *args, **kwargs)))

    def put_off(
        self, tx: Transaction, act: Callable[Concatenate[Desk, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Let `act(desk, …)` come before whatever is done next in this transaction."""
        tx.put_off(self._work(tx, lambda desk: act(desk, *args, **kwargs)))

    def _work(self, tx: Transaction, act: Callable[[Desk], T]) -> Callable[[Connection], T]:
        course, now = self._course(tx), self._clock.now()
        fence = self.outlet.fence if self.outlet else None

        def work(c: Connection) -> T:
            desk = StoredDesk(c, self.policy, now, course.rows, fence=fence, locked=course.locked)
            result = act(desk)
            if desk.waiting:
                tx.notify(OUTBOX)
            if desk.errands_waiting:
                tx.notify(ERRANDS)
            return result

        return work

    def _course(self, tx: Transaction) -> Course:
        """One for all acts of the transaction."""
        course = self._courses.get(tx)
        if course is None:
            course = self._courses[tx] = Course()
            tx.at_end(course.look, self.policy, self._clock.now())
            tx.after_commit(partial(self._depart, course))
        return course

    def _depart(self, course: Course) -> None:
        if course.rows and self.outlet:
            self.outlet.hand_over(course.rows, course.seen)
