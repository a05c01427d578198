"""Inquiries, complaints, suggestions and services have lives of their own: `received` and `answered`, how they ended,
and whether they are followed up.

What is open and not visited goes over: what waited for somebody, or was in somebody's hands, waits for an answer now;
what was done is answered, and its resident has a day to say whether that helped. Older code cannot read the new states.
"""

import time

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

BEFORE = sa.text("state IN ('accepted', 'dispatched', 'done', 'draft', 'on_site')")
UNENDED = sa.text("state IN ('accepted', 'answered', 'dispatched', 'done', 'draft', 'on_site', 'received')")
TO_RECEIVED = """
UPDATE tickets SET state = 'received', group_id = NULL, promised_at = NULL, next_deadline_at = :now
WHERE kind IN ('inquiry', 'complaint', 'suggestion') AND state IN ('dispatched', 'accepted', 'on_site')
"""
TO_ANSWERED = """
UPDATE tickets SET state = 'answered', answered_at = :now, watched_at = NULL, next_deadline_at = :now
WHERE kind IN ('inquiry', 'complaint') AND state = 'done'
"""
SETTLED = """
UPDATE tickets SET state = 'received', next_deadline_at = :now WHERE kind = 'suggestion' AND state = 'done'
"""
"""A suggestion that somebody has "done" was never decided."""
BACK = (
    "UPDATE tickets SET state = 'accepted' WHERE state = 'received' AND accepted_at IS NOT NULL",
    "UPDATE tickets SET state = 'dispatched' WHERE state = 'received'",
    "UPDATE tickets SET state = 'done', done_at = answered_at WHERE state = 'answered'",
    "UPDATE words SET purpose = 'answer' WHERE purpose IN ('decision', 'price')",
)


def upgrade() -> None:
    op.add_column("tickets", sa.Column("answered_at", sa.BigInteger(), nullable=True))
    op.add_column("tickets", sa.Column("important", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("tickets", sa.Column("outcome", sa.Text(), nullable=True))
    now = sa.bindparam("now", time.time_ns() // 1000, sa.BigInteger())
    for statement in (TO_RECEIVED, TO_ANSWERED, SETTLED):
        op.execute(sa.text(statement).bindparams(now))
    _index(UNENDED)
    op.execute("UPDATE meta SET value = '0011' WHERE key = 'usable_from'")


def downgrade() -> None:
    for statement in BACK:
        op.execute(statement)
    _index(BEFORE)
    for column in ("outcome", "important", "answered_at"):
        op.drop_column("tickets", column)
    op.execute("UPDATE meta SET value = '0010' WHERE key = 'usable_from'")


def _index(condition: sa.TextClause) -> None:
    op.drop_index("ix_tickets_unended", "tickets")
    op.create_index("ix_tickets_unended", "tickets", ["id"], sqlite_where=condition, postgresql_where=condition)
