"""GET /sandbox/events: server-sent events, with what was missed."""

import json
from contextlib import suppress

from aiohttp import web

from sandbox.keys import WORLD
from sandbox.world.events import Event
from sandbox.world.world import NUMBER, World

HEARTBEAT = 15.0


async def events(request: web.Request) -> web.StreamResponse:
    """Streams until the listener leaves or the sandbox stops."""
    given = request.headers.get("Last-Event-ID", request.query.get("last_event_id", ""))
    kinds = set(filter(None, request.query.get("kinds", "").split(",")))
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"})
    await response.prepare(request)
    with suppress(ConnectionResetError):  # the listener left
        await tell(response, request.app[WORLD], int(given) if NUMBER.fullmatch(given) else None, kinds)
    return response


async def tell(response: web.StreamResponse, world: World, seen: int | None, kinds: set[str]) -> None:
    """Writes what follows the event `seen`, or what is new; "reset" first when what followed is not here any more."""
    log = world.events
    await response.write(b": here\n\n")
    if seen is None or not log.knows(seen):
        if seen is not None:
            await response.write(frame(Event(log.last_id, "reset", {})))
        seen = log.last_id
    while not world.closing:
        for event in log.after(seen):
            seen = event.id
            if not kinds or event.kind in kinds:
                await response.write(frame(event))
        if log.last_id == seen and not await log.added.wait(HEARTBEAT):
            await response.write(b": still here\n\n")


def frame(event: Event) -> bytes:
    data = json.dumps(event.data, ensure_ascii=False, separators=(",", ":"))
    return f"id: {event.id}\nevent: {event.kind}\ndata: {data}\n\n".encode()
