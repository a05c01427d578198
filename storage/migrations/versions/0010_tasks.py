"""Tasks, and the pings that tell people of them; questions and complaints that wait today get a task to answer them.

Older code leaves the new tables alone, and may go on using the database.
"""

import time

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OPEN, WAITING = sa.text("state = 'open'"), sa.text("sent_at IS NULL")
DAY = 24 * 60 * 60 * 1_000_000
"""Microseconds in which what waits today is to be answered."""

OWED = """
INSERT INTO tasks (kind, property_id, key, opened_at, due_at, ticket_id, terms, post, doer_id, state, level, next_at)
SELECT 'answer', property_id, 'answer:' || id || ':' || round || '.1', :now, :due, id,
       CASE WHEN kind = 'complaint' THEN kind ELSE '' END, 'front_desk', owner_id, 'open', 0, :now
FROM tickets WHERE kind IN ('inquiry', 'complaint') AND state IN ('dispatched', 'accepted', 'on_site')
"""
"""The watch looks at each at once, and stores when it has to look again."""


def upgrade() -> None:
    op.create_table(
        "tasks",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("property_id", ID, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("ticket_id", ID, nullable=True),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("doer_id", sa.BigInteger(), nullable=True),
        sa.Column("passed_by", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", sa.BigInteger(), nullable=True),
        sa.Column("warned_at", sa.BigInteger(), nullable=True),
        sa.Column("missed_at", sa.BigInteger(), nullable=True),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("level_at", sa.BigInteger(), nullable=True),
        sa.Column("snoozed_until", sa.BigInteger(), nullable=True),
        sa.Column("snoozed_by", sa.BigInteger(), nullable=True),
        sa.Column("next_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_tasks"),
        sa.ForeignKeyConstraint(["property_id"], ["properties.id"], name="fk_tasks_property_id"),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_tasks_ticket_id"),
        sa.UniqueConstraint("key", name="uq_tasks_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_tasks_ticket", "tasks", ["ticket_id"])
    op.create_index("ix_tasks_open", "tasks", ["property_id"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("ix_tasks_next", "tasks", ["next_at"], sqlite_where=OPEN, postgresql_where=OPEN)
    _pings()
    now = time.time_ns() // 1000
    moments = {"now": now, "due": now + DAY}
    op.execute(sa.text(OWED).bindparams(*(sa.bindparam(name, at, sa.BigInteger()) for name, at in moments.items())))


def _pings() -> None:
    op.create_table(
        "pings",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("task_id", ID, nullable=True),
        sa.Column("ticket_id", ID, nullable=True),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_pings"),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_pings_task_id"),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_pings_ticket_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pings_person", "pings", ["person_id", "sent_at"])
    op.create_index("ix_pings_task", "pings", ["task_id"])
    op.create_index("ix_pings_due", "pings", ["due_at"], sqlite_where=WAITING, postgresql_where=WAITING)


def downgrade() -> None:
    op.drop_table("pings")
    op.drop_table("tasks")
