"""The connection's type for signatures elsewhere, so that only this folder imports SQLAlchemy."""

from sqlalchemy import Connection

__all__ = ["Connection"]
