"""Finds out whether a database can be used, without changing it."""

from __future__ import annotations

import os
import sqlite3
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from storage import schema
from storage.address import file_of
from storage.schema import NotMade, Unusable


async def examine(url: str, bot_id: int | None) -> None:
    """See that this code may use the database, and the bot, if there is one already.

    Raises `NotMade` for a file that the first start makes, `NotMigrated`, `DatabaseTooNew`, `WrongBot`, `Unusable` with
    the reason, and `ValueError` for an address of no known kind.
    """
    path = file_of(url)
    try:
        if path is None:
            await _server(url, bot_id)
        else:
            _file(path, bot_id)
    except DBAPIError as error:
        raise Unusable.because(error) from None
    except OSError as error:
        raise Unusable(f"{path}: {error.strerror}") from None


async def _server(url: str, bot_id: int | None) -> None:
    from storage.database import engine_of  # noqa: PLC0415 - what is asynchronous costs a look at a file a tenth

    engine = engine_of(url)
    try:
        await engine.read(partial(_look, bot_id=bot_id))
    finally:
        await engine.close()


def _file(path: Path, bot_id: int | None) -> None:
    folder = next(each for each in path.absolute().parents if each.exists())
    if not (folder.is_dir() and _may(folder, os.W_OK | os.X_OK)):
        raise Unusable(f"{folder} cannot be written")
    if not path.exists():
        raise NotMade(path)
    if not _may(path, os.R_OK | os.W_OK):
        raise Unusable(f"{path} cannot be written")
    where = f"{path.absolute().as_uri()}?mode=rw"  # never made by looking
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(where, uri=True), poolclass=NullPool)
    with engine.connect() as c:
        _look(c, bot_id)


def _may(path: Path, how: int) -> bool:
    return os.access(path, how, effective_ids=os.access in os.supports_effective_ids)


def _look(c: Connection, bot_id: int | None) -> None:
    schema.check(c)
    if bot_id is not None:
        schema.belongs_to(c, bot_id)
