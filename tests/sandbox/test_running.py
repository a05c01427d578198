"""The sandbox as a process of its own."""

import argparse
import asyncio
import json
import sys
from urllib.request import urlopen

import pytest

from sandbox.__main__ import loopback, read_arguments

COMMAND = (sys.executable, "-m", "sandbox", "--port", "0", "--token", "42:secret")


async def test_it_starts_says_where_and_stops() -> None:
    process = await asyncio.create_subprocess_exec(*COMMAND, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    address = (await process.stdout.readline()).decode().strip()
    state = json.loads(await asyncio.to_thread(lambda: urlopen(f"{address}sandbox/state").read()))
    assert (state["limits"], state["bot"]["id"], state["clock"]["running"]) == (True, 42, True)
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 10) == 0


def test_arguments() -> None:
    arguments = read_arguments(["--no-limits", "--port", "9"])
    assert (arguments.host, arguments.port, arguments.no_limits, arguments.token) == ("127.0.0.1", 9, True, None)


@pytest.mark.parametrize("host", ["0.0.0.0", "10.0.0.1", "::"])
def test_it_stays_on_loopback(host: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="loopback"):
        loopback(host)
    assert loopback("::1") == "::1"
