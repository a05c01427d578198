"""The sender: posts what is in the outbox."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog
from telegram import Bot

from bot.clock import SystemClock
from bot.sender.endings import Endings
from bot.sender.message_renderer import MessageRenderer, Parcel, Unread
from bot.sender.pace import Pace
from bot.sender.post import post, weight
from bot.sender.queues import Queues
from bot.stopping import CannotRun, WrongToken
from bot.telegram.outcome import (
    Doubt,
    Gone,
    Migrated,
    Outcome,
    Refused,
    ReplyGone,
    Sent,
    TopicGone,
    Transient,
    Unauthorized,
    Unchanged,
    outcome_of,
)
from bot.web.metrics import Metrics
from storage import outbox
from storage.connection import Connection
from storage.database import Database
from storage.outbox import OutRow
from storage.render_data import RenderData
from tickets.clock import Clock

log = structlog.get_logger()

IN_FLIGHT = 32
"""With so many rows in memory, others wait in the outbox."""

TRIES = 5
"""Tries to read a row's records, and to write how its send ended."""

LOOK = 1.0
"""Seconds between two looks for due rows, if nobody wakes it."""


@dataclass(frozen=True)
class Fetched:
    """Rows that were fetched, and what they are rendered with; `more`: there may be others."""

    rows: Sequence[OutRow]
    data: Mapping[int, RenderData]
    more: bool


def fetch_due(
    c: Connection,
    fence: int,
    room: int,
    now: datetime,
    *,
    resting: Collection[int],
    in_hand: Collection[int],
    prefetch: Callable[[Connection, Sequence[OutRow]], Mapping[int, RenderData]],
) -> Fetched:
    """Fetch so many due rows; none for chats that are left alone or have rows in memory."""
    rows = outbox.fetch_due(c, now, room, fence, {*resting, *in_hand})
    return Fetched(rows, prefetch(c, rows), len(rows) == room or outbox.waits(c, now, in_hand))


class Sender:
    """Sends rows that were handed over, and due rows. It works while this process has the sender's lease."""

    def __init__(
        self,
        *,
        database: Database,
        bot: Bot,
        message_renderer: MessageRenderer,
        endings: Endings,
        pace: Pace,
        clock: Clock,
        metrics: Metrics,
        beat: Callable[[], None] = lambda: None,
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._bot = bot
        self._message_renderer = message_renderer
        self._endings = endings
        self._pace = pace
        self._clock = clock
        self._metrics = metrics
        self._beat = beat
        self._tick = tick
        self._wall = SystemClock()
        self._queues = Queues()
        self._not_before: dict[int, float] = {}
        self._fence: int | None = None
        self._tasks: asyncio.TaskGroup | None = None
        self._woken = asyncio.Event()
        self._owing = True

    @property
    def fence(self) -> int | None:
        """The fencing token if rows may be handed over at once; `None` while the backlog is long."""
        return self._fence if self._tasks is not None and len(self._queues) < IN_FLIGHT else None

    def hand_over(self, rows: Iterable[OutRow], data: Mapping[int, RenderData]) -> None:
        """Send these rows, which are marked as being sent; `data` has, by their ids, what they are rendered with."""
        for row in rows:
            if self._queues.put(row, data.get(row.id)) and self._tasks is not None:
                self._tasks.create_task(self._serve(row.chat_id))

    def wake(self) -> None:
        """Look for what is due."""
        self._owing = True
        self._woken.set()

    async def run(self, fence: int) -> None:
        """Send until cancelled; first what an earlier holder of the lease was sending, marked as repeats."""
        left = await self._database.write(outbox.left_sending, fence)
        if left:
            log.info("outbox_recovered", rows=left)
        self._queues, self._not_before, self._owing = Queues(), {}, True
        try:
            async with asyncio.TaskGroup() as self._tasks:
                self._fence = fence
                await self._take_for_ever(fence)
        finally:
            self._fence, self._tasks = None, None

    async def stop(self, patience: float) -> None:
        """Fetch no more rows, and wait so many seconds for those being sent; the rest is left for the next start."""
        self._fence = None
        until = self._tick() + patience
        while self._queues.chats and self._tick() < until:  # noqa: ASYNC110 - at the stop only
            await asyncio.sleep(0.01)
        await self._database.flush()

    async def _take_for_ever(self, fence: int) -> None:
        while True:
            self._woken.clear()
            self._beat()
            room = IN_FLIGHT - len(self._queues)
            took = room > 0 and self._fence is not None and await self._due() and await self._take(fence, room)
            if not took:
                await self._rest()

    async def _due(self) -> bool:
        """Whether rows may be due; unless somebody said so, a read finds out, which costs no commit."""
        if self._owing:
            return True
        await self._database.flush()
        return await self._database.read(outbox.unfinished, self._latest()) > len(self._queues)

    async def _take(self, fence: int, room: int) -> bool:
        """Fetch due rows and send them. Gives whether there were any."""
        tick, now = self._tick(), self._latest()
        self._not_before = {chat: until for chat, until in self._not_before.items() if until > tick}
        self._owing = False
        try:
            fetched = await self._database.write(
                fetch_due,
                fence,
                room,
                now,
                resting=set(self._not_before),
                in_hand=self._queues.chats,
                prefetch=self._message_renderer.prefetch,
            )
        except BaseException:
            self._owing = True
            raise
        self._owing |= fetched.more
        self.hand_over(fetched.rows, fetched.data)
        return bool(fetched.rows)

    def _latest(self) -> datetime:
        """Rows are due by the service's clock, 429 pauses by real time: with a sandbox the two differ."""
        return max(self._clock.now(), self._wall.now())

    async def _rest(self) -> None:
        first = min(self._not_before.values(), default=self._tick() + LOOK)
        try:
            async with asyncio.timeout(min(LOOK, max(0.005, first - self._tick()))):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _serve(self, chat_id: int) -> None:
        """Send the rows of a chat, in order."""
        while (head := self._queues.head(chat_id)) is not None:
            rest = self._pace.wait(chat_id, weight(head[0])) or await self._send(*head)
            if rest:
                self._leave(chat_id, rest)
                break
            self._queues.done(chat_id)
        if self._owing:
            self._woken.set()

    def _leave(self, chat_id: int, rest: float) -> None:
        """Leave the chat alone for some seconds; its rows go back to the outbox."""
        self._not_before[chat_id] = self._tick() + rest
        self._owing = True
        for row in self._queues.give_up(chat_id):
            self._database.write_soon(outbox.put_back, row.id)

    async def _send(self, row: OutRow, data: RenderData | None) -> float:
        """Send a row. Gives for how many seconds its chat must be left alone after that."""
        try:
            parcel = await self._message_renderer.parcel(row, data)
        except Exception as error:
            return await self._unworded(row, error)
        outcome, message_id = await self._post(parcel)
        met: set[type[Outcome]] = set()
        while type(outcome) not in met and (anew := await self._anew(parcel.row, outcome)) is not None:
            met.add(type(outcome))
            parcel = replace(parcel, row=anew)
            outcome, message_id = await self._post(parcel)
        self._metrics.ended(type(outcome).__name__.lower())
        if row.anew and (data is None or data.stood):
            self._owing = True  # the message where the card stood is to lose its buttons
        return await self._end(row, outcome, message_id)

    async def _anew(self, row: OutRow, outcome: Outcome) -> OutRow | None:
        """The row without a reference that no longer exists; `None` if that would not help."""
        match outcome:
            case Gone() if row.edit is not None and row.kind != "strip":
                await self._endings.gone(row)
                return replace(row, edit=None)
            case ReplyGone():
                return replace(row, reply_to=None)
            case TopicGone():
                await self._endings.topic_gone(row)
                return replace(row, thread_id=None)
        return None

    async def _unworded(self, row: OutRow, error: Exception) -> float:
        log.error("wording_failed", row=row.id, template=row.template, card=row.card_id, exc_info=error)
        if isinstance(error, Unread) and row.attempts < TRIES:
            return (await self._endings.later(row, Transient())).seconds
        await self._failed(row, Refused(f"cannot be worded: {type(error).__name__}"))
        return 0.0

    async def _failed(self, row: OutRow, outcome: Outcome) -> None:
        if not await self._endings.failed(row, outcome):
            self._metrics.unheard()

    async def _post(self, parcel: Parcel) -> tuple[Outcome, int | None]:
        message_id, error = None, None
        async with self._pace.passage(weight(parcel.row), urgent=parcel.row.urgent):
            try:
                message_id = await post(self._bot, parcel)
            except Exception as raised:
                error = raised
        self._pace.spend(parcel.row.chat_id, weight(parcel.row))
        outcome = outcome_of(error)
        return outcome, parcel.row.edit if isinstance(outcome, Unchanged) else message_id

    async def _end(self, row: OutRow, outcome: Outcome, message_id: int | None) -> float:
        """Write how the send ended; again at once if another transaction was in the way."""
        for attempt in range(1, TRIES):
            try:
                return await self._ended(row, outcome, message_id)
            except CannotRun:
                raise
            except Exception:
                log.warning("ending_failed", row=row.id, attempt=attempt, exc_info=True)
        return await self._ended(row, outcome, message_id)

    async def _ended(self, row: OutRow, outcome: Outcome, message_id: int | None) -> float:
        match outcome:
            case Sent() | Unchanged():
                self._endings.sent(row, message_id)
            case Gone() if row.kind == "strip":
                self._endings.sent(row, None)
            case Transient() | Doubt():
                return (await self._endings.later(row, outcome)).seconds
            case Migrated():
                await self._endings.migrated(row, outcome)
            case Unauthorized():
                await self._endings.untried(row)
                raise WrongToken
            case _:
                await self._failed(row, outcome)
        return 0.0
