"""python -m sandbox: runs the sandbox alone."""

import argparse
import asyncio
import logging
import signal
import sys

from aiohttp import web

from sandbox.loopback import is_loopback
from sandbox.server import create_app
from sandbox.world.world import World


def loopback(host: str) -> str:
    """The host, if only this machine can reach it. Raises ArgumentTypeError."""
    if not is_loopback(f"http://[{host}]" if ":" in host else f"http://{host}"):
        raise argparse.ArgumentTypeError(f"{host} can be reached by others: the sandbox stays on loopback")
    return host


def read_arguments(given: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A Bot API server of one's own.")
    parser.add_argument("--host", type=loopback, default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    parser.add_argument("--token", help="the only token accepted (default: the first that comes)")
    parser.add_argument("--no-limits", action="store_true", help="without Telegram's rate limits")
    return parser.parse_args(given)


async def run(arguments: argparse.Namespace) -> None:
    """Serves until SIGINT or SIGTERM."""
    world = World(arguments.token, limits=not arguments.no_limits)
    runner = web.AppRunner(create_app(world), access_log=None)  # an access log would hold the token
    await runner.setup()
    try:
        await web.TCPSite(runner, arguments.host, arguments.port).start()
        sys.stdout.write(f"http://{arguments.host}:{runner.addresses[0][1]}/\n")
        sys.stdout.flush()
        await stopped()
    finally:
        await runner.cleanup()


async def stopped() -> None:
    """Waits for SIGINT or SIGTERM."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    asyncio.run(run(read_arguments()))
