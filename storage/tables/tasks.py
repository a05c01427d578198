"""What the office owes: tasks, and the pings that tell people of them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, text

from storage.tables.metadata import metadata
from storage.types import Choice, Id, UTCDateTime
from tickets.people import Role
from tickets.tasks.task import TaskState

OPEN_TASKS, WAITING = text("state = 'open'"), text("sent_at IS NULL")
"""A query has to say it in these words for the index to be used."""

tasks = Table(
    "tasks",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("property_id", ForeignKey("properties.id"), nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("opened_at", UTCDateTime, nullable=False),
    Column("due_at", UTCDateTime, nullable=False),
    Column("ticket_id", ForeignKey("tickets.id")),
    Column("terms", Text, nullable=False),
    Column("post", Choice(Role)),
    Column("doer_id", BigInteger),
    Column("passed_by", BigInteger),
    Column("state", Choice(TaskState), nullable=False),
    Column("outcome", Text),
    Column("ended_at", UTCDateTime),
    Column("ended_by", BigInteger),
    Column("warned_at", UTCDateTime),
    Column("missed_at", UTCDateTime),
    Column("level", Integer, nullable=False),
    Column("level_at", UTCDateTime),
    Column("snoozed_until", UTCDateTime),
    Column("snoozed_by", BigInteger),
    Column("next_at", UTCDateTime),
    Index("ix_tasks_ticket", "ticket_id"),
    Index("ix_tasks_open", "property_id", sqlite_where=OPEN_TASKS, postgresql_where=OPEN_TASKS),
    Index("ix_tasks_next", "next_at", sqlite_where=OPEN_TASKS, postgresql_where=OPEN_TASKS),
    sqlite_autoincrement=True,
)

pings = Table(
    "pings",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person_id", BigInteger, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("due_at", UTCDateTime, nullable=False),
    Column("task_id", ForeignKey("tasks.id")),
    Column("ticket_id", ForeignKey("tickets.id")),
    Column("sent_at", UTCDateTime),
    Index("ix_pings_person", "person_id", "sent_at"),
    Index("ix_pings_task", "task_id"),
    Index("ix_pings_due", "due_at", sqlite_where=WAITING, postgresql_where=WAITING),
    sqlite_autoincrement=True,
)
