"""Runs acts in transactions; what they order is handed to the sender after the commit."""

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
from storage.render_data import RenderData, prefetch
from storage.unit_of_work import StoredUnitOfWork
from tickets.clock import Clock
from tickets.policy import Policy
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork

P = ParamSpec("P")
T = TypeVar("T")

OUTBOX, ERRANDS = "outbox", "errands"
"""Channels by which the sender and the errands are woken."""


class Outlet(Protocol):
    """Takes over what is to be sent."""

    @property
    def fence(self) -> int | None:
        """The fencing token while rows may be handed over at once, else `None`."""
        ...

    def hand_over(self, rows: Iterable[OutRow], data: Mapping[int, RenderData]) -> None:
        """Send these rows; `data` has, by their ids, what they are rendered with."""
        ...


@dataclass
class TransactionState:
    """What all acts of one transaction share: the tickets that it has locked, and the rows to hand over after the
    commit.
    """

    locked: dict[int, Ticket] = field(default_factory=dict)
    rows: list[OutRow] = field(default_factory=list)
    data: Mapping[int, RenderData] = field(default_factory=dict)

    def prefetch(self, c: Connection, policy: Policy, now: datetime) -> None:
        """Read what the rows are rendered with, as this transaction leaves it."""
        if self.rows:
            self.data = prefetch(c, self.rows, policy, now, self.locked)


class ActRunner:
    """Runs acts. `outlet` is set once there is a sender; until then everything waits in the outbox."""

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

    def defer(
        self, tx: Transaction, act: Callable[Concatenate[UnitOfWork, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Let `act(work, …)` come before whatever is done next in this transaction."""
        tx.defer(self._over(tx, lambda work: act(work, *args, **kwargs)))

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
        """The state shared by all acts of the transaction."""
        state = self._states.get(tx)
        if state is None:
            state = self._states[tx] = TransactionState()
            tx.at_end(state.prefetch, self.policy, self._clock.now())
            tx.after_commit(partial(self._depart, state))
        return state

    def _depart(self, state: TransactionState) -> None:
        if state.rows and self.outlet:
            self.outlet.hand_over(state.rows, state.data)
