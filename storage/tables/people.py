"""People and places, and what the chats are like."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text, UniqueConstraint, text

from storage.tables.metadata import metadata
from storage.types import Choice, Id, Json, Names, UTCDateTime, Words
from tickets.people import Role

properties = Table(
    "properties",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Words, nullable=False),
    Column("code", Text, nullable=False, unique=True),
    sqlite_autoincrement=True,
)

units = Table(
    "units",
    metadata,
    Column("id", Id, primary_key=True),
    Column("property_id", ForeignKey("properties.id"), nullable=False),
    Column("building", Words),
    Column("section", Words),
    Column("room", Words, nullable=False),
    Index("ix_units_place", "property_id", "building", "section", "room"),
    sqlite_autoincrement=True,
)

persons = Table(
    "persons",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("name", Words, nullable=False),
    Column("locale", Text, nullable=False),
    Column("username", Words),
    Column("reachable", Boolean, nullable=False),
    Column("unit_id", ForeignKey("units.id")),
    Column("unit_approved", Boolean, nullable=False),
)

posts = Table(
    "posts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", BigInteger, nullable=False, index=True),
    Column("property_id", ForeignKey("properties.id"), nullable=False),
    Column("role", Choice(Role), nullable=False),
    Column("trades", Names, nullable=False),
    Column("on_duty", Boolean, nullable=False),
    UniqueConstraint("property_id", "role", "person_id"),
    sqlite_autoincrement=True,
)

BOUND, WHOLE = text("bound"), text("bound AND thread_id IS NULL")

groups = Table(
    "groups",
    metadata,
    Column("id", Id, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger),
    Column("property_id", ForeignKey("properties.id"), nullable=False),
    Column("title", Words, nullable=False),
    Column("trades", Names, nullable=False),
    Column("locale", Text, nullable=False),
    Column("public", Boolean, nullable=False),
    Column("bound", Boolean, nullable=False),
    Index("ix_groups_bound_topic", "chat_id", "thread_id", unique=True, sqlite_where=BOUND, postgresql_where=BOUND),
    Index("ix_groups_bound_chat", "chat_id", unique=True, sqlite_where=WHOLE, postgresql_where=WHOLE),
    sqlite_autoincrement=True,
)

technicians = Table(
    "technicians",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("approved", Boolean, nullable=False),
)

chats = Table(
    "chats",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("type", Text, nullable=False),
    Column("title", Words, nullable=False),
    Column("locale", Text),
    Column("unreachable", Text),
    Column("migrated_to", BigInteger),
)

conversations = Table(
    "conversations",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("state", Text),
    Column("data", Json, nullable=False),
    Column("changed_at", UTCDateTime, nullable=False),
)

codes = Table(
    "codes",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("purpose", Text, nullable=False),
    Column("data", Words, nullable=False),
    Column("expires_at", UTCDateTime, nullable=False),
    Column("used_at", UTCDateTime),
)

guesses = Table(
    "guesses",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", BigInteger, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Index("ix_guesses_person", "person_id", "at"),
)
