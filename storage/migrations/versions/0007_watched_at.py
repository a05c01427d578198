"""Up to when a ticket's promises have been watched, in place of two marks: several promises run at a time."""

import time

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

MARKS = ("warned", "delay_told")
WATCHED = """
UPDATE tickets SET watched_at = CASE WHEN next_deadline_at <= :now THEN next_deadline_at - 1 ELSE :now END
WHERE next_deadline_at IS NOT NULL AND state <> 'draft'
"""
"""Whatever fell due before the next deadline has been done; nobody is told of it once more."""


def upgrade() -> None:
    op.add_column("tickets", sa.Column("watched_at", sa.BigInteger(), nullable=True))
    now = sa.bindparam("now", time.time_ns() // 1000, sa.BigInteger())
    op.execute(sa.text(WATCHED).bindparams(now))
    for mark in MARKS:
        op.drop_column("tickets", mark)
    op.execute("UPDATE meta SET value = '0007' WHERE key = 'usable_from'")


def downgrade() -> None:
    for mark in MARKS:
        op.add_column("tickets", sa.Column(mark, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE tickets SET warned = true, delay_told = true WHERE watched_at IS NOT NULL")
    op.drop_column("tickets", "watched_at")
    op.execute("UPDATE meta SET value = '0003' WHERE key = 'usable_from'")
