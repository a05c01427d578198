"""The demonstration: a sandbox beside the bot, and a small estate in both."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
from pydantic import SecretStr

from bot.demonstration.estate import Estate, furnish, load_estate
from bot.settings import Settings
from bot.start import alone, serve, stop_on_signal
from bot.stopping import CannotRun
from storage.database import Database
from storage.migrate import migrate

TOKEN = "4200000042:demonstration"  # noqa: S105 - a sandbox takes any
FILE = Path("data/demo.db")
PORT = 8081


async def demonstrate(settings: Settings) -> None:
    """Run the sandbox, put the estate into it and into the database, and serve until stopped.

    The page's address is printed when the service is ready.
    """
    stop_on_signal()
    estate = load_estate()
    async with _sandbox() as address:
        ours = settings.model_copy(
            update={
                "bot_token": SecretStr(TOKEN),
                "bot_api_base": address,
                "database_url": SecretStr(f"sqlite:///{FILE}"),
                "webhook_url": None,
            }
        )
        with alone(ours):
            _fresh(FILE)
            await _seed(estate, address, ours)
        ready = f"\nThe demonstration is at {address}/ — Ctrl-C ends it.\n"
        await serve(ours, ready=lambda: print(ready, flush=True))  # noqa: T201


def _fresh(file: Path) -> None:
    """Begin with an empty database, since the sandbox begins empty as well."""
    file.parent.mkdir(parents=True, exist_ok=True)
    for name in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
        name.unlink(missing_ok=True)


@asynccontextmanager
async def _sandbox() -> AsyncIterator[str]:
    """A sandbox in a process of its own, at its usual port or a free one; its address."""
    process, address = await _start_sandbox(PORT)
    if not address:
        process, address = await _start_sandbox(0)
    try:
        if not address:
            raise CannotRun("the sandbox did not start: python -m sandbox says why")
        yield address
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _start_sandbox(port: int) -> tuple[Process, str]:
    """The process, and the address that it prints; nothing when it ends instead, as where the port is taken."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--port", str(port), "--token", TOKEN),
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=DEVNULL,
        start_new_session=True,
    )
    line = await process.stdout.readline() if process.stdout else b""
    return process, line.decode().strip().rstrip("/")


async def _seed(estate: Estate, address: str, settings: Settings) -> None:
    """The same people and groups on both sides."""
    url = settings.database_url.get_secret_value()
    await migrate(url)
    database = await Database.open(url)
    try:
        await database.write(furnish, estate, settings.bot_id)
    finally:
        await database.close()
    async with aiohttp.ClientSession() as session:
        await _play(session, f"{address}/sandbox", estate)


async def _play(session: aiohttp.ClientSession, control: str, estate: Estate) -> None:
    for person in estate.people():
        await _order(session, f"{control}/people", person)
    for chat in estate.chats():
        await _order(session, f"{control}/chats", chat)
    await _order(session, f"{control}/shown", estate.panes())


async def _order(session: aiohttp.ClientSession, address: str, body: dict[str, object]) -> None:
    async with session.post(address, json=body) as answer:
        if answer.status >= 400:
            raise CannotRun(f"the sandbox refused {body}: {await answer.text()}")
