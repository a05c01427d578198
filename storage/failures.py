"""What kind of failure a database reports."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError, StatementError


def passing(error: Exception) -> bool:
    """Whether another try may succeed: after a full disk, a deadlock or a lost connection; not if the statement is
    wrong.
    """
    if (
        not isinstance(error, DBAPIError)
        or isinstance(error, IntegrityError | ProgrammingError)
        or is_data_error(error)
    ):
        return False
    return getattr(error.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR


DATA_ERRORS = ("22", "54")
"""PostgreSQL's classes of errors for values that it cannot store, or that are too large."""


def is_data_error(error: BaseException | None) -> bool:
    """Whether the values themselves are at fault, so that nothing can store them: half a character, a huge number."""
    if isinstance(error, StatementError):
        state = getattr(error.orig, "sqlstate", None) or ""
        return isinstance(error, DataError) or state.startswith(DATA_ERRORS) or is_data_error(error.orig)
    return isinstance(error, ValueError | OverflowError) or (error is not None and is_data_error(error.__cause__))
