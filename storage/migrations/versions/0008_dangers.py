"""The dangers that a ticket's words tell of, the kind `help`, the phase or zone of an estate as a part of a place, and
since when recordings and pictures wait for a person.

Older code cannot read tickets of the kind `help`, words that a machine heard, greetings before a matter, words before
they were changed (`earlier`), nor that a place stands as it was told.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("tickets", sa.Column("hazards", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("tickets", sa.Column("zone", sa.Text(), nullable=True))
    op.add_column("tickets", sa.Column("unheard_at", sa.BigInteger(), nullable=True))
    op.execute("UPDATE meta SET value = '0008' WHERE key = 'usable_from'")


def downgrade() -> None:
    op.execute("DELETE FROM words WHERE purpose = 'earlier'")
    op.execute("UPDATE words SET purpose = 'report' WHERE purpose = 'greeting'")
    op.execute("DELETE FROM facts WHERE kind = 'PlaceKeptAsTold'")
    op.execute("UPDATE tickets SET kind = 'repair', category = 'other' WHERE kind = 'help'")
    op.execute("UPDATE words SET purpose = 'addition' WHERE purpose = 'transcript'")
    op.drop_column("tickets", "unheard_at")
    op.drop_column("tickets", "zone")
    op.drop_column("tickets", "hazards")
    op.execute("UPDATE meta SET value = '0007' WHERE key = 'usable_from'")
