"""The service's own web server: health, figures, webhooks, and a sandbox's question whether all is done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial

from aiohttp import web

from bot.intake.webhook import webhook
from bot.stopping import CannotRun
from bot.web.health import checks, health_routes
from bot.web.idle import idle_route
from bot.wiring import Application
from storage import errands, inbox, outbox, pings, tasks, tickets
from storage.connection import Connection

FOR_EVER = datetime.max.replace(tzinfo=UTC)
"""A moment after every pause, so that rows that wait for one are counted too."""


async def open_http(application: Application) -> tuple[web.AppRunner, int]:
    """Listen where the settings say; the runner, to be cleaned up, and the port. Raises `CannotRun`."""
    settings = application.resources.settings
    app = web.Application(client_max_size=4 * 1024 * 1024)
    app.add_routes(health_routes(checks(application.resources.database, application.beats), application.metrics))
    if settings.webhook_url and settings.webhook_secret:
        app.add_routes([webhook(settings.webhook_secret.get_secret_value(), application.runner.receive)])
    if application.sandbox_clock:
        following = partial(application.resources.database.read, next_due)
        app.add_routes([idle_route(application.sandbox_clock, partial(what_is_open, application), following)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.http_host, settings.http_port).start()
    except OSError as error:
        await runner.cleanup()
        raise CannotRun(f"HTTP_HOST, HTTP_PORT: {error.strerror}; set another, or stop what is there") from None
    return runner, int(runner.addresses[0][1])


def next_due(c: Connection) -> datetime | None:
    """When something of a ticket, a task or a ping falls due next."""
    moments = (tickets.next_due(c), tasks.next_due(c), pings.next_due(c))
    return min((moment for moment in moments if moment is not None), default=None)


async def what_is_open(application: Application) -> Mapping[str, int]:
    """How much is left to do: inbox, promises, errands, outbox, toasts."""
    database, now = application.resources.database, application.clock.now()
    await database.flush()
    application.watch.wake()
    return {
        "inbox": await database.read(inbox.unfinished),
        "promises": len(await database.read(tickets.due, now, 10)),
        "tasks": len(await database.read(tasks.due, now, 10)) + len(await database.read(pings.due, now, 10)),
        "errands": await database.read(errands.unfinished, now),
        "outbox": await database.read(outbox.unfinished, FOR_EVER),
        "toasts": int(not application.direct.at_rest),
    }
