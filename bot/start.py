"""Builds the service from the settings, or says why it cannot run."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import replace

import aiohttp
import structlog
from telegram.ext import ExtBot

from bot.demonstration.beside import sandbox_at
from bot.policy.error import PolicyError
from bot.policy.load import load_policy
from bot.service import Service
from bot.settings import Settings
from bot.stopping import CannotRun
from bot.telegram.ask_until_answered import ask_until_answered
from bot.telegram.bots import writing_bot
from bot.wiring import Application, Resources, office_lexicon
from storage import premises, schema
from storage.address import file_of
from storage.alone import Taken, alone_on
from storage.connection import Connection
from storage.database import Database
from storage.migrate import ForeignKeysBroken, migrate
from storage.schema import DatabaseTooNew, Unusable, WrongBot

log = structlog.get_logger()


async def serve(settings: Settings, *, paced: bool = True, ready: Callable[[], None] = lambda: None) -> None:
    """Serve until SIGTERM or SIGINT, and call `ready` once it does; raises `CannotRun` with the reason and the remedy.

    Beside a sandbox it takes its time from there, and heeds Telegram's limits only where the sandbox does.
    """
    stop_on_signal()
    beside = await sandbox_at(settings.bot_api_base)
    limits, sandbox = (beside.limits, beside.address) if beside else (True, None)
    async with resources_for(settings, paced=paced and limits, sandbox=sandbox) as resources:
        application = Application(resources)
        application.renderer.prepare()
        service = Service(application, ready)
        stop_on_signal(service.stop)
        await service.run()


def stop_on_signal(stop: Callable[[], object] | None = None) -> None:
    """Call `stop` on SIGTERM and SIGINT; without it, before there is anything to wind down, end at once."""
    task = asyncio.current_task()
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, stop or (task.cancel if task else sys.exit))


@asynccontextmanager
async def resources_for(settings: Settings, *, paced: bool, sandbox: str | None) -> AsyncIterator[Resources]:
    """Open the resources of a service, and close them at the end."""
    try:
        policy = replace(load_policy(), transcribes=settings.transcriber_url is not None)
        office_lexicon()
    except PolicyError as error:
        raise CannotRun(str(error)) from None
    with alone(settings):
        database = await _database(settings)
        try:
            home = (await database.read(premises.all_properties))[0].id
            async with aiohttp.ClientSession() as session, _bot(settings, paced=paced) as bot:
                yield Resources(settings, policy, database, bot, session, _worker(), home, paced, sandbox)
        finally:
            await database.close()


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Make sure that no other process serves the database file; raises `CannotRun`. A database server may be shared."""
    with ExitStack() as held:
        try:
            path = file_of(settings.database_url.get_secret_value())
            if path is not None:
                held.enter_context(alone_on(path))
        except Taken as error:
            raise CannotRun(f"{error}: stop that one first; several processes can share a PostgreSQL") from None
        except (OSError, ValueError) as error:
            raise CannotRun(f"DATABASE_URL: {error}") from None
        yield


async def _database(settings: Settings) -> Database:
    """Open the database, migrate it, and make it this bot's."""
    url = settings.database_url.get_secret_value()
    try:
        await migrate(url)
        database = await Database.open(url)
    except (DatabaseTooNew, ForeignKeysBroken, Unusable, ValueError, OSError) as error:
        raise CannotRun(f"DATABASE_URL: {error}") from None
    try:
        async with database.begin() as tx:
            await tx.run(schema.belong_to, settings.bot_id)
            await tx.run(_first_property)
    except WrongBot as error:
        await database.close()
        raise CannotRun(f"{error}: set BOT_TOKEN or DATABASE_URL to the one that belongs to the other") from None
    return database


def _first_property(c: Connection) -> None:
    """A new database begins with one property, which is named later."""
    if not premises.all_properties(c):
        premises.add_property(c, load_policy().office.names["zh_Hans"])


@asynccontextmanager
async def _bot(settings: Settings, *, paced: bool) -> AsyncIterator[ExtBot[None]]:
    bot = writing_bot(settings, paced=paced)
    try:
        await ask_until_answered(bot.initialize)
        yield bot
    finally:
        await bot.shutdown()


def _worker() -> str:
    """A name of this process that no other has or had."""
    return f"{socket.gethostname()}:{os.getpid()}:{os.urandom(3).hex()}"
