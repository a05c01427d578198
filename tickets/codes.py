"""One-time codes and links: printed once, kept only as a digest."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from tickets.refusals import CodeRefused, TooSoon
from tickets.unit_of_work import UnitOfWork

VALID_FOR = timedelta(hours=24)
GUESSES, GUESSED_WITHIN = 5, timedelta(hours=1)


def new_code() -> str:
    """A code of 80 bits, in letters and digits that a deep link may carry."""
    return secrets.token_hex(10)


def digest(code: str) -> str:
    """What is kept of a code."""
    return hashlib.sha256(code.strip().lower().encode()).hexdigest()


def issue(work: UnitOfWork, purpose: str, data: Mapping[str, object], at: datetime) -> str:
    """A new code for a purpose, valid for a day and for one use."""
    code = new_code()
    work.keep_code(digest(code), purpose, json.dumps(data), at + VALID_FOR)
    return code


def read_code(work: UnitOfWork, purpose: str, code: str, *, by: int, at: datetime) -> dict[str, object]:
    """A code's data, without using it up; raises `CodeRefused`, and `TooSoon` after several wrong ones in an hour."""
    if work.wrong_guesses(by, at - GUESSED_WITHIN) >= GUESSES:
        raise TooSoon(at + GUESSED_WITHIN)
    found = work.look_up_code(digest(code), at)
    if found is None or found[0] != purpose:
        work.note_guess(by, at)
        raise CodeRefused
    data: dict[str, object] = json.loads(found[1])
    return data


def use_up(work: UnitOfWork, code: str, at: datetime) -> None:
    """The code has served; raises `CodeRefused` when somebody else was first."""
    if work.take_code(digest(code), at) is None:
        raise CodeRefused
