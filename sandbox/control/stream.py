"""GET /sandbox/events: server-sent events, with what was missed."""

import json

from aiohttp import web

from sandbox.keys import WORLD
from sandbox.world.events import Event

HEARTBEAT = 15.0


async def events(request: web.Request) -> web.StreamResponse:
    log = request.app[WORLD].events
    given = request.headers.get("Last-Event-ID", request.query.get("last_event_id", ""))
    seen = int(given) if given.isdecimal() else log.last_id
    kinds = set(filter(None, request.query.get("kinds", "").split(",")))
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"})
    await response.prepare(request)
    await response.write(b": here\n\n")
    while not request.app[WORLD].closing:
        for event in log.after(seen):
            seen = event.id
            if not kinds or event.kind in kinds:
                await response.write(frame(event))
        if log.last_id == seen and not await log.added.wait(HEARTBEAT):
            await response.write(b": still here\n\n")
    return response


def frame(event: Event) -> bytes:
    data = json.dumps(event.data, ensure_ascii=False, separators=(",", ":"))
    return f"id: {event.id}\nevent: {event.kind}\ndata: {data}\n\n".encode()
