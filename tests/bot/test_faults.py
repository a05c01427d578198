"""What the log says of exceptions: real ones of both databases and of libraries, with what people wrote inside."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import structlog
from aiogram.types import Update
from pydantic import ValidationError
from sqlalchemy import Connection, insert

from bot.faults import error_text, traced
from storage.database import Database
from storage.tables import chats, inbox, persons
from tests.bot.logged import logged

WORDS = "厨房水管爆了 burst pipe at 7 Rose Lane 3栋R1201 call 13805710000"
SECRETS = ("厨房", "burst", "Rose Lane", "R1201", "13805710000", "王芳")
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def safe(text: object) -> str:
    shown = str(text)
    assert not [secret for secret in SECRETS if secret in shown], shown
    return shown


async def failing(database: Database, statement: Any, values: dict[str, Any]) -> Exception:
    """What the database says of a statement, logged as the service logs it."""

    def twice(c: Connection) -> None:
        c.execute(statement, values)
        c.execute(statement, values)

    try:
        await database.write(twice)
    except Exception as error:
        structlog.get_logger().exception("database_lost")
        return error
    raise AssertionError("nothing failed")


ROW = {
    "bot_id": 1,
    "key": WORDS,
    "kind": "message",
    "lane": "7:7",
    "raw": WORDS,
    "malformed": False,
    "state": "open",
    "worker": "one",
    "attempts": 1,
    "received_at": NOW,
}


async def test_a_unique_violation_names_the_constraint_and_not_the_row(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    with logged(capsys) as log:
        error = await failing(database, insert(inbox), ROW)
        (line,) = log.lines()
    if database.dialect == "postgresql":
        assert "13805710000" in "".join(traceback.format_exception(error)), "the driver itself quotes the row"
    told = safe(line["exception"])
    assert ("uq_inbox_bot_id" if database.dialect == "postgresql" else "inbox.bot_id, inbox.key") in told
    assert "INSERT INTO inbox" in told
    assert "test_faults.py" in told, "the lines of code are there"
    safe(line)


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (inbox, ROW | {"state": None}),
        (persons, {"id": 7, "name": "王芳", "phone": WORDS, "locale": None}),
        (chats, {"id": WORDS, "type": "private"}),
        (inbox, ROW | {"received_at": WORDS}),
    ],
    ids=["a missing value", "a person", "words for a number", "words for a moment"],
)
async def test_no_error_of_a_database_quotes_values(
    database: Database, capsys: pytest.CaptureFixture[str], table: Any, values: dict[str, Any]
) -> None:
    with logged(capsys) as log:
        error = await failing(database, insert(table), values)
        safe(log.lines())
    safe(error_text(error))
    assert "Error" in error_text(error)


def invalid() -> None:
    message = {"message_id": 1, "date": WORDS, "chat": {"id": 7, "type": "private"}, "text": WORDS}
    Update.model_validate_json(json.dumps({"update_id": 1, "message": message}))


def chained() -> None:
    try:
        invalid()
    except ValidationError:
        raise KeyError(WORDS)  # noqa: B904 - what stands behind is told too


def grouped() -> None:
    raise ExceptionGroup("two", [ValueError(WORDS), ExceptionGroup("more", [UnicodeError(WORDS), OSError(28, "full")])])


def noted() -> None:
    error = RuntimeError(WORDS)
    error.add_note(WORDS)
    raise error


@pytest.mark.parametrize(
    ("fail", "told"),
    [
        (lambda: int(WORDS), "ValueError"),
        (invalid, "message.date"),
        (chained, "KeyError"),
        (grouped, "OSError: [Errno 28] full"),
        (noted, "RuntimeError"),
        (lambda: dict[str, str]()[WORDS], "KeyError"),
        (lambda: None.words, "AttributeError: 'NoneType' object has no attribute 'words'"),  # type: ignore[attr-defined]
    ],
)
def test_no_exception_quotes_what_people_wrote(
    fail: Callable[[], object], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with logged(capsys) as log:
        try:
            fail()
        except Exception:
            structlog.get_logger().exception("failed")
        (line,) = log.lines()
    assert told in safe(line["exception"])
    assert "Traceback (most recent call last)" in line["exception"]
    safe(line)


def test_an_exception_that_leads_to_itself_is_told_once() -> None:
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    assert traced(one).count("ValueError") == 2


async def test_a_task_that_nobody_looked_at_tells_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    async def work() -> None:
        raise ValueError(WORDS)

    with logged(capsys) as log:
        task = asyncio.ensure_future(work())
        await asyncio.wait({task})
        del task
        gc.collect()
        (line,) = log.lines()
    assert "never retrieved" in safe(line["event"])
    safe(line)


def test_what_ends_the_process_is_told_in_the_same_way(capsys: pytest.CaptureFixture[str]) -> None:
    with logged(capsys) as log:
        try:
            int(WORDS)
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
        (line,) = log.lines()
    assert line["event"] == "crashed"
    assert "ValueError" in safe(line["exception"])


def test_a_line_that_cannot_be_logged_is_told_without_what_was_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    with logged(capsys) as log:
        logging.getLogger("library").warning("%d rooms", WORDS)
        told = safe(log.text())
    assert told == "a line of library could not be logged: TypeError: %d format: a real number is required, not str\n"
