"""A local HTTP server that answers every request as its script says, and the two requests that are put to it."""

import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

from aiohttp import web
from telegram import Bot
from telegram.request import BaseRequest, HTTPXRequest

from bot.telegram.request import AiohttpRequest

TOKEN = "42:AAexampleexampleexampleexampleexampl"
Script = Callable[[web.Request], Awaitable[web.StreamResponse]]
MakeRequest = Callable[..., BaseRequest]
BOTH: tuple[MakeRequest, MakeRequest] = (AiohttpRequest, HTTPXRequest)


@asynccontextmanager
async def serving(script: Script) -> AsyncIterator[str]:
    """The address of a server with this script."""
    app = web.Application(client_max_size=2**26)
    app.router.add_route("*", "/{path:.*}", script)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def bot_on(base: str, request: BaseRequest) -> AsyncIterator[Bot]:
    """A bot that posts to `base` by this request."""
    async with request:
        yield Bot(TOKEN, base_url=f"{base}/bot", request=request, get_updates_request=request)


@contextmanager
def unanswering_address() -> Iterator[str]:
    """An address where connecting hangs: its listener never accepts, and its queue is full."""
    with socket.socket() as listener, socket.socket() as first:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        first.connect(listener.getsockname())
        yield "http://{}:{}".format(*listener.getsockname())


@contextmanager
def closed_address() -> Iterator[str]:
    """An address where nobody listens, held so that nobody else comes to."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield "http://{}:{}".format(*held.getsockname())


def answer(status: int, description: str, **parameters: int) -> Script:
    """The script of a Bot API error."""

    async def script(_: web.Request) -> web.StreamResponse:
        body = {"ok": False, "error_code": status, "description": description}
        return web.json_response(body | ({"parameters": parameters} if parameters else {}), status=status)

    return script


async def drop(request: web.Request) -> web.StreamResponse:
    """The script of a connection lost before the answer."""
    await request.read()
    assert request.transport is not None
    request.transport.abort()
    return web.Response()
