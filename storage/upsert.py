"""INSERT … ON CONFLICT, which both databases have and SQLAlchemy words per dialect."""

from __future__ import annotations

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Insert = sqlite.Insert | postgresql.Insert


def insert(c: Connection, table: Table) -> Insert:
    """An INSERT of the connection's dialect, with `on_conflict_do_nothing` and `on_conflict_do_update`."""
    return sqlite.insert(table) if c.dialect.name == "sqlite" else postgresql.insert(table)
