"""People, places and chats."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "properties",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_properties"),
        sa.UniqueConstraint("code", name="uq_properties_code"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "units",
        sa.Column("id", ID, nullable=False),
        sa.Column("property_id", ID, nullable=False),
        sa.Column("building", sa.Text(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("room", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["property_id"], ["properties.id"], name="fk_units_property_id"),
        sa.PrimaryKeyConstraint("id", name="pk_units"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_units_place", "units", ["property_id", "building", "section", "room"], unique=False)
    op.create_table(
        "persons",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("username", sa.Text(), nullable=True),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("unit_id", ID, nullable=True),
        sa.Column("unit_approved", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_persons_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_persons"),
    )
    op.create_table(
        "posts",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("property_id", ID, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("trades", sa.Text(), nullable=False),
        sa.Column("on_duty", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["property_id"], ["properties.id"], name="fk_posts_property_id"),
        sa.PrimaryKeyConstraint("id", name="pk_posts"),
        sa.UniqueConstraint("property_id", "role", "person_id", name="uq_posts_property_id_role_person_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_posts_person_id", "posts", ["person_id"], unique=False)
    op.create_table(
        "groups",
        sa.Column("id", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("property_id", ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("trades", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("bound", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["property_id"], ["properties.id"], name="fk_groups_property_id"),
        sa.PrimaryKeyConstraint("id", name="pk_groups"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_groups_bound_chat",
        "groups",
        ["chat_id"],
        unique=True,
        sqlite_where=sa.text("bound AND thread_id IS NULL"),
        postgresql_where=sa.text("bound AND thread_id IS NULL"),
    )
    op.create_index(
        "ix_groups_bound_topic",
        "groups",
        ["chat_id", "thread_id"],
        unique=True,
        sqlite_where=sa.text("bound"),
        postgresql_where=sa.text("bound"),
    )
    op.create_table(
        "technicians",
        sa.Column("group_id", ID, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name="fk_technicians_group_id"),
        sa.PrimaryKeyConstraint("group_id", "person_id", name="pk_technicians"),
    )
    op.create_table(
        "chats",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=True),
        sa.Column("unreachable", sa.Text(), nullable=True),
        sa.Column("migrated_to", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_chats"),
    )
    op.create_table(
        "conversations",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "person_id", name="pk_conversations"),
    )
    op.create_table(
        "codes",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("digest", name="pk_codes"),
    )
    op.create_table(
        "guesses",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_guesses"),
    )
    op.create_index("ix_guesses_person", "guesses", ["person_id", "at"], unique=False)


def downgrade() -> None:
    op.drop_table("guesses")
    op.drop_table("codes")
    op.drop_table("conversations")
    op.drop_table("chats")
    op.drop_table("technicians")
    op.drop_table("groups")
    op.drop_table("posts")
    op.drop_table("persons")
    op.drop_table("units")
    op.drop_table("properties")
