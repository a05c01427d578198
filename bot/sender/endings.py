"""What follows from the outcome of a send: every outcome is written down, none is dropped silently."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.act_runner import ActRunner
from bot.clock import SystemClock
from bot.sender.fallback import take_fallback
from bot.telegram.outcome import Barrier, Doubt, Migrated, Outcome, Refused, Transient, Unreachable
from storage import chats, outbox, people
from storage.chat_migration import migrate_chat
from storage.connection import Connection
from storage.database import Database, Transaction
from storage.outbox import Arrival, OutRow
from tickets.acts.follow_chat import lost, topic_gone
from tickets.clock import Clock

log = structlog.get_logger()

OUT = {Barrier.KICKED, Barrier.NOT_A_MEMBER, Barrier.DELETED}
"""Reasons for which a group is released."""

LONGEST = 60
"""The most seconds between two tries, unless Telegram asks for more."""


@dataclass(frozen=True)
class Rest:
    """For how many real seconds the chat is left alone."""

    seconds: float = 0.0


class Arrivals:
    """What arrived, and is not yet written."""

    def __init__(self) -> None:
        self.waiting: list[Arrival] = []
        self.written = False

    def write(self, c: Connection) -> None:
        """Mark them as sent; what arrives from now on is another batch."""
        self.written = True
        outbox.mark_sent(c, self.waiting)


class Endings:
    """Writes the ends of sends; those that only say that all went well are gathered into batches."""

    def __init__(self, database: Database, acts: ActRunner, clock: Clock, invitation: Callable[[], str]) -> None:
        """`invitation` gives the link that opens the private chat with the bot."""
        self._database = database
        self._acts = acts
        self._clock = clock
        self._wall = SystemClock()
        self._invitation = invitation
        self._arrivals = Arrivals()

    def sent(self, row: OutRow, message_id: int | None) -> None:
        """The row arrived."""
        if self._arrivals.written:
            self._arrivals = Arrivals()
        if not self._arrivals.waiting:
            self._database.write_soon(self._arrivals.write)
        self._arrivals.waiting.append(Arrival(row, message_id, self._clock.now()))

    async def gone(self, row: OutRow) -> None:
        """The message to be changed no longer exists: the row is sent as a new message."""
        await self._database.write(outbox.forget_place, row)

    async def later(self, row: OutRow, outcome: Transient | Doubt) -> Rest:
        """Try it again later; a pause that Telegram asked for is stored."""
        asked = outcome.retry_after if isinstance(outcome, Transient) else None
        rest = asked or timedelta(seconds=min(LONGEST, 2.0**row.attempts))
        due_at = self._wall.now() + rest
        mark = outbox.mark_doubt if isinstance(outcome, Doubt) else outbox.mark_transient
        async with self._database.begin() as tx:
            await tx.run(mark, row.id, due_at)
            if asked is not None:
                await tx.run(outbox.pause, row.chat_id, due_at)
        log.info("send_later", row=row.id, doubt=isinstance(outcome, Doubt), seconds=rest.total_seconds())
        return Rest(rest.total_seconds())

    async def migrated(self, row: OutRow, outcome: Migrated) -> None:
        """The group has another id: move everything there, this row too."""
        async with self._database.begin() as tx:
            await tx.run(migrate_chat, row.chat_id, outcome.new_chat_id, self._clock.now())
            await tx.run(outbox.put_back, row.id)
        log.info("chat_migrated", old=row.chat_id, new=outcome.new_chat_id)

    async def failed(self, row: OutRow, outcome: Outcome) -> bool:
        """It can never be sent: tell whoever can help. Gives whether there was anybody to tell."""
        reason, unreachable = _reason(outcome), isinstance(outcome, Unreachable)
        async with self._database.begin() as tx:
            await tx.run(outbox.mark_failed, row.id, reason, self._clock.now())
            if unreachable:
                await tx.run(chats.set_unreachable, row.chat_id, _type(row.chat_id), reason)
                await tx.run(people.set_reachable, row.chat_id, reachable=False)
            released = await self._release(tx, row, outcome)
            heard = not row.fallback or released
            if not heard:
                link, at = self._invitation(), self._clock.now()
                heard = await self._acts.run(tx, take_fallback, row, link, unreachable=unreachable, at=at)
        alarm = log.error if isinstance(outcome, Refused) else log.warning
        alarm("send_failed", row=row.id, kind=row.kind, template=row.template, reason=reason)
        if not heard:
            log.error(
                "nobody_reachable", row=row.id, ticket=row.ticket_id, remedy="see that somebody on duty writes /start"
            )
        return heard

    async def _release(self, tx: Transaction, row: OutRow, outcome: Outcome) -> bool:
        """Release a group that has removed the bot. Gives whether anything was bound there."""
        if not (isinstance(outcome, Unreachable) and outcome.reason in OUT and row.chat_id < 0):
            return False
        return await self._acts.run(tx, lost, row.chat_id, by=None, at=self._clock.now(), key=f"send:{row.id}")

    async def topic_gone(self, row: OutRow) -> None:
        """The topic is gone: an administrator is told."""
        async with self._database.begin() as tx:
            await self._acts.run(tx, topic_gone, row.chat_id, row.thread_id, at=self._clock.now())
        log.warning("topic_gone", row=row.id, chat=row.chat_id, thread=row.thread_id, remedy="bind the group again")

    async def untried(self, row: OutRow) -> None:
        """It was not sent, and is left for the next start."""
        await self._database.write(outbox.put_back, row.id)


def _type(chat_id: int) -> str:
    return "private" if chat_id > 0 else "supergroup"


def _reason(outcome: Outcome) -> str:
    match outcome:
        case Unreachable(reason=Barrier() as barrier):
            return barrier.name.lower()
        case Refused(text=text):
            return text
        case _:
            return type(outcome).__name__.lower()
