"""Every row of the table of errors, in the server's exact words, by the real library over HTTP."""

import asyncio
import socket
from datetime import timedelta

import pytest
from aiohttp import web

from bot.telegram.outcome import (
    Barrier,
    Conflict,
    Doubt,
    Gone,
    Migrated,
    Outcome,
    Refused,
    ReplyGone,
    Sent,
    TopicGone,
    Transient,
    Unauthorized,
    Unchanged,
    Unreachable,
    outcome_of,
)
from bot.telegram.request import AiohttpRequest
from tests.bot.scripted_server import Script, answer, bot_on, closed_address, drop, serving, unanswering_address

MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "text"}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
TOO_LATE = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def sent_to(base: str, *, read_timeout: float = 5, connect_timeout: float = 5) -> Outcome:
    async with bot_on(base, AiohttpRequest(read_timeout=read_timeout, connect_timeout=connect_timeout)) as bot:
        try:
            await bot.send_message(7, "text")
        except Exception as error:
            return outcome_of(error)
    return outcome_of(None)


def said(body: str, status: int) -> Script:
    async def script(_: web.Request) -> web.StreamResponse:
        return web.Response(text=body, status=status)

    return script


async def delivered(_: web.Request) -> web.StreamResponse:
    return web.json_response({"ok": True, "result": MESSAGE})


async def never(_: web.Request) -> web.StreamResponse:
    await asyncio.Event().wait()
    return web.Response()


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        (delivered, Sent()),
        (answer(429, "Too Many Requests: retry after 7", retry_after=7), Transient(timedelta(seconds=7))),
        (answer(429, "Too Many Requests"), Transient()),
        (answer(500, "Internal Server Error"), Transient()),
        (answer(502, "Bad Gateway"), Transient()),
        (said("<html>bad gateway</html>", 502), Transient()),
        (answer(504, "Gateway Timeout"), Doubt()),
        (answer(401, "Unauthorized"), Unauthorized()),
        (answer(404, "Not Found"), Unauthorized()),
        (answer(404, "Not Found: method not found"), Refused("Not Found: method not found")),
        (drop, Doubt()),
        (said("<html>please log in</html>", 200), Doubt()),
        (said('{"ok": true}', 200), Doubt()),
        (
            answer(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100),
            Migrated(-100),
        ),
        (answer(413, "Request Entity Too Large"), Refused("request entity too large")),
    ],
)
async def test_an_answer(script: Script, outcome: Outcome) -> None:
    async with serving(script) as base:
        assert await sent_to(base) == outcome


@pytest.mark.parametrize(
    "words",
    [
        "terminated by other getUpdates request; make sure that only one bot instance is running",
        "can't use getUpdates method while webhook is active",
    ],
)
async def test_a_second_poller(words: str) -> None:
    async with serving(answer(409, f"Conflict: {words}")) as base:
        assert await sent_to(base) == Conflict()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("bot can't initiate conversation with a user", Barrier.NEVER_STARTED),
        ("bot was blocked by the user", Barrier.BLOCKED),
        ("bot was kicked from the group chat", Barrier.KICKED),
        ("bot was kicked from the supergroup chat", Barrier.KICKED),
        ("bot is not a member of the supergroup chat", Barrier.NOT_A_MEMBER),
        ("user is deactivated", Barrier.DEACTIVATED),
        ("the group chat was deleted", Barrier.DELETED),
        ("bots can't send messages to bots", Barrier.FORBIDDEN),
    ],
)
async def test_forbidden(words: str, reason: Barrier) -> None:
    async with serving(answer(403, f"Forbidden: {words}")) as base:
        assert await sent_to(base) == Unreachable(reason)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        (NOT_MODIFIED, Unchanged()),
        ("Bad Request: message to edit not found", Gone()),
        ("Bad Request: message can't be edited", Gone()),
        ("Bad Request: message to be replied not found", ReplyGone()),
        ("Bad Request: message thread not found", TopicGone()),
        ("Bad Request: TOPIC_CLOSED", TopicGone()),
        ("Bad Request: TOPIC_DELETED", TopicGone()),
        ("Bad Request: chat not found", Refused("Chat not found")),
        ("Bad Request: message text is empty", Refused("Message text is empty")),
        ("Bad Request: message is too long", Refused("Message is too long")),
        (
            "Bad Request: wrong file_id or the file is temporarily unavailable",
            Refused("Wrong file_id or the file is temporarily unavailable"),
        ),
        ("Bad Request: file is too big", Refused("File is too big")),
        (TOO_LATE, Refused("Query is too old and response timeout expired or query id is invalid")),
        (
            'Bad Request: can\'t parse entities: unsupported start tag "message is not modified"',
            Refused('Can\'t parse entities: unsupported start tag "message is not modified"'),
        ),
    ],
)
async def test_a_bad_request(words: str, outcome: Outcome) -> None:
    async with serving(answer(400, words)) as base:
        assert await sent_to(base) == outcome


async def test_a_late_answer_leaves_a_doubt() -> None:
    async with serving(never) as base:
        assert await sent_to(base, read_timeout=0.05) == Doubt()


async def test_what_was_never_sent_leaves_none() -> None:
    with closed_address() as base:
        assert await sent_to(base) == Transient()
    with unanswering_address() as base:
        assert await sent_to(base, connect_timeout=0.05) == Transient()


async def test_a_name_that_cannot_be_found_leaves_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert await sent_to("http://telegram.invalid") == Transient()


async def test_a_full_pool_leaves_none() -> None:
    asked = asyncio.Event()

    async def script(request: web.Request) -> web.StreamResponse:
        asked.set()
        return await never(request)

    async with serving(script) as base, bot_on(base, AiohttpRequest(connection_pool_size=1, pool_timeout=0.05)) as bot:
        first = asyncio.ensure_future(bot.send_message(7, "one"))
        await asked.wait()
        second = await asyncio.gather(bot.send_message(7, "two"), return_exceptions=True)
        first.cancel()
        cancelled = await asyncio.gather(first, return_exceptions=True)
    assert [outcome_of(error) for error in second if isinstance(error, BaseException)] == [Transient()]
    assert [outcome_of(error) for error in cancelled if isinstance(error, BaseException)] == [Doubt()]
