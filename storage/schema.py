"""Which schema this code needs, and to which bot a database belongs."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError

from storage.tables import meta

HEAD = "0011"
"""The newest migration that this code needs."""


class Unusable(Exception):
    """The address leads to no usable database; the text has the reason, and never a password."""

    @classmethod
    def because(cls, error: DBAPIError) -> Unusable:
        """With the database's own reason."""
        return cls(str(error.orig).splitlines()[0])


class NotMigrated(Exception):
    """The database is older than this code: `python -m bot migrate`."""


class NotMade(NotMigrated):
    """There is no file yet: the first start makes it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"there is no {path} yet")


class DatabaseTooNew(Exception):
    """The database has been changed for newer code, so that this code may no longer use it."""


class WrongBot(Exception):
    """The database belongs to another bot."""


def revision(c: Connection) -> str | None:
    """The database's last migration; `None` if it is empty."""
    if not inspect(c).has_table("alembic_version"):
        return None
    found: str | None = c.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def check(c: Connection) -> None:
    """Make sure that this code may use the database; raises `NotMigrated` or `DatabaseTooNew`."""
    present = revision(c)
    if present is None or present < HEAD:
        raise NotMigrated(f"the database is at {present or 'nothing'}, this version needs {HEAD}")
    oldest = c.scalar(select(meta.c.value).where(meta.c.key == "usable_from"))
    if oldest is None or oldest > HEAD:
        raise DatabaseTooNew(f"the database is for versions from {oldest}, this one is {HEAD}")


def belong_to(c: Connection, bot_id: int) -> None:
    """Make the database this bot's; raises `WrongBot` if it is another's."""
    if not belongs_to(c, bot_id):
        c.execute(insert(meta).values(key="bot_id", value=str(bot_id)))


def belongs_to(c: Connection, bot_id: int) -> bool:
    """Whether the database is this bot's, or nobody's yet; raises `WrongBot` when it is another's."""
    owner = c.scalar(select(meta.c.value).where(meta.c.key == "bot_id"))
    if owner not in (None, str(bot_id)):
        raise WrongBot(f"the database belongs to bot {owner}, not to {bot_id}")
    return owner is not None
