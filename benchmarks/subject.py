"""A bot to be measured, as a process of its own."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp

from benchmarks.conversation import GUIDED, Step

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Subject:
    """What to run and how to talk to it; `database` may name the `{folder}` that it has to itself."""

    name: str
    argv: tuple[str, ...]
    database: str = "sqlite:///{folder}/bench.db"
    script: tuple[Step, ...] = GUIDED
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Running:
    """A subject at work."""

    process: asyncio.subprocess.Process
    port: int

    def cpu(self) -> float:
        """Seconds of processor time that it has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def peak_memory(self) -> float:
        """The most memory it ever had resident, in MiB."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024

    async def commits(self) -> float:
        """How many commits it says it has made."""
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{self.port}/metrics") as answer:
            lines = (await answer.text()).splitlines()
        return sum(
            float(line.split()[-1]) for line in lines if line.partition("{")[0].split(" ")[0].endswith("commits_total")
        )


@asynccontextmanager
async def running(subject: Subject, base: str) -> AsyncIterator[Running]:
    """The subject started against the Bot API at `base`, and stopped afterwards; what it says goes to our stderr."""
    with TemporaryDirectory(prefix="bench-") as folder:
        port = _free_port()
        environment = (
            os.environ
            | subject.environment
            | {
                "BOT_TOKEN": "42:benchmark-token-of-nobody-at-all-00000",
                "BOT_API_BASE": base,
                "DATABASE_URL": subject.database.format(folder=folder),
                "HTTP_HOST": "127.0.0.1",
                "HTTP_PORT": str(port),
                "LOG_LEVEL": "warning",
            }
        )
        process = await asyncio.create_subprocess_exec(
            sys.executable, *subject.argv, env=environment, stdout=sys.stderr
        )
        try:
            yield Running(process, port)
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGTERM)
            await process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
