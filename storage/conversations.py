"""The pending question of each person in each chat, and what it needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, bindparam, delete, update

from storage.tables import conversations
from storage.upsert import Insert, insert_for

_END = delete(conversations).where(
    conversations.c.chat_id == bindparam("chat"), conversations.c.person_id == bindparam("person")
)


def save(
    c: Connection, chat_id: int, person_id: int, *, state: str | None, data: Mapping[str, object], now: datetime
) -> None:
    """Store the pending question with JSON values; without a question and values the row is deleted."""
    if state is None and not data:
        c.execute(_END, {"chat": chat_id, "person": person_id})
        return
    values = {"chat_id": chat_id, "person_id": person_id, "state": state, "data": dict(data), "changed_at": now}
    c.execute(_save_statement(c.dialect.name), values)


@cache
def _save_statement(dialect: str) -> Insert:
    statement = insert_for(dialect, conversations)
    changes = {name: statement.excluded[name] for name in ("state", "data", "changed_at")}
    return statement.on_conflict_do_update(index_elements=["chat_id", "person_id"], set_=changes)


def purge(c: Connection, before: datetime) -> int:
    """Delete questions that have been pending since before then; how many."""
    return c.execute(delete(conversations).where(conversations.c.changed_at < before)).rowcount


def move(c: Connection, old: int, new: int) -> None:
    """Move the questions of a chat to its new id, unless there are newer ones."""
    newer = conversations.alias()
    there = newer.select().where(newer.c.chat_id == new, newer.c.person_id == conversations.c.person_id).exists()
    c.execute(update(conversations).where(conversations.c.chat_id == old, ~there).values(chat_id=new))
    c.execute(delete(conversations).where(conversations.c.chat_id == old))
