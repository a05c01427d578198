"""Waits until nothing is left to do, on either side."""

import asyncio
from urllib.parse import quote

from aiohttp import ClientError, ClientSession, ClientTimeout

from sandbox.control.ask import Ask
from sandbox.errors import Refusal
from sandbox.shapes import Json
from sandbox.world.world import World

BREATH = 0.02


async def idle(ask: Ask) -> Json:
    """Answers when a whole round passed with nothing new; raises Refusal (504) with what is open."""
    world = ask.world
    rounds, _ = await settled(world, world.clock.ticks() + ask.get("timeout", 10))
    return {"now": world.clock.now().isoformat(), "rounds": rounds}


async def settled(world: World, end: float) -> tuple[int, Json]:
    """After how many rounds nothing was new, and what the bot said then; raises Refusal (504) at `end`, in ticks."""
    rounds = 0
    async with ClientSession() as session:
        while True:
            rounds += 1
            before = _activity(world)
            bot = await _ask_bot(session, world, end) if _quiet(world) else {"idle": False}
            if bot.get("idle") and _quiet(world) and _activity(world) == before:
                return rounds, bot
            left = end - world.clock.ticks()
            if left <= 0 or world.closing:
                raise Refusal("the bot is not idle", 504, open=_open(world, bot))
            await world.changed.wait(min(left, BREATH))


def _activity(world: World) -> tuple[int, ...]:
    """Changes whenever something is called, queued or moved."""
    return world.journal.worked, world.updates.version, world.clock.version


def _quiet(world: World) -> bool:
    return not world.updates.open() and not world.updates.held and not world.journal.in_hand


async def _ask_bot(session: ClientSession, world: World, end: float) -> Json:
    """What the bot says of itself. A bot that cannot be asked is not idle: it may be starting."""
    if world.bot.idle_url is None:
        return {"idle": False, "open": "no bot has registered its idle_url"}
    timeout = ClientTimeout(total=max(0.1, end - world.clock.ticks()))
    url = f"{world.bot.idle_url}?now={quote(world.clock.now().isoformat())}"
    try:
        async with session.get(url, timeout=timeout) as response:
            said = await response.json()
    except (ClientError, TimeoutError, ValueError) as error:
        await asyncio.sleep(BREATH)
        return {"idle": False, "open": f"the bot did not answer: {type(error).__name__}"}
    return said if isinstance(said, dict) else {"idle": False, "open": "the bot's answer is no object"}


def _open(world: World, bot: Json) -> Json:
    pending = [queued.body["update_id"] for queued in world.updates.open()]
    return {"updates": pending, "calls": world.journal.in_hand, "bot": bot.get("open")}
