"""The product as a process of its own, to be started, asked and killed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TOKEN = "4200:practice-token"

MARK = "（重发，可能您已收到过）"
"""What a message says that may have arrived before."""


@dataclass
class Product:
    """`python -m bot run`, or another program, with this database and Bot API server; what it logs is kept in `log`."""

    database_url: str
    api: str
    log: Path
    settings: dict[str, str] = field(default_factory=dict)
    program: tuple[str, ...] = ("-m", "bot", "run")
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it; it is not waited for."""
        ours = {
            "BOT_TOKEN": TOKEN,
            "BOT_API_BASE": self.api,
            "DATABASE_URL": self.database_url,
            "HTTP_PORT": "0",
            "LOG_FORMAT": "json",
            "PYTHONUNBUFFERED": "1",
        }
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, *self.program),
                cwd=ROOT,
                env=os.environ | ours | self.settings,
                stdout=log,
                stderr=log,
            )

    async def ended(self) -> int:
        """Wait until it has ended by itself; its exit status."""
        assert self.process is not None
        return await self.process.wait()

    async def end(self, how: signal.Signals = signal.SIGKILL) -> int:
        """End it, and give its exit status."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(how)
        return await self.process.wait()
