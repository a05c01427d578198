"""Facts are written by stable codes; what stands in the history keeps its names, and is read by them.

Older code cannot read the codes. The history is never rewritten, so that there is no way back once one is written.

Revision ID: 0009
Revises: 0008
"""

from alembic import op
from sqlalchemy import text

revision = "0009"
down_revision = "0008"

CODED = text("SELECT 1 FROM facts WHERE kind = lower(kind) LIMIT 1")
"""Names of classes have capitals, codes have none."""


def upgrade() -> None:
    op.execute("UPDATE meta SET value = '0009' WHERE key = 'usable_from'")


def downgrade() -> None:
    if op.get_bind().scalar(CODED) is not None:
        raise RuntimeError("the history has facts that older code cannot read; restore the copy made before 0009")
    op.execute("UPDATE meta SET value = '0008' WHERE key = 'usable_from'")
