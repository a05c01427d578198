"""Up to when a ticket's promises have been watched, in place of two marks: several promises run at a time."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

MARKS = ("warned", "delay_told")
WATCHED = "UPDATE tickets SET watched_at = coalesce(rung_at, accepted_at, dispatched_at, opened_at) WHERE warned"


def upgrade() -> None:
    op.add_column("tickets", sa.Column("watched_at", sa.BigInteger(), nullable=True))
    op.execute(WATCHED)
    for mark in MARKS:
        op.drop_column("tickets", mark)
    op.execute("UPDATE meta SET value = '0007' WHERE key = 'usable_from'")


def downgrade() -> None:
    for mark in MARKS:
        op.add_column("tickets", sa.Column(mark, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE tickets SET warned = true, delay_told = true WHERE watched_at IS NOT NULL")
    op.drop_column("tickets", "watched_at")
    op.execute("UPDATE meta SET value = '0003' WHERE key = 'usable_from'")
