"""What `Database` needs of a database."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")
Work = Callable[[Connection], T]


class Session(Protocol):
    """A connection with its transaction, which begins with the first statement."""

    async def run(self, work: Work[T]) -> T:
        """What `work` gives for the connection."""
        ...

    async def commit(self, last: Work[object]) -> None:
        """Do the last work and commit; a session that ends without this is rolled back."""
        ...


class Engine(Protocol):
    """A database of one dialect."""

    @property
    def dialect(self) -> str:
        """`"sqlite"` or `"postgresql"`."""
        ...

    def write(self) -> AbstractAsyncContextManager[Session]:
        """A session to write in."""
        ...

    async def read(self, work: Work[T]) -> T:
        """What `work` gives for a connection that only reads."""
        ...

    async def listen(self, channel: str, wake: Callable[[], object]) -> None:
        """Call `wake` at the start and for every notice on the channel; returns when no more can come."""
        ...

    async def close(self) -> None:
        """Close all connections."""
        ...
