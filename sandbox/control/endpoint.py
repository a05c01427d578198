"""Serves the control interface: checks the body, calls the handler, words the refusals."""

import inspect
import json
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from sandbox.control.ask import Ask, Route
from sandbox.errors import Refusal
from sandbox.keys import WORLD
from sandbox.schema.check import SchemaError
from sandbox.shapes import Json

log = logging.getLogger("sandbox")
Serve = Callable[[web.Request], Awaitable[web.StreamResponse]]


async def read_body(request: web.Request) -> Json:
    """The JSON object of the request, empty without one. Raises Refusal."""
    if not request.can_read_body:
        return {}
    try:
        given = await request.json()
    except ValueError as error:
        raise Refusal("the body is not JSON") from error
    if not isinstance(given, dict):
        raise Refusal("the body must be a JSON object")
    return given


def serve(route: Route) -> Serve:
    """The web handler of a route."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            given = await read_body(request)
            route.check(given)
            done = route.handler(Ask(request.app[WORLD], given, request.match_info, request.query))
            return reply(await done if inspect.isawaitable(done) else done)
        except Refusal as refusal:
            return reply({"error": str(refusal)} | refusal.more, refusal.status)
        except SchemaError as error:
            log.error("the sandbox made an update against the schema: %s", error)
            return reply({"error": f"the sandbox broke the schema of Update: {error}"}, 500)

    return handle


def reply(body: Json, status: int = 200) -> web.Response:
    escaped = json.dumps(body, ensure_ascii=False).encode(errors="backslashreplace")  # half a character, as in JSON
    return web.Response(body=escaped, content_type="application/json", charset="utf-8", status=status)
