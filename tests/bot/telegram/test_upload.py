"""A slow upload goes on, one that stands still ends."""

import asyncio
from typing import cast

import aiohttp
import pytest

from bot.telegram.upload import upload_watched

LOOKS = 20  # at eight looks in a span, this is more than two spans


class Upload:
    """Moves on by a byte at every look, when it moves at all."""

    def __init__(self, *, moving: bool) -> None:
        self._moving = moving
        self._bytes = 0
        self.looks = 0
        self.seen_enough = asyncio.Event()

    @property
    def bytes_written(self) -> int:
        self.looks += 1
        if self.looks > LOOKS:
            self.seen_enough.set()
        self._bytes += self._moving
        return self._bytes


async def watch(upload: Upload, seconds: float | None) -> None:
    async with upload_watched(cast("aiohttp.UploadTracker", upload), seconds):
        await upload.seen_enough.wait()


async def test_a_slow_upload_outlives_its_span() -> None:
    upload = Upload(moving=True)
    await watch(upload, 0.1)
    assert upload.looks > LOOKS


async def test_an_upload_that_stands_still_ends() -> None:
    upload = Upload(moving=False)
    with pytest.raises(TimeoutError):
        await watch(upload, 0.04)
    assert upload.looks <= LOOKS


async def test_without_a_span_nobody_looks() -> None:
    upload = Upload(moving=False)
    upload.seen_enough.set()
    await watch(upload, None)
    assert upload.looks == 0
