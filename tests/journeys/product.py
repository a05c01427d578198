"""The product as a process of its own, to be started, asked and killed."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.journeys.born import live, run

ROOT = Path(__file__).parent.parent.parent
TOKEN = "4200:practice-token"

MARK = "（重发，可能您已收到过）"
"""What a message says that may have arrived before."""

FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload(["tests.journeys.born"])


@dataclass
class Product:
    """`python -m bot run`, or another program, with this database and Bot API server; it logs to `log`."""

    database_url: str
    api: str
    log: Path
    settings: dict[str, str] = field(default_factory=dict)
    main: Callable[[], None] = run
    process: BaseProcess | None = None
    _ending: asyncio.Future[None] | None = None

    async def start(self) -> None:
        """Start it; it is not waited for."""
        ours = {
            "BOT_TOKEN": TOKEN,
            "BOT_API_BASE": self.api,
            "DATABASE_URL": self.database_url,
            "HTTP_PORT": "0",
            "LOG_FORMAT": "json",
        }
        process = FORKED.Process(target=live, args=(self.main, ours | self.settings, str(self.log)), daemon=True)
        await asyncio.to_thread(process.start)
        self.process, self._ending = process, asyncio.ensure_future(asyncio.to_thread(process.join))

    async def ended(self) -> int:
        """Wait until it has ended; its exit status."""
        assert self.process is not None
        assert self._ending is not None
        await asyncio.shield(self._ending)
        assert self.process.exitcode is not None
        return self.process.exitcode

    async def end(self, how: signal.Signals = signal.SIGKILL) -> int:
        """End it, and give its exit status."""
        assert self.process is not None
        assert self.process.pid is not None
        with suppress(ProcessLookupError):  # it has ended by itself
            os.kill(self.process.pid, how)
        return await self.ended()
