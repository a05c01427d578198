"""An index of the few tickets that have not ended: lists and the auditor read no other."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

UNENDED = sa.text("state IN ('accepted', 'dispatched', 'done', 'draft', 'on_site')")


def upgrade() -> None:
    op.create_index("ix_tickets_unended", "tickets", ["id"], sqlite_where=UNENDED, postgresql_where=UNENDED)


def downgrade() -> None:
    op.drop_index("ix_tickets_unended", "tickets")
