"""INSERT … ON CONFLICT, which SQLAlchemy has for each dialect separately."""

from __future__ import annotations

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Insert = sqlite.Insert | postgresql.Insert


def insert_for(dialect: str, table: Table) -> Insert:
    """An INSERT of the dialect, with `on_conflict_do_nothing` and `on_conflict_do_update`."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def insert(c: Connection, table: Table) -> Insert:
    """The same for the connection's dialect."""
    return insert_for(c.dialect.name, table)
