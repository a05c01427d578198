"""A sandbox that listens in the test's own process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientSession, web

from sandbox.server import create_app
from sandbox.world.world import World


@asynccontextmanager
async def listening(world: World) -> AsyncIterator[tuple[str, ClientSession]]:
    """Serve the world on a free port until the end of the block: its address, and a session to call it."""
    runner = web.AppRunner(create_app(world))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with ClientSession() as session:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", session
    await runner.cleanup()
