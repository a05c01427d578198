"""Recordings are written down by a server, whatever it answers; what it refuses or garbles is left to people."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from pydantic import SecretStr

from bot import errands as running
from bot import transcriber as transcribing
from bot.settings import Settings
from bot.transcriber import LARGEST_ANSWER, LONGEST, NotNow, NotTranscribed, Transcriber, file_name
from tests.bot.scripted_server import closed_address, drop, serving
from tests.bot.serving import Served, served
from tests.sandbox_client import Sandbox
from tests.transcriber import KEY, Listener, listening_for
from tickets.outgoing import Errand

OGG = b"OggS" + bytes(range(256)) * 40
SAID = "厨房水管爆了"


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


def told(url: str, key: str = KEY) -> Settings:
    given: dict[str, Any] = {"transcriber_url": url, "transcriber_key": SecretStr(key), "transcriber_model": "large"}
    return Settings.model_construct(**given)


async def words(session: aiohttp.ClientSession, url: str, key: str = KEY) -> str:
    return await Transcriber(told(url, key), session).words(OGG, "voice.ogg")


async def test_the_recording_goes_as_the_interface_wants_it(session: aiohttp.ClientSession) -> None:
    async with listening_for(f" {SAID}\n") as listener:
        assert await words(session, listener.url) == SAID
        assert await words(session, f"{listener.url}/audio/transcriptions") == SAID, "the whole address serves as well"
    assert listener.asked == [{"model": "large", "name": "voice.ogg", "file": OGG}] * 2


@pytest.mark.parametrize(
    ("fault", "passes", "reason"),
    [
        (500, True, "status 500"),
        (503, True, "status 503"),
        (429, True, "status 429"),
        (400, False, "status 400"),
        (413, False, "status 413"),
        (302, False, "status 302"),
        ("<html>busy</html>", False, "no JSON"),
        ('["text"]', False, "another form"),
        ('{"text": ""}', False, "without words"),
        ('{"text": "  \\n"}', False, "without words"),
        ('{"text": 5}', False, "without words"),
        ("{}", False, "without words"),
        ('{"text": "' + "a" * LARGEST_ANSWER + '"}', False, "too large"),
    ],
)
async def test_what_is_no_transcript_is_told_apart(
    session: aiohttp.ClientSession, fault: int | str, passes: bool, reason: str
) -> None:
    async with listening_for(SAID, fault) as listener:
        with pytest.raises(NotTranscribed, match=reason) as failed:
            await words(session, listener.url)
    assert isinstance(failed.value, NotNow) is passes
    assert KEY not in str(failed.value)


async def test_a_wrong_key_is_refused_and_never_told(session: aiohttp.ClientSession) -> None:
    async with listening_for(SAID) as listener:
        with pytest.raises(NotTranscribed, match="status 401") as failed:
            await words(session, listener.url, "sk-of-somebody")
    assert "sk-" not in str(failed.value)


async def test_a_long_speech_is_cut(session: aiohttp.ClientSession) -> None:
    async with listening_for("水" * 9000) as listener:
        assert len(await words(session, listener.url)) == LONGEST


async def test_a_slow_or_lost_server_may_answer_another_time(
    session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transcribing, "PATIENCE", aiohttp.ClientTimeout(total=0.05))

    async def sleeps(_: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    for script in (sleeps, drop):
        async with serving(script) as base:
            with pytest.raises(NotNow):
                await words(session, base)
    with closed_address() as base, pytest.raises(NotNow):
        await words(session, base)


@pytest.mark.parametrize(
    ("kind", "path", "name"),
    [
        ("voice", "https://server/file/bot42:x/voice/file_7.oga", "voice.ogg"),
        ("voice", "voice/file_7", "voice.ogg"),
        ("audio", "music/我的录音.M4A", "audio.m4a"),
        ("audio", "music/file_7", "audio.mp3"),
        ("video_note", "video_notes/file_7.mp4", "video.mp4"),
    ],
)
def test_a_recording_is_called_so_that_servers_know_its_format(kind: str, path: str, name: str) -> None:
    assert file_name(kind, path) == name


WANG = 101


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    async with listening_for(SAID) as listener:
        yield listener


@pytest.fixture
async def bot(
    telegram: Sandbox, database_url: str, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Served]:
    monkeypatch.setattr(running, "AGAIN", 0 * running.AGAIN)
    key = SecretStr(KEY)
    await telegram.person(WANG, "王女士", "zh-hans")
    async with served(telegram, database_url, transcriber_url=listener.url, transcriber_key=key) as bot:
        yield bot


async def speaks(bot: Served, **voice: Any) -> str:
    """Wang sends a recording; her newest card once all is done."""
    await bot.speaker(WANG).say(**(voice or {"voice": "voice"}))
    await bot.sandbox.idle()
    return (await bot.speaker(WANG).seen())[-1]


async def test_what_may_pass_is_tried_again(bot: Served, listener: Listener) -> None:
    listener.faults = [500, 429, 503]
    assert f"自动转写：「{SAID}」" in await speaks(bot)
    assert len(listener.asked) == 4
    assert listener.asked[0]["name"] == "voice.ogg"
    assert bytes(listener.asked[0]["file"])[:4] == b"OggS"  # type: ignore[arg-type]


@pytest.mark.parametrize("fault", [500, "no json", '{"text": ""}', 400])
async def test_what_does_not_pass_is_given_up_quietly(
    bot: Served, listener: Listener, fault: int | str, caplog: pytest.LogCaptureFixture, capsys: Any
) -> None:
    listener.faults = [fault] * 20
    assert "自动转写" not in await speaks(bot)
    assert len(listener.asked) == (1 + running.TRIES if fault == 500 else 1)
    logged = "".join(capsys.readouterr()) + caplog.text
    assert "not_transcribed" in logged
    assert "Traceback" not in logged
    assert not any(secret in logged for secret in (KEY, SAID))


async def test_one_too_large_to_be_fetched_is_left_to_people(bot: Served, listener: Listener) -> None:
    assert "自动转写" not in await speaks(
        bot, voice={"size": 25 * 2**20, "mime_type": "audio/ogg", "file_name": "a.oga"}
    )
    assert listener.asked == []


async def test_a_slow_transcriber_holds_up_no_other_errand(
    bot: Served, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, asked = asyncio.Event(), asyncio.Event()

    async def waits(*_: object) -> dict[str, str]:
        asked.set()
        await held.wait()
        return {"text": SAID}

    done = asyncio.Event()

    async def quick(*_: object) -> dict[str, str]:
        done.set()
        return {}

    slow = bot.application.transcripts._slow
    assert slow is not None
    monkeypatch.setitem(slow, "transcription", waits)
    monkeypatch.setattr(running, "NAMES", {"menu": quick})
    await bot.sandbox.call("POST", "say", **{"from": WANG, "voice": "voice"})
    async with asyncio.timeout(10):
        await asked.wait()
        async with bot.application.resources.database.begin() as tx:
            order = Errand("menu:test", "menu", WANG, WANG)
            await bot.application.acts.run(tx, lambda at_desk: at_desk.errand(order))
        await done.wait()
    held.set()
    await bot.sandbox.idle()
    assert f"自动转写：「{SAID}」" in (await bot.speaker(WANG).seen())[-1]
