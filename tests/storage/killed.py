"""A worker to be killed: `python killed.py <url> <worker>` handles updates for ever and says what it committed."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime

from sqlalchemy import Connection

from storage import inbox, numbers, outbox, workers
from storage.database import Database
from storage.inbox import Body
from tickets.outgoing import Message

NOW = datetime(2026, 11, 22, 18, 10, tzinfo=UTC)


def receive(c: Connection, worker: str, first: int) -> list[int]:
    bodies = [Body(number, f"{number % 5}:1", "message", f"update {number}") for number in range(first, first + 4)]
    return [row.id for row in inbox.receive(c, 1, bodies, worker, NOW)]


def handle(c: Connection, row_id: int, fence: int | None) -> int:
    number = numbers.following(c, 1, NOW.date())
    outbox.put_message(c, Message(f"{row_id}:1", number % 5, "receipt", {"number": number}), NOW, fence)
    return number


async def work(url: str, worker: str) -> None:
    database = await Database.open(url)
    async with database.begin() as tx:
        await tx.run(workers.beat, worker)
        fence = await tx.run(workers.acquire_lease, outbox.SENDER, worker)
    first = abs(hash(worker)) % 10**9
    while True:
        async with database.begin() as tx:
            ids = await tx.run(receive, worker, first)
        first += len(ids)
        say("received", *ids)
        async with database.begin() as tx:
            given = [await tx.run(handle, row_id, fence) for row_id in ids]
            await tx.run(inbox.finish, ids, NOW)
        say("handled", *ids, "numbers", *given)


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1], sys.argv[2]))
