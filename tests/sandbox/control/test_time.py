"""The clock over HTTP."""

import asyncio

from tests.sandbox.client import Sandbox


async def test_the_clock_is_moved_and_dates_follow(sandbox: Sandbox) -> None:
    assert (await sandbox.get("clock"))["now"] == "2026-11-21T18:10:00+00:00"
    moved = await sandbox.post("clock", add_seconds=300)
    assert (moved["now"], moved["running"]) == ("2026-11-21T18:15:00+00:00", False)
    moved = await sandbox.post("clock", to="2026-11-22T16:00:00+08:00")
    assert moved["now"] == "2026-11-22T08:00:00+00:00"
    said = await sandbox.post("say", from_=await sandbox.person(), text="a")
    assert said["message"]["date"] == 1795334400


async def test_one_can_wait_for_a_move(sandbox: Sandbox) -> None:
    version = (await sandbox.get("clock"))["version"]
    waiting = asyncio.ensure_future(sandbox.get(f"clock?version={version}&wait=30"))
    await asyncio.sleep(0)
    await sandbox.post("clock", running=True)
    seen = await waiting
    assert (seen["version"], seen["running"]) == (version + 1, True)
    assert (await sandbox.get(f"clock?version={version}&wait=30"))["version"] == version + 1


async def test_instants_without_offset_are_refused(sandbox: Sandbox) -> None:
    assert "no offset" in await sandbox.refused("POST", "clock", to="2026-11-22T16:00:00")
    assert "no instant" in await sandbox.refused("POST", "clock", to="tomorrow")
    assert "from 2000 to 2100" in await sandbox.refused("POST", "clock", add_seconds=2**60)
    assert "from 2000 to 2100" in await sandbox.refused("POST", "clock", to="1999-12-31T23:59:59+00:00")
    assert "whole number" in await sandbox.refused("GET", "clock?version=x")
