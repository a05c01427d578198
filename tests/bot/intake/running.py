"""A runner on a database, with a handler that writes a message for every row."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Connection, select

from bot.intake.runner import Runner, Unreadable, Work
from bot.web.metrics import Metrics
from storage.database import Database, Transaction
from storage.inbox import Body, Row
from storage.tables import chats
from storage.tables import inbox as inbox_table
from storage.upsert import insert

AT = datetime(2026, 11, 22, tzinfo=UTC)


class Still:
    def now(self) -> datetime:
        return AT


class RowHandler:
    """Handles a row by writing its text as the title of its chat; `spoil` makes texts fail, `{` cannot be read."""

    def __init__(self) -> None:
        self.spoil: dict[str, Callable[[], None]] = {}
        self.handled: list[str] = []
        self.given_up: list[tuple[str, str]] = []
        self.looked_at: list[str] = []

    def read(self, row: Row) -> Work:
        self.looked_at.append(row.raw)
        if row.raw.startswith("{"):
            raise Unreadable("no update")
        return partial(self.handle, row=row)

    async def handle(self, tx: Transaction, row: Row) -> None:
        chat, _, _ = row.lane.partition(":")
        await tx.run(write, int(chat), row.raw)
        self.spoil.get(row.raw, lambda: None)()
        tx.after_commit(lambda: self.handled.append(row.raw))

    async def give_up(self, tx: Transaction, row: Row, error: str) -> None:
        self.given_up.append((row.raw, error))


def body(number: int, text: str, chat: int = 1) -> Body:
    return Body(update_id=number, lane=f"{chat}:{chat}", kind="message", raw=text)


def fail() -> None:
    raise ZeroDivisionError("by design")


def write(c: Connection, chat: int, title: str) -> None:
    statement = insert(c, chats).values(id=chat, type="private", title=title)
    c.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"title": title}))


def states(c: Connection) -> dict[int, str]:
    return {row.id: row.title for row in c.execute(select(chats))}


def ends(c: Connection) -> dict[str, str]:
    return {row.raw: row.state for row in c.execute(select(inbox_table))}


def runner_of(database: Database, handler: RowHandler, worker: str = "one") -> Runner:
    return Runner(
        database=database,
        clock=Still(),
        worker=worker,
        bot_id=42,
        read=handler.read,
        give_up=handler.give_up,
        metrics=Metrics(lambda: database.commits),
    )


async def rest(runner: Runner) -> None:
    """Run until nothing waits."""
    running = asyncio.ensure_future(runner.run())
    async with asyncio.timeout(10):
        while not runner.lanes.at_rest:  # noqa: ASYNC110
            await asyncio.sleep(0.001)
    await runner.stop()
    await running
