"""The service's own tables: whose database it is, who works on it, what came in, what goes out, what is under way."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text, UniqueConstraint, text

from storage.tables.metadata import metadata
from storage.types import Id, Json, UTCDateTime, Words

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

workers = Table(
    "workers",
    metadata,
    Column("name", Text, primary_key=True),
    Column("beat_at", BigInteger, nullable=False),
)

leases = Table(
    "leases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("worker", Text),
    Column("token", BigInteger, nullable=False),
    Column("until", BigInteger, nullable=False),
)

OPEN_ROWS = text("state = 'open'")

inbox = Table(
    "inbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("key", Text, nullable=False),
    Column("update_id", BigInteger),
    Column("kind", Text, nullable=False),
    Column("lane", Text, nullable=False),
    Column("raw", Words, nullable=False),
    Column("malformed", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    Column("worker", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("received_at", UTCDateTime, nullable=False),
    Column("ended_at", UTCDateTime),
    Column("error", Words),
    UniqueConstraint("bot_id", "key"),
    Index("ix_inbox_open", "lane", "id", sqlite_where=OPEN_ROWS, postgresql_where=OPEN_ROWS),
    Index("ix_inbox_ended", "ended_at"),
    sqlite_autoincrement=True,
)

DUE, SENDING, SENT = text("state = 'due'"), text("state = 'sending'"), text("message_id IS NOT NULL")
WORDED = text("params <> '{}'")

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("fence", BigInteger),
    Column("due_at", UTCDateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("repeat", Boolean, nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("anew", Boolean, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger),
    Column("edit", BigInteger),
    Column("reply_to", BigInteger),
    Column("card_id", BigInteger),
    Column("ticket_id", BigInteger),
    Column("template", Text, nullable=False),
    Column("params", Json, nullable=False),
    Column("fallback", Text, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("ended_at", UTCDateTime),
    Column("message_id", BigInteger),
    Column("reason", Text),
    Index("ix_outbox_due", "chat_id", "urgent", "id", sqlite_where=DUE, postgresql_where=DUE),
    Index("ix_outbox_due_card", "card_id", sqlite_where=DUE, postgresql_where=DUE),
    Index("ix_outbox_sending", "chat_id", sqlite_where=SENDING, postgresql_where=SENDING),
    Index("ix_outbox_message", "chat_id", "message_id", sqlite_where=SENT, postgresql_where=SENT),
    Index("ix_outbox_worded", "ended_at", sqlite_where=WORDED, postgresql_where=WORDED),
    sqlite_autoincrement=True,
)

pauses = Table(
    "pauses",
    metadata,
    Column("chat_id", Id, primary_key=True, autoincrement=False),
    Column("until", UTCDateTime, nullable=False),
)

UNDER_WAY = text("state <> 'done'")

errands = Table(
    "errands",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("params", Json, nullable=False),
    Column("state", Text, nullable=False),
    Column("worker", Text),
    Column("attempts", Integer, nullable=False),
    Column("due_at", UTCDateTime, nullable=False),
    Column("ended_at", UTCDateTime),
    Index("ix_errands_under_way", "due_at", sqlite_where=UNDER_WAY, postgresql_where=UNDER_WAY),
    sqlite_autoincrement=True,
)
