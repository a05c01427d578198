"""What people wrote and sent about tickets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from storage.tables import files, words
from tickets.records import File, Purpose, Source, TicketText

_ADD_WORDS, _ADD_FILE = insert(words), insert(files).returning(files.c.id)
_WORDS = select(words).where(words.c.ticket_id.in_(bindparam("of", expanding=True))).order_by(words.c.id)
_FIRST = (
    select(words)
    .where(words.c.chat_id == bindparam("chat"), words.c.message_id == bindparam("message"))
    .where(words.c.purpose != Purpose.TRANSCRIPT)
    .order_by(words.c.id)
    .limit(1)
)
_FILES = select(files).where(files.c.ticket_id.in_(bindparam("of", expanding=True))).order_by(files.c.id)


def _values(record: TicketText | File) -> dict[str, object]:
    columns = vars(record) | vars(record.source)
    return {name: value for name, value in columns.items() if name not in ("id", "source")}


def _split(row: Any) -> dict[str, Any]:
    columns = dict(row._mapping)
    source = Source(*(columns.pop(name) for name in ("chat_id", "message_id", "album")))
    return columns | {"source": source}


def add_words(c: Connection, ticket_text: TicketText) -> None:
    """Store a person's words."""
    c.execute(_ADD_WORDS, _values(ticket_text))


def change_words(c: Connection, source: Source, text: str) -> TicketText | None:
    """Replace the words that this message brought. Gives them as they were; `None` if there are none."""
    row = c.execute(_FIRST, {"chat": source.chat_id, "message": source.message_id}).first()
    if row is None:
        return None
    c.execute(update(words).where(words.c.id == row.id).values(text=text))
    return TicketText(**_split(row))


def words_of(c: Connection, *ticket_ids: int) -> list[TicketText]:
    """The words of tickets, oldest first."""
    return [TicketText(**_split(row)) for row in c.execute(_WORDS, {"of": ticket_ids})]


def add_file(c: Connection, file: File) -> File:
    """Store a file; gives it with its id."""
    return replace(file, id=c.scalar(_ADD_FILE, _values(file)))


def files_of(c: Connection, *ticket_ids: int) -> list[File]:
    """The files of tickets, oldest first."""
    return [File(**_split(row)) for row in c.execute(_FILES, {"of": ticket_ids})]
