"""The history of a ticket cannot be altered, whoever asks (AR1).

Revision ID: 0004
Revises: 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

REFUSAL = "facts are for ever"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER facts_no_{act.lower()} BEFORE {act} ON facts"
                f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
    else:
        op.execute(
            "CREATE FUNCTION facts_for_ever() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER facts_for_ever BEFORE UPDATE OR DELETE ON facts"
            " FOR EACH ROW EXECUTE FUNCTION facts_for_ever()"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(f"DROP TRIGGER facts_no_{act.lower()}")
    else:
        op.execute("DROP TRIGGER facts_for_ever ON facts")
        op.execute("DROP FUNCTION facts_for_ever()")
