"""When the resident said that it is not solved: promises run anew from then."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("tickets", sa.Column("rejected_at", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("tickets", "rejected_at")
