"""The number of a ticket: kind, day, and the running number of that day in its property (IN1)."""

from __future__ import annotations

from datetime import date

from tickets.ticket import Kind

LETTERS = {
    Kind.REPAIR: "R",
    Kind.COMPLAINT: "C",
    Kind.INQUIRY: "I",
    Kind.SUGGESTION: "S",
    Kind.SERVICE: "V",
    Kind.HELP: "H",
}


def ticket_number(kind: Kind, property_code: str, day: date, running: int) -> str:
    """`R-261122-007`; with several properties their short code follows the letter: `RB-261122-007`."""
    return f"{LETTERS[kind]}{property_code}-{day:%y%m%d}-{running:03d}"
