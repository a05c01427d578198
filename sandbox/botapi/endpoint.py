"""`/bot<token>/<method>`: reads, checks, lets faults and limits strike, does, and writes it all down."""

import asyncio
import inspect
import json
import logging

from aiohttp import web

from sandbox.botapi.call import Call
from sandbox.botapi.methods import METHODS
from sandbox.botapi.request import check_token, read_call
from sandbox.errors import BotApiError, too_many_requests
from sandbox.keys import WORLD
from sandbox.schema.check import SchemaError, check_result
from sandbox.shapes import Json
from sandbox.world.faults import Fault
from sandbox.world.journal import POLL, Received
from sandbox.world.migrate import migrate
from sandbox.world.world import World

log = logging.getLogger("sandbox")


async def serve(request: web.Request) -> web.StreamResponse:
    """One call of the bot."""
    world, name = request.app[WORLD], request.match_info["method"]
    try:
        check_token(world, request.match_info["token"])
    except BotApiError as error:
        return answer(error.answer())
    journal = world.journal
    journal.in_hand += name != POLL
    try:
        return await _serve(world, request, journal.note(world.clock, name))
    finally:
        journal.in_hand -= name != POLL
        world.changed.fire()


async def _serve(world: World, request: web.Request, received: Received) -> web.StreamResponse:
    try:
        call = await read_call(world, request, received)
    except BotApiError as error:
        received.outcome = outcome(error.answer())
        return answer(error.answer())
    fault = world.faults.strike(call.method, call.chat_number())
    if fault and fault.kind == "drop_before":
        received.outcome = {"ok": False, "fault": fault.kind, "answered": False}
        return cut_off(request)
    body = await perform(call, received.weight, fault)
    received.outcome = outcome(body) | ({"fault": fault.kind} if fault else {})
    if fault and fault.kind == "delay":
        await asyncio.sleep(fault.seconds)
    if fault and fault.kind == "drop_after":
        received.outcome["answered"] = False
        return cut_off(request)
    return answer(body)


async def perform(call: Call, weight: int, fault: Fault | None) -> Json:
    """Does what is asked, unless a fault or a limit stands before it; the answer's body."""
    try:
        if fault and fault.kind == "error":
            raise fault.error()
        if fault and fault.kind == "migrate":
            migrate(call.world, call.group(), silent=False)
        if retry_after := call.world.limits.take(call.chat_number() or 0, weight, call.world.clock.ticks()):
            raise too_many_requests(retry_after)
        done = METHODS[call.method](call)
        result = await done if inspect.isawaitable(done) else done
        if call.method != POLL:  # updates were checked when they were queued, except those injected raw
            check_result(call.method, result)
    except BotApiError as error:
        return error.answer()
    except SchemaError as error:
        log.error("the sandbox answered %s against the schema: %s", call.method, error)
        return BotApiError(
            500, f"Internal Server Error: the sandbox broke the schema of {call.method}: {error}"
        ).answer()
    return {"ok": True, "result": result}


def outcome(body: Json) -> Json:
    """What the journal keeps of an answer."""
    result = body.get("result")
    if isinstance(result, dict) and "message_id" in result:
        return {"ok": True, "message_id": result["message_id"]}
    if isinstance(result, list) and result and "message_id" in result[0]:
        return {"ok": True, "message_ids": [message["message_id"] for message in result]}
    return {name: value for name, value in body.items() if name not in ("result", "parameters")}


def answer(body: Json) -> web.Response:
    text = json.dumps(body, separators=(",", ":"))  # escaped as Telegram does it, so that any text can be delivered
    return web.Response(text=text, content_type="application/json", status=body.get("error_code", 200))


def cut_off(request: web.Request) -> web.Response:
    """Breaks the connection; the response returned goes nowhere."""
    if request.transport:
        request.transport.abort()
    return web.Response()
