"""Our request ends like python-telegram-bot's own, case by case, on the same scripted server."""

import asyncio
import json
import logging
import re
import traceback
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import TelegramError
from telegram.request import BaseRequest, HTTPXRequest

from bot.telegram.request import AiohttpRequest, Dropped, NotSent, NotSentInTime
from tests.bot.scripted_server import (
    BOTH,
    TOKEN,
    MakeRequest,
    Script,
    answer,
    bot_on,
    closed_address,
    drop,
    serving,
    unanswering_address,
)

SHORT = {"read_timeout": 0.1, "write_timeout": 0.1, "connect_timeout": 0.1, "pool_timeout": 0.1}


async def raised(call: Awaitable[object]) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        await call
    return caught.value


async def ending(make: MakeRequest, base: str, **patience: float) -> TelegramError:
    async with bot_on(base, make(**patience)) as bot:
        return await raised(bot.send_message(7, "text"))


def class_of(error: TelegramError) -> str:
    """The library's own class of this error."""
    return next(kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "telegram.error")


def shape_of(error: TelegramError) -> str:
    """The message, without what an HTTP library calls its own errors."""
    return re.sub(r"^(httpx|aiohttp)\.\w+: .*", "library.Error: reason", error.message)


def said(body: str, status: int = 200, **headers: str) -> Script:
    async def script(_: web.Request) -> web.StreamResponse:
        return web.Response(text=body, status=status, headers=headers)

    return script


async def drop_midway(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b'{"ok": tr')
    assert request.transport is not None
    request.transport.close()
    return response


async def no_http(request: web.Request) -> web.StreamResponse:
    assert isinstance(request.transport, asyncio.Transport)
    request.transport.write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")
    return await drop(request)


async def endless(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b" ")
        await asyncio.sleep(0.01)


async def never(request: web.Request) -> web.StreamResponse:
    await asyncio.Event().wait()
    return web.Response()


ANSWERS = {
    "refused": answer(400, "Bad Request: message text is empty"),
    "wrong token": answer(401, "Unauthorized"),
    "blocked": answer(403, "Forbidden: bot was blocked by the user"),
    "no such token": answer(404, "Not Found"),
    "second poller": answer(409, "Conflict: terminated by other getUpdates request"),
    "too large": answer(413, "Request Entity Too Large"),
    "too many": answer(429, "Too Many Requests: retry after 7", retry_after=7),
    "too many, no time": answer(429, "Too Many Requests"),
    "migrated": answer(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1001234567890),
    "unknown parameter": answer(400, "Bad Request: odd", odd=1),
    "server error": answer(500, "Internal Server Error"),
    "bad gateway": said("<html>bad gateway</html>", 502),
    "unknown status": said("{}", 599),
    "redirect": said("", 302, Location="http://127.0.0.1:9/elsewhere"),
    "no JSON": said("<html>please log in</html>"),
    "dropped": drop,
    "dropped midway": drop_midway,
    "dropped with no HTTP": no_http,
}


@pytest.mark.parametrize("case", ANSWERS)
async def test_an_answer_ends_alike(case: str) -> None:
    async with serving(ANSWERS[case]) as base:
        ours, theirs = [await ending(make, base) for make in BOTH]
    assert (class_of(ours), shape_of(ours)) == (class_of(theirs), shape_of(theirs))
    assert getattr(ours, "retry_after", None) == getattr(theirs, "retry_after", None)
    assert getattr(ours, "new_chat_id", None) == getattr(theirs, "new_chat_id", None)
    assert isinstance(ours, Dropped) == case.startswith("dropped")


async def test_a_late_answer_ends_alike() -> None:
    async with serving(never) as base:
        ours, theirs = [await ending(make, base, **SHORT) for make in BOTH]
    assert (class_of(ours), ours.message) == (class_of(theirs), theirs.message) == ("TimedOut", "Timed out")
    assert not isinstance(ours, NotSentInTime)


async def test_an_answer_without_an_end_ends() -> None:
    async with serving(endless) as base:
        error = await ending(AiohttpRequest, base, **SHORT)
    assert error.message == "Timed out"


async def test_a_refused_connection_ends_alike() -> None:
    with closed_address() as base:
        ours, theirs = [await ending(make, base) for make in BOTH]
    assert (class_of(ours), shape_of(ours)) == (class_of(theirs), shape_of(theirs))
    assert isinstance(ours, NotSent)


async def test_a_connection_that_hangs_ends_alike() -> None:
    with unanswering_address() as base:
        ours, theirs = [await ending(make, base, **SHORT) for make in BOTH]
    assert (class_of(ours), ours.message) == (class_of(theirs), theirs.message)
    assert isinstance(ours, NotSentInTime)


async def pool_exhausted(make: MakeRequest) -> TelegramError:
    asked = asyncio.Event()

    async def script(request: web.Request) -> web.StreamResponse:
        asked.set()
        return await never(request)

    request = make(connection_pool_size=1, pool_timeout=0.05)
    async with serving(script) as base, bot_on(base, request) as bot:
        first = asyncio.ensure_future(bot.send_message(7, "one"))
        await asked.wait()
        error = await raised(bot.send_message(7, "two"))
        first.cancel()
        await asyncio.wait([first])
        return error


async def test_a_full_pool_ends_alike() -> None:
    ours, theirs = [await pool_exhausted(make) for make in BOTH]
    assert (class_of(ours), ours.message) == (class_of(theirs), theirs.message)
    assert isinstance(ours, NotSentInTime)


async def test_a_cancelled_send_gives_its_place_back() -> None:
    answers = iter([never, answer(400, "Bad Request: second")])
    asked = asyncio.Event()

    async def script(request: web.Request) -> web.StreamResponse:
        asked.set()
        return await next(answers)(request)

    async with serving(script) as base, bot_on(base, AiohttpRequest(connection_pool_size=1)) as bot:
        first = asyncio.ensure_future(bot.send_message(7, "one"))
        await asked.wait()
        first.cancel()
        assert (await raised(bot.send_message(7, "two"))).message == "Second"


async def stalled_upload(make: MakeRequest) -> TelegramError:
    request = make(**SHORT, media_write_timeout=0.1)
    async with serving(never) as base, bot_on(base, request) as bot:
        return await raised(bot.send_document(7, bytes(2**25), filename="big"))


async def test_an_upload_that_stands_still_ends_alike() -> None:
    async with asyncio.timeout(5):
        ours, theirs = [await stalled_upload(make) for make in BOTH]
    assert (class_of(ours), ours.message) == (class_of(theirs), theirs.message) == ("TimedOut", "Timed out")
    assert not isinstance(ours, NotSentInTime)


async def received(make: MakeRequest, send: Callable[[Bot], Awaitable[object]]) -> tuple[dict[str, str], object]:
    """What the server gets: chosen headers, and the fields and files in their order, however they are written."""
    got: list[tuple[dict[str, str], object]] = []

    async def script(request: web.Request) -> web.StreamResponse:
        headers = {"agent": request.headers["User-Agent"], "method": request.method}
        given = await (request.json() if request.content_type == "application/json" else request.post())
        got.append((headers, [(name, _plain(value)) for name, value in given.items()]))
        return web.json_response({"ok": False, "description": "Bad Request: seen"}, status=400)

    async with serving(script) as base, bot_on(base, make()) as bot:
        await raised(send(bot))
    return got[0]


def _plain(value: object) -> object:
    """A field as a form has it; a file by its name, type and content."""
    if isinstance(value, web.FileField):
        return value.filename, value.content_type, value.file.read()
    return value if isinstance(value, str) else json.dumps(value)


SENDS: dict[str, Callable[[Bot], Awaitable[object]]] = {
    "text": lambda bot: bot.send_message(7, "厨房水管爆了 & = + %\n第二行", disable_notification=True),
    "buttons": lambda bot: bot.send_message(
        7, "好", reply_markup=InlineKeyboardMarkup.from_button(InlineKeyboardButton("接单", callback_data="take:7"))
    ),
    "nothing": lambda bot: bot.get_me(),
    "document": lambda bot: bot.send_document(7, b"%PDF", filename='收据 "甲"\n\\.pdf', caption="收据"),
    "photo": lambda bot: bot.send_photo(-1001, b"\xff\xd8\xff", filename="a.jpg"),
    "large": lambda bot: bot.send_document(7, bytes(3 * 2**20), filename="large.bin"),
}


@pytest.mark.parametrize("case", SENDS)
async def test_the_server_gets_the_same(case: str) -> None:
    ours, theirs = [await received(make, SENDS[case]) for make in BOTH]
    assert ours == theirs


async def test_an_answer_that_is_ok_comes_back_and_a_file_as_it_is() -> None:
    file = f"\x00/bot{TOKEN}/".encode()

    async def script(request: web.Request) -> web.StreamResponse:
        if request.method == "GET":
            return web.Response(body=file)
        return web.json_response({"ok": True, "result": [{"words": "好"}]})

    async with serving(script) as base:
        for make in BOTH:
            async with make() as request:
                assert await request.post(f"{base}/bot{TOKEN}/getThings") == [{"words": "好"}]
                assert await request.retrieve(f"{base}/file/bot{TOKEN}/a.jpg") == file


async def test_text_that_is_no_unicode_is_refused() -> None:
    async with serving(never) as base, bot_on(base, AiohttpRequest()) as bot:
        errors = [
            await raised(bot.send_message(7, "\ud800")),
            await raised(bot.send_document(7, b"%PDF", caption="\ud800")),
        ]
    assert {(class_of(error), error.message) for error in errors} == {
        ("BadRequest", "Strings must be encoded in utf-8")
    }


async def quoting_page(request: web.Request) -> web.StreamResponse:
    return web.Response(text=f"<html>cannot reach {request.path}</html>", status=502)


@pytest.mark.parametrize("script", [*ANSWERS.values(), quoting_page, never])
async def test_the_token_is_in_no_error_and_no_log(script: Script, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "telegram.Bot")  # at DEBUG the library writes its own address down
    async with serving(script) as base:
        ours = await ending(AiohttpRequest, base, **SHORT)
    with unanswering_address() as base:
        unconnected = await ending(AiohttpRequest, base, **SHORT)
    for error in (ours, unconnected):
        assert TOKEN not in "".join(traceback.format_exception(error)) + repr(error)
    assert TOKEN not in caplog.text


@pytest.mark.parametrize("make", [AiohttpRequest, HTTPXRequest])
async def test_a_request_that_is_shut_down_says_so(make: MakeRequest) -> None:
    request: BaseRequest = make()
    async with request:
        pass
    await request.shutdown()
    error = await raised(request.post(f"http://127.0.0.1:9/bot{TOKEN}/getMe"))
    assert re.fullmatch(r"Unknown error in HTTP .*RuntimeError\('This \w+ is not initialized!'\)", error.message)


def test_the_read_time_out_is_told() -> None:
    assert AiohttpRequest(read_timeout=3).read_timeout == 3
