"""One-time codes and links, kept by their digest only."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from storage.tables import codes, guesses


def keep(c: Connection, digest: str, purpose: str, data: str, expires_at: datetime) -> None:
    """Keep a new code."""
    c.execute(insert(codes).values(digest=digest, purpose=purpose, data=data, expires_at=expires_at))


def look_up(c: Connection, digest: str, now: datetime) -> tuple[str, str] | None:
    """A code's purpose and data without using it up; `None` when it is wrong, used or expired."""
    row = c.execute(select(codes.c.purpose, codes.c.data).where(*_valid(digest, now))).one_or_none()
    return (row.purpose, row.data) if row else None


def take(c: Connection, digest: str, now: datetime) -> tuple[str, str] | None:
    """Use up a code: its purpose and data, or `None` when it is wrong, used or expired."""
    used = update(codes).where(*_valid(digest, now)).values(used_at=now).returning(codes.c.purpose, codes.c.data)
    row = c.execute(used).one_or_none()
    return (row.purpose, row.data) if row else None


def _valid(digest: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (codes.c.digest == digest, codes.c.used_at.is_(None), codes.c.expires_at > now)


def note_guess(c: Connection, person_id: int, at: datetime) -> None:
    """Remember a wrong code."""
    c.execute(insert(guesses).values(person_id=person_id, at=at))


def wrong_guesses(c: Connection, person_id: int, since: datetime) -> int:
    """How many wrong codes the person has tried since then."""
    wrong = (guesses.c.person_id == person_id, guesses.c.at > since)
    return c.scalar(select(func.count()).select_from(guesses).where(*wrong)) or 0


def purge(c: Connection, before: datetime) -> int:
    """Delete codes that expired and guesses that were made before then; how many."""
    expired = c.execute(delete(codes).where(codes.c.expires_at < before)).rowcount
    return expired + c.execute(delete(guesses).where(guesses.c.at < before)).rowcount
