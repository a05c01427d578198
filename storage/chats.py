"""Chats: their language, their title, and whether they can be reached."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, literal_column, select, update

from storage.tables import chats, persons
from storage.upsert import Insert, insert, insert_for


@dataclass(frozen=True)
class Chat:
    """A chat; its `locale` comes before that of its people, `unreachable` says why nothing can be sent there."""

    id: int
    type: str
    title: str = ""
    locale: str | None = None
    unreachable: str | None = None
    migrated_to: int | None = None


_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_LOCALES = (
    select(persons.c.id, persons.c.locale, literal_column("1").label("rank"))
    .where(persons.c.id.in_(_IDS))
    .union_all(
        select(chats.c.id, chats.c.locale, literal_column("2")).where(chats.c.id.in_(_IDS), chats.c.locale.is_not(None))
    )
    .order_by("rank")
)


def locales(c: Connection, ids: Collection[int]) -> dict[int, str]:
    """The language of each chat: its own, else that of the person whose private chat it is, if known."""
    return {row.id: row.locale for row in c.execute(_LOCALES, {"ids": list(ids)})}


def one(c: Connection, chat_id: int) -> Chat | None:
    """The chat, or `None` if the bot does not know it."""
    row = c.execute(select(chats).where(chats.c.id == chat_id)).one_or_none()
    return Chat(**row._mapping) if row else None


def speak(c: Connection, chat_id: int, chat_type: str, locale: str) -> None:
    """Store the chat's own language."""
    values = {"chat": chat_id, "chat_type": chat_type, "spoken": locale}
    c.execute(_speak_statement(c.dialect.name), values)


@cache
def _speak_statement(dialect: str) -> Insert:
    spoken: dict[str, Any] = {"locale": bindparam("spoken")}
    values = {"id": bindparam("chat"), "type": bindparam("chat_type"), "title": "", **spoken}
    return insert_for(dialect, chats).values(values).on_conflict_do_update(index_elements=["id"], set_=spoken)


def set_unreachable(c: Connection, chat_id: int, chat_type: str, reason: str | None) -> None:
    """Store why the chat cannot be reached; `None`: it can again."""
    statement = insert(c, chats).values(id=chat_id, type=chat_type, title="", unreachable=reason)
    c.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"unreachable": reason}))


def keep(c: Connection, chat_id: int, chat_type: str, title: str, unreachable: str | None) -> None:
    """Store the chat's type and title, and why nothing can be sent there (`None`: it can); its language stays."""
    told = {"type": chat_type, "title": title, "unreachable": unreachable}
    statement = insert(c, chats).values(id=chat_id, **told)
    c.execute(statement.on_conflict_do_update(index_elements=["id"], set_=told))


def rename(c: Connection, chat_id: int, title: str) -> None:
    """Store the chat's new title."""
    c.execute(update(chats).where(chats.c.id == chat_id).values(title=title))


def move(c: Connection, old: int, new: int) -> None:
    """Move the chat to its new id."""
    before = one(c, old)
    if before is None or before.migrated_to is not None:
        return
    statement = insert(c, chats).values(id=new, type="supergroup", title=before.title, locale=before.locale)
    c.execute(statement.on_conflict_do_nothing())
    c.execute(update(chats).where(chats.c.id == old).values(migrated_to=new))
