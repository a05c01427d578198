"""The dangers that a ticket's words tell of, the kind `help`, and the phase or zone of an estate as a part of a place.

Older code cannot read tickets of the kind `help`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("tickets", sa.Column("hazards", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("tickets", sa.Column("zone", sa.Text(), nullable=True))
    op.execute("UPDATE meta SET value = '0008' WHERE key = 'usable_from'")


def downgrade() -> None:
    op.execute("UPDATE tickets SET kind = 'repair', category = 'other' WHERE kind = 'help'")
    op.drop_column("tickets", "zone")
    op.drop_column("tickets", "hazards")
    op.execute("UPDATE meta SET value = '0007' WHERE key = 'usable_from'")
