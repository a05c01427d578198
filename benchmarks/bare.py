"""The least that serves the conversation and keeps it: aiohttp and sqlite3, a commit for each batch of updates."""

import asyncio
import json
import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from aiohttp import ClientSession, web

Json = dict[str, Any]
SCHEMA = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS conversation (chat INTEGER PRIMARY KEY, state TEXT, kind TEXT, place TEXT, words TEXT);
CREATE TABLE IF NOT EXISTS ticket (id INTEGER PRIMARY KEY, chat INTEGER, kind TEXT, place TEXT, words TEXT);
"""
commits = 0


def connect(path: str) -> sqlite3.Connection:
    """The database, with its commits counted."""
    database = sqlite3.connect(path)
    database.executescript(SCHEMA)
    database.set_trace_callback(_count)
    return database


def _count(statement: str) -> None:
    global commits  # noqa: PLW0603 - one process, one database
    commits += statement == "COMMIT"


def buttons(*pairs: tuple[str, str]) -> str:
    """An inline keyboard of one row."""
    return json.dumps({"inline_keyboard": [[{"text": text, "callback_data": data} for text, data in pairs]]})


def handle(database: sqlite3.Connection, update: Json) -> Iterator[tuple[str, Json]]:
    """The calls that answer an update, its effects being in the database, uncommitted."""
    if query := update.get("callback_query"):
        yield "answerCallbackQuery", {"callback_query_id": query["id"]}
        yield (
            "editMessageText",
            _pressed(database, query["message"]["chat"]["id"], query["data"])
            | {
                "chat_id": query["message"]["chat"]["id"],
                "message_id": query["message"]["message_id"],
            },
        )
    elif message := update.get("message"):
        chat = message["chat"]["id"]
        yield "sendMessage", _said(database, chat, message.get("text", "")) | {"chat_id": chat}


def _said(database: sqlite3.Connection, chat: int, text: str) -> Json:
    row = database.execute("SELECT state, place, words FROM conversation WHERE chat = ?", (chat,)).fetchone()
    state = row[0] if row else None
    if text == "/start":
        database.execute("INSERT OR REPLACE INTO conversation (chat, state) VALUES (?, 'kind')", (chat,))
        return {
            "text": "您好，要报什么？",
            "reply_markup": buttons(("报修", "kind:repair"), ("投诉", "kind:complaint")),
        }
    if state == "place":
        database.execute("UPDATE conversation SET state = 'words', place = ? WHERE chat = ?", (text, chat))
        return {"text": "请说一下情况。"}
    if state == "words":
        database.execute("UPDATE conversation SET state = 'confirm', words = ? WHERE chat = ?", (text, chat))
        return {
            "text": f"地点 {row[1]}\n内容 {text}\n对吗？",
            "reply_markup": buttons(("没错", "yes"), ("不报了", "no")),
        }
    return {"text": "请发送 /start"}


def _pressed(database: sqlite3.Connection, chat: int, data: str) -> Json:
    row = database.execute("SELECT state, kind, place, words FROM conversation WHERE chat = ?", (chat,)).fetchone()
    state = row[0] if row else None
    if state == "kind" and data.startswith("kind:"):
        database.execute("UPDATE conversation SET state = 'place', kind = ? WHERE chat = ?", (data[5:], chat))
        return {"text": "在哪里？例如 3栋2单元1201"}
    if state == "confirm":
        database.execute("DELETE FROM conversation WHERE chat = ?", (chat,))
        if data != "yes":
            return {"text": "好的，不报了。"}
        insert = "INSERT INTO ticket (chat, kind, place, words) VALUES (?, ?, ?, ?)"
        return {"text": f"已登记，编号 R-{database.execute(insert, (chat, *row[1:])).lastrowid}"}
    return {"text": "这个按钮已经失效。"}


async def serve(api: str, database: sqlite3.Connection) -> None:
    """Poll for ever: commit what a batch changed, then answer while the next is fetched."""
    async with ClientSession() as session, asyncio.TaskGroup() as answers:
        offset = 0
        while True:
            async with session.post(f"{api}/getUpdates", data={"offset": offset, "timeout": 30}) as response:
                updates = (await response.json())["result"]
            calls = [list(handle(database, update)) for update in updates]
            database.commit()
            for batch in calls:
                answers.create_task(_call(session, api, batch))
            offset = updates[-1]["update_id"] + 1 if updates else offset


async def _call(session: ClientSession, api: str, calls: list[tuple[str, Json]]) -> None:
    for method, params in calls:
        async with session.post(f"{api}/{method}", data=params) as response:
            await response.read()


async def serve_commits(count: Callable[[], int]) -> web.AppRunner:
    """Tell how many commits there were at /metrics, as the product does."""

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(text=f"commits_total {count()}\n")

    app = web.Application()
    app.router.add_get("/metrics", metrics)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(os.environ["HTTP_PORT"])).start()
    return runner


async def main() -> None:
    """Run until SIGTERM."""
    database = connect(os.environ["DATABASE_URL"].partition(":///")[2])
    runner = await serve_commits(lambda: commits)
    serving = asyncio.ensure_future(serve(f"{os.environ['BOT_API_BASE']}/bot{os.environ['BOT_TOKEN']}", database))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, serving.cancel)
    try:
        await asyncio.wait([serving])
    finally:
        await runner.cleanup()
        database.close()
    if not serving.cancelled():
        serving.result()


if __name__ == "__main__":
    asyncio.run(main())
