"""Desks for acts: each over a transaction, and what it orders goes to the sender after the commit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from storage.connection import Connection
from storage.database import Transaction
from storage.desk import StoredDesk
from storage.outbox import OutRow
from tickets.clock import Clock
from tickets.desk import Desk
from tickets.policy import Policy

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

    def hand_over(self, rows: Iterable[OutRow]) -> None:
        """Send these rows."""
        ...


class Desks:
    """Runs acts. `outlet` is joined when the sender is there; until then everything waits in the records."""

    def __init__(self, policy: Policy, clock: Clock) -> None:
        self.policy = policy
        self._clock = clock
        self.outlet: Outlet | None = None

    async def act(
        self, tx: Transaction, act: Callable[Concatenate[Desk, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What `act(desk, …)` gives, in this transaction; raises its refusal."""
        outlet, outgoing, now = self.outlet, list[OutRow](), self._clock.now()
        fence = outlet.fence if outlet else None

        def work(c: Connection) -> tuple[T, StoredDesk]:
            desk = StoredDesk(c, self.policy, now, outgoing, fence)
            return act(desk, *args, **kwargs), desk

        result, desk = await tx.run(work)
        if outgoing and outlet:
            tx.after_commit(lambda: outlet.hand_over(outgoing))
        if desk.waiting:
            tx.notify(OUTBOX)
        if desk.errands_waiting:
            tx.notify(ERRANDS)
        return result
