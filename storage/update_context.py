"""Reads what a handler needs to know of a person and a chat, in one statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, and_, bindparam, literal, select

from storage.tables import chats, conversations, persons
from tickets.people import Person


@dataclass(frozen=True)
class Known:
    """The person (`None`: never met), the chat's own language if it has one, and the pending question."""

    person: Person | None
    chat_locale: str | None
    state: str | None
    data: Mapping[str, object]


_ONE = select(literal(1).label("one")).subquery()
_HERE = and_(conversations.c.chat_id == bindparam("chat"), conversations.c.person_id == bindparam("person"))
_CONTEXT = select(
    *persons.c, chats.c.locale.label("chat_locale"), conversations.c.state, conversations.c.data
).select_from(
    _ONE.outerjoin(persons, persons.c.id == bindparam("person"))
    .outerjoin(chats, chats.c.id == bindparam("chat"))
    .outerjoin(conversations, _HERE)
)


def load(c: Connection, chat_id: int, person_id: int) -> Known:
    """What is known of a person in a chat."""
    row = c.execute(_CONTEXT, {"chat": chat_id, "person": person_id}).one()._mapping
    person = Person(**{column.name: row[column] for column in persons.c}) if row[persons.c.id] is not None else None
    return Known(person, row["chat_locale"], row["state"], row["data"] or {})
