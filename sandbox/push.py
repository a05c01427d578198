"""Pushes updates to the webhook, those of one chat one after the other."""

import asyncio
import logging
from collections.abc import AsyncIterator

from aiohttp import ClientError, ClientSession, ClientTimeout, web

from sandbox.keys import WORLD
from sandbox.world.updates import Queued
from sandbox.world.world import World

log = logging.getLogger("sandbox")
PATIENCE = ClientTimeout(total=60)
LONGEST_DELAY = 60.0


async def pusher(app: web.Application) -> AsyncIterator[None]:
    """Runs beside the application; what it dies of is raised when the application ends."""
    task = asyncio.ensure_future(push_all(app[WORLD]))
    yield
    app[WORLD].close()
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        log.debug("pushing has ended")


async def push_all(world: World) -> None:
    """Starts a push for every update that may go, for as long as the sandbox runs."""
    async with ClientSession(timeout=PATIENCE) as session, asyncio.TaskGroup() as pushes:
        while not world.closing:
            world.updates.expire()
            for queued in ready(world):
                queued.pushing = True
                pushes.create_task(push(world, session, queued))
            await world.updates.added.wait(1.0)


def ready(world: World) -> list[Queued]:
    """The first pending update of each chat, unless one of that chat is under way."""
    if not world.webhook.url:
        return []
    room = world.webhook.max_connections - sum(queued.pushing for queued in world.updates.pending)
    first: dict[int | None, Queued] = {}
    for queued in world.updates.pending:
        first.setdefault(queued.chat, queued)
    return [queued for queued in first.values() if not queued.pushing][: max(room, 0)]


async def push(world: World, session: ClientSession, queued: Queued) -> None:
    """Pushes one update, again and again with a growing delay, until it is taken, expires or the webhook is gone."""
    delay = world.webhook.first_delay
    try:
        while world.webhook.url and queued in world.updates.pending:
            if await taken(world, session, queued):
                world.updates.confirm(queued)
                return
            await asyncio.sleep(delay)
            delay = min(delay * 2, LONGEST_DELAY)
    finally:
        queued.pushing = False
        world.updates.added.fire()
        world.changed.fire()


async def taken(world: World, session: ClientSession, queued: Queued) -> bool:
    """Whether the webhook answered 2xx; else the error is kept for getWebhookInfo."""
    hook = world.webhook
    headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
    try:
        async with session.post(hook.url, json=queued.body, headers=headers, allow_redirects=False) as response:
            await response.read()
            failed = None if response.ok else f"Wrong response from the webhook: {response.status} {response.reason}"
    except (ClientError, TimeoutError) as error:
        failed = "Connection timed out" if isinstance(error, TimeoutError) else "Connection refused"
    if failed:
        hook.last_error, hook.last_error_date = failed, world.clock.stamp()
    return failed is None
