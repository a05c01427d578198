"""A voice message alone at night: a person has it within five minutes, and a machine's words go with it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from pydantic import SecretStr

from tests.cast import CHEN, LI, LIAO, WANG
from tests.journeys.estate import Estate, served
from tests.sandbox_client import Sandbox, words
from tests.transcriber import KEY, Listener, listening_for
from tickets.ticket import State, Urgency

BURST = "厨房水管爆了，水都流到客厅了"


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    async with listening_for(BURST) as listener:
        yield listener


@pytest.fixture
async def heard(telegram: Sandbox, database_url: str, listener: Listener) -> AsyncIterator[Estate]:
    """The estate, with a transcriber."""
    asked: dict[str, Any] = {"transcriber_url": listener.url, "transcriber_key": SecretStr(KEY)}
    async with served(telegram, database_url, **asked) as estate:
        yield estate


async def test_the_desk_has_it_after_five_minutes_of_the_night(estate: Estate) -> None:
    wang, li = estate.speaker(WANG), estate.speaker(LI)
    await wang.say(voice="voice")
    assert "不写也没关系，02:15 前会有同事接到并听取" in words(await wang.last())
    await estate.sandbox.move(minutes=4)
    assert [each.state for each in await estate.tickets(WANG)] == [State.DRAFT]

    await estate.sandbox.move(minutes=1)
    (ticket,) = await estate.tickets(WANG)
    assert (ticket.state, ticket.urgency) == (State.DISPATCHED, Urgency.ROUTINE)
    card = await li.last()
    assert "待听取" in words(card)
    assert [message["voice"]["duration"] for message in await li.messages() if "voice" in message] == [3]
    (loud,) = await estate.sandbox.received(method="sendVoice", chat=LI.id)
    assert not loud["params"].get("disable_notification")
    assert "已转给物业同事，02:25 前听取" in words(await wang.last())

    await li.press("我来接单", message_id=card["message_id"])
    assert "待听取" not in words(await li.last())


async def test_a_danger_that_was_heard_goes_out_at_once(heard: Estate, listener: Listener) -> None:
    wang, crew = heard.speaker(WANG), heard.in_group(CHEN)
    await wang.say(voice="voice")
    said = words(await wang.last())
    assert f"自动转写：「{BURST}」" in said
    assert "24 小时" in said
    assert listener.asked[0]["name"] == "voice.ogg"
    await heard.sandbox.move(minutes=1)
    assert f"自动转写：「{BURST}」" in words(await crew.last())
    assert any("voice" in message for message in await crew.messages())


async def test_a_transcriber_that_recovers_is_heard_all_the_same(heard: Estate, listener: Listener) -> None:
    listener.faults = [503]
    liao, li = heard.speaker(LIAO), heard.speaker(LI)
    await liao.say(voice="voice")
    (draft,) = await heard.tickets(LIAO)
    assert draft.urgency is Urgency.ROUTINE
    await heard.sandbox.move(minutes=5)
    await heard.sandbox.move(minutes=1)
    (ticket,) = await heard.tickets(LIAO)
    assert (ticket.state, ticket.urgency) == (State.DISPATCHED, Urgency.EMERGENCY)
    assert f"自动转写：「{BURST}」" in words(await li.last())
