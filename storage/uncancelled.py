"""Finishes work even if the waiting task is cancelled: otherwise nobody would know whether a commit was made."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Coroutine
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Closable(Protocol):
    """Something that was opened and has to be closed."""

    def close(self) -> Coroutine[Any, Any, None]: ...


C = TypeVar("C", bound=Closable)


async def uncancelled(work: Awaitable[T]) -> T:
    """The result of `work`; a cancellation meanwhile is raised when it has ended."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as cancellation:
            cancelled = cancellation
    if cancelled is None or task.exception() is not None:
        return task.result()
    raise cancelled


async def opened(work: Coroutine[Any, Any, C]) -> C:
    """What `work` opens; if it opens only after a cancellation, it is closed again."""
    coming = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(coming)
    except asyncio.CancelledError:
        await uncancelled(_closed(coming))
        raise


async def _closed(coming: Awaitable[Closable]) -> None:
    await (await coming).close()
