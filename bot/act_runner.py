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
from storage.outbox import OutRow
from storage.seen import Seen, see_beforehand
from storage.unit_of_work import StoredUnitOfWork
from tickets.clock import Clock
from tickets.policy import Policy
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork

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
class TransactionState:
    """What is known in the course of a transaction: the tickets that it has locked, what it hands over when it ends."""

    locked: dict[int, Ticket] = field(default_factory=dict)
    rows: list[OutRow] = field(default_factory=list)
    seen: Mapping[int, Seen] = field(default_factory=dict)

    def look(self, c: Connection, policy: Policy, now: datetime) -> None:
        """See what the rows are worded with, as this transaction leaves it."""
        if self.rows:
            self.seen = see_beforehand(c, self.rows, policy, now, self.locked)


class ActRunner:
    """Runs acts. `outlet` is joined when the sender is there; until then everything waits in the records."""

    def __init__(self, policy: Policy, clock: Clock) -> None:
        self.policy = policy
        self._clock = clock
        self._states: WeakKeyDictionary[Transaction, TransactionState] = WeakKeyDictionary()
        self.outlet: Outlet | None = None

    async def run(
        self, tx: Transaction, act: Callable[Concatenate[UnitOfWork, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What `act(work, …)` gives, in this transaction; raises its refusal."""
        return await tx.run(self._over(tx, lambda work: act(work, *args, **kwargs)))

    def put_off(
        self, tx: Transaction, act: Callable[Concatenate[UnitOfWork, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Let `act(work, …)` come before whatever is done next in this transaction."""
        tx.put_off(self._over(tx, lambda work: act(work, *args, **kwargs)))

    def _over(self, tx: Transaction, act: Callable[[UnitOfWork], T]) -> Callable[[Connection], T]:
        state, now = self._state(tx), self._clock.now()
        fence = self.outlet.fence if self.outlet else None

        def run(c: Connection) -> T:
            work = StoredUnitOfWork(c, self.policy, now, state.rows, fence=fence, locked=state.locked)
            result = act(work)
            if work.waiting:
                tx.notify(OUTBOX)
            if work.errands_waiting:
                tx.notify(ERRANDS)
            return result

        return run

    def _state(self, tx: Transaction) -> TransactionState:
        """One for all acts of the transaction."""
        state = self._states.get(tx)
        if state is None:
            state = self._states[tx] = TransactionState()
            tx.at_end(state.look, self.policy, self._clock.now())
            tx.after_commit(partial(self._depart, state))
        return state

    def _depart(self, state: TransactionState) -> None:
        if state.rows and self.outlet:
            self.outlet.hand_over(state.rows, state.seen)
