"""What repositories work on; for signatures elsewhere, so that only this folder knows SQLAlchemy."""

from sqlalchemy import Connection

__all__ = ["Connection"]
