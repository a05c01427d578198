"""getUpdates: one poller at a time."""

from sandbox.botapi.call import Call
from sandbox.errors import BotApiError
from sandbox.shapes import Json
from sandbox.world.world import World

TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
LONGEST = 50


async def get_updates(call: Call) -> list[Json]:
    """Waits for updates, at most `timeout` real seconds. A newer call ends an older one with 409."""
    world, queue = call.world, call.world.updates
    if world.webhook.url:
        raise BotApiError(409, WEBHOOK)
    if "allowed_updates" in call.params:
        queue.allowed = call.get("allowed_updates") or None
    queue.poller += 1
    mine = queue.poller
    queue.added.fire()
    limit = min(max(call.get("limit", 100), 1), 100)
    found = queue.fetch(call.get("offset", 0), limit)
    world.changed.fire()
    return found or await _wait(world, mine, limit, min(call.get("timeout", 0), LONGEST))


async def _wait(world: World, mine: int, limit: int, seconds: float) -> list[Json]:
    queue = world.updates
    end = world.clock.ticks() + seconds
    found: list[Json] = []
    while not found and not world.closing and (left := end - world.clock.ticks()) > 0:
        await queue.added.wait(left)
        if queue.poller != mine:
            raise BotApiError(409, TERMINATED)
        found = queue.fetch(0, limit)
    return found
