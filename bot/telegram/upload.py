"""An upload may be slow, but must not stand still: aiohttp has no write time-out of its own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp


@asynccontextmanager
async def upload_watched(tracker: aiohttp.UploadTracker, seconds: float | None) -> AsyncIterator[None]:
    """Run a request with files; raises `TimeoutError` when no byte of it has left for so many seconds (None: never).

    The waits for a connection and for the answer fall into the same span, so `seconds` has to cover them too.
    """
    async with asyncio.timeout(seconds) as deadline:
        if seconds is None:
            yield
            return
        watch = asyncio.ensure_future(_extend(deadline, tracker, seconds))
        try:
            yield
        finally:
            watch.cancel()


async def _extend(deadline: asyncio.Timeout, tracker: aiohttp.UploadTracker, seconds: float) -> None:
    loop, written = asyncio.get_running_loop(), 0
    while True:
        await asyncio.sleep(seconds / 8)
        if tracker.bytes_written > written:
            written = tracker.bytes_written
            deadline.reschedule(loop.time() + seconds)
