"""Tickets, their history, their words and files, their cards."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.tables.metadata import metadata
from storage.types import Choice, Id, Json, Names, UTCDateTime, Words
from tickets.outgoing import Audience
from tickets.records import Purpose
from tickets.ticket import Kind, State, Urgency

TIMED, OWNERLESS = text("next_deadline_at IS NOT NULL"), text("owner_id IS NULL")
UNENDED = text("state IN ('accepted', 'answered', 'dispatched', 'done', 'draft', 'on_site', 'received')")
"""Drafts and open tickets: a query must use exactly this condition for the index to be used."""

tickets = Table(
    "tickets",
    metadata,
    Column("id", Id, primary_key=True),
    Column("property_id", ForeignKey("properties.id"), nullable=False),
    Column("kind", Choice(Kind), nullable=False),
    Column("category", Text, nullable=False),
    Column("urgency", Choice(Urgency), nullable=False),
    Column("hazards", Names, nullable=False, server_default="[]"),
    Column("zone", Words),
    Column("building", Words),
    Column("section", Words),
    Column("room", Words),
    Column("public", Words),
    Column("unit_id", ForeignKey("units.id")),
    Column("opened_at", UTCDateTime, nullable=False),
    Column("resident_id", BigInteger),
    Column("state", Choice(State), nullable=False),
    Column("number", Text, unique=True),
    Column("channel", Text, nullable=False),
    Column("owner_id", BigInteger),
    Column("unconfirmed", Boolean, nullable=False),
    Column("round", Integer, nullable=False),
    Column("group_id", ForeignKey("groups.id")),
    Column("assignee_id", BigInteger),
    Column("dispatched_at", UTCDateTime),
    Column("accepted_at", UTCDateTime),
    Column("arrived_at", UTCDateTime),
    Column("done_at", UTCDateTime),
    Column("rejected_at", UTCDateTime),
    Column("answered_at", UTCDateTime),
    Column("closed_at", UTCDateTime),
    Column("promised_at", UTCDateTime),
    Column("reschedules", Integer, nullable=False),
    Column("rung", Integer, nullable=False),
    Column("rung_at", UTCDateTime),
    Column("held_until", UTCDateTime),
    Column("held_by", BigInteger),
    Column("watched_at", UTCDateTime),
    Column("hazard_at", UTCDateTime),
    Column("touched_at", UTCDateTime),
    Column("unheard_at", UTCDateTime),
    Column("joins", BigInteger),
    Column("reminded_at", UTCDateTime),
    Column("nudges", Integer, nullable=False),
    Column("nudged_at", UTCDateTime),
    Column("rating", Integer),
    Column("important", Boolean, nullable=False, server_default=false()),
    Column("outcome", Text),
    Column("next_deadline_at", UTCDateTime),
    Index("ix_tickets_resident", "resident_id", "state"),
    Index("ix_tickets_unit", "unit_id", "opened_at"),
    Index("ix_tickets_group", "group_id", "state"),
    Index("ix_tickets_ownerless", "property_id", sqlite_where=OWNERLESS, postgresql_where=OWNERLESS),
    Index("ix_tickets_unended", "id", sqlite_where=UNENDED, postgresql_where=UNENDED),
    Index("ix_tickets_deadline", "next_deadline_at", sqlite_where=TIMED, postgresql_where=TIMED),
    sqlite_autoincrement=True,
)

facts = Table(
    "facts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("ticket_id", ForeignKey("tickets.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("by", BigInteger),
    Column("data", Json, nullable=False),
    sqlite_autoincrement=True,
)


def _told() -> list[Column[Any]]:
    """The columns for who wrote or sent something for a ticket, when, and what for."""
    return [
        Column("id", Id, primary_key=True),
        Column("ticket_id", ForeignKey("tickets.id"), nullable=False, index=True),
        Column("at", UTCDateTime, nullable=False),
        Column("by", BigInteger, nullable=False),
        Column("purpose", Choice(Purpose), nullable=False),
    ]


def _source() -> list[Column[Any]]:
    """The columns for the message that brought it."""
    return [
        Column("chat_id", BigInteger, nullable=False),
        Column("message_id", BigInteger, nullable=False),
        Column("album", Text),
    ]


words = Table(
    "words",
    metadata,
    *_told(),
    Column("text", Words, nullable=False),
    *_source(),
    Index("ix_words_source", "chat_id", "message_id"),
    sqlite_autoincrement=True,
)

files = Table(
    "files",
    metadata,
    *_told(),
    Column("kind", Text, nullable=False),
    Column("file_id", Words, nullable=False),
    *_source(),
    sqlite_autoincrement=True,
)

cards = Table(
    "cards",
    metadata,
    Column("id", Id, primary_key=True),
    Column("ticket_id", ForeignKey("tickets.id"), nullable=False),
    Column("audience", Choice(Audience), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger),
    Column("message_id", BigInteger),
    Column("view", Text, nullable=False),
    Column("news", Text, nullable=False),
    Column("shown", Integer, nullable=False),
    UniqueConstraint("ticket_id", "audience", "chat_id"),
    Index("ix_cards_message", "chat_id", "message_id"),
    sqlite_autoincrement=True,
)

numbers = Table(
    "numbers",
    metadata,
    Column("property_id", ForeignKey("properties.id"), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("last", Integer, nullable=False),
)
