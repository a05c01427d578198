"""Handles what is in the inbox: in groups of one transaction each, and after a failure one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence

import structlog

from bot.faults import error_text
from bot.intake.body import bare
from bot.intake.lanes import Lanes
from bot.web.metrics import Metrics
from storage import inbox
from storage.database import Database, Transaction
from storage.failures import is_data_error
from storage.inbox import AlreadyEnded, Body, Row
from tickets.clock import Clock

log = structlog.get_logger()

GROUP = 32
"""Rows that one commit takes."""

ATTEMPTS = 4
"""Attempts for a row: once with a group, then three times alone."""

POSTPONED = 0.2
"""Seconds until a row is tried again whose lane another worker is handling."""

DATABASE_LOST = 1.0
"""Seconds until rows are tried again if the database could not even count their attempts."""

Work = Callable[[Transaction], Awaitable[None]]
"""Handles a row inside the transaction; what must follow the commit is given to `after_commit`."""

Read = Callable[[Row], Work]
"""Finds the work for a row, before anything is written; raises `Unreadable`."""


class Unreadable(Exception):
    """The row holds no update that could be understood; trying again would not help."""


class Runner:
    """Stores updates and handles them. `read` gives the work for a row, `give_up` tells people that it was set
    aside.
    """

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        worker: str,
        bot_id: int,
        read: Read,
        give_up: Callable[[Transaction, Row, str], Awaitable[None]],
        metrics: Metrics,
    ) -> None:
        self._database = database
        self._clock = clock
        self._worker = worker
        self._bot_id = bot_id
        self._read = read
        self._give_up = give_up
        self._metrics = metrics
        self.lanes = Lanes()

    async def receive(self, bodies: Sequence[Body]) -> None:
        """Store updates durably. Waits afterwards while too many are in memory."""
        try:
            await self._store(bodies)
        except Exception:
            log.warning("batch_not_stored", updates=len(bodies), exc_info=True)
            for body in bodies:
                await self._store_alone(body)
        await self.lanes.room()

    async def _store(self, bodies: Sequence[Body]) -> None:
        rows = await self._database.write(inbox.receive, self._bot_id, bodies, self._worker, self._clock.now())
        self._metrics.received(bodies, len(rows))
        await self.lanes.add(rows)

    async def _store_alone(self, body: Body) -> None:
        """Store one update, reduced to its words if it must be; one that cannot be stored at all is skipped."""
        for form in (body, bare(body)):
            try:
                return await self._store([form])
            except Exception as error:
                if not is_data_error(error):
                    raise
                log.exception("update_unstorable", update=body.update_id, kind=body.kind, bare=form is not body)
        return None

    async def recover(self) -> None:
        """Handle what dead workers left open, the oldest first and one by one, so that an update that kills the process
        uses up only its own attempts.
        """
        left = await self._database.write(inbox.left_open, self._worker)
        for row in left:
            await self._to_the_end(row)
        if left:
            log.info("inbox_recovered", rows=len(left))

    async def _to_the_end(self, row: Row) -> None:
        """Handle a row to its end, even while the database is lost and comes back: nobody else would handle it."""
        while True:
            try:
                return await self._alone(row)
            except Exception:
                log.exception("database_lost", rows=1)
                await asyncio.sleep(DATABASE_LOST)

    async def run(self) -> None:
        """Handle rows until `stop`; on PostgreSQL four groups run side by side."""
        width = 1 if self._database.dialect == "sqlite" else 4
        async with asyncio.TaskGroup() as tasks:
            for _ in range(width):
                tasks.create_task(self._work())

    async def stop(self) -> None:
        """Begin no more groups; rows that wait are left for the next start."""
        await self.lanes.close()

    async def _work(self) -> None:
        while rows := await self.lanes.take(GROUP):
            again: Sequence[Row] = rows
            try:
                again = await self._together(rows)
            except Exception:
                log.exception("database_lost", rows=len(rows))
                await asyncio.sleep(DATABASE_LOST)
            finally:
                await self.lanes.give_back(rows, again)

    async def _together(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Handle a group. Gives the rows that have to wait for another worker."""
        try:
            works, unreadable = self._sort(rows)
            await self._put_aside_together(unreadable)
            mine = await self._commit(works)
        except Exception:
            log.warning("group_failed", rows=len(rows), exc_info=True)
            for row in rows:
                await self._alone(row)
            return ()
        later = [row for row, _ in works if row.id not in mine]
        if later:
            await asyncio.sleep(POSTPONED)
        return later

    def _sort(self, rows: Sequence[Row]) -> tuple[list[tuple[Row, Work]], list[tuple[Row, str]]]:
        """Rows with their work, and unreadable rows with the reason; found out before anything is written."""
        works: list[tuple[Row, Work]] = []
        unreadable: list[tuple[Row, str]] = []
        for row in rows:
            try:
                works.append((row, self._read(row)))
            except Unreadable as reason:
                unreadable.append((row, str(reason)))
        return works, unreadable

    async def _commit(self, works: Sequence[tuple[Row, Work]]) -> Collection[int]:
        """Handle the rows whose turn it is in one commit. Gives their ids."""
        if not works:
            return ()
        async with self._database.begin() as tx:
            mine = await self._guard(tx, [row for row, _ in works])
            for row, work in works:
                if row.id in mine:
                    await work(tx)
            tx.defer(inbox.finish, mine, self._clock.now())
        self._metrics.handled(len(mine))
        return mine

    async def _guard(self, tx: Transaction, rows: Sequence[Row]) -> Collection[int]:
        """The ids of the rows whose turn it is; without other workers that is all of them."""
        mine = rows if self._database.dialect == "sqlite" else await tx.run(inbox.guard, rows)
        return {row.id for row in mine}

    async def _alone(self, row: Row) -> None:
        """Handle one row by itself, as often as it may be tried; then set it aside."""
        error = "the process ended each time"
        while (attempt := await self._count(row)) is not None:
            if attempt > ATTEMPTS:
                return await self._put_aside(row, error)
            try:
                await self._turn(row)
            except Unreadable as reason:
                return await self._put_aside(row, str(reason))
            except AlreadyEnded:
                return None
            except Exception as failure:
                log.warning("update_failed", row=row.id, kind=row.kind, attempt=attempt, exc_info=True)
                error = error_text(failure)
        return None

    async def _count(self, row: Row) -> int | None:
        """Count an attempt before it runs; `None` when the row has ended."""
        return await self._database.write(inbox.count_attempt, row.id)

    async def _turn(self, row: Row) -> None:
        """Handle the row in its own transaction, as soon as its turn comes; raises `Unreadable`."""
        work = self._read(row)
        while True:
            if await self._commit([(row, work)]):
                return
            await asyncio.sleep(POSTPONED)

    async def _put_aside_together(self, rows: Sequence[tuple[Row, str]]) -> None:
        """Set unreadable rows aside in one commit; one by one if that fails."""
        if not rows:
            return
        try:
            async with self._database.begin() as tx:
                for row, reason in rows:
                    await self._end_aside(tx, row, reason)
        except Exception:
            log.warning("set_aside_failed", rows=len(rows), exc_info=True)
            for row, _ in rows:
                await self._alone(row)

    async def _put_aside(self, row: Row, error: str) -> None:
        try:
            async with self._database.begin() as tx:
                await self._end_aside(tx, row, error)
        except Exception:
            log.exception("set_aside_untold", row=row.id)
            async with self._database.begin() as tx:
                await self._end_aside(tx, row, error, tell=False)

    async def _end_aside(self, tx: Transaction, row: Row, error: str, *, tell: bool = True) -> None:
        await tx.run(inbox.set_aside, row.id, error, self._clock.now())
        if tell:
            await self._give_up(tx, row, error)
        tx.after_commit(lambda: self._was_put_aside(row, error))

    def _was_put_aside(self, row: Row, error: str) -> None:
        self._metrics.set_aside()
        log.error("update_set_aside", row=row.id, kind=row.kind, reason=error, remedy="the raw words are at the desk")
