"""The residents' corrections as labelled examples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from bot.redaction import HIDDEN, redact
from storage.database import Database
from storage.examples import corrected
from tickets.ticket import Ticket
from tickets.triage.normal import fold
from tickets.triage.places import find_place
from tickets.triage.script import locale_of

LANGUAGES = {"zh_Hans": "zh-hans", "zh_Hant": "zh-hant", "en": "en"}
TELEPHONE = re.compile(r"(?<!\d)(?:[48]00[ -]?\d{3}[ -]?\d{4}|\d{4}[ -]\d{4}|\d{7,})(?!\d)")
"""Numbers that can be no place; those with a prefix are known to the log's redaction."""


async def exported(database_url: str) -> list[str]:
    """JSON lines of the tickets whose card was corrected, labelled with what was confirmed.

    Telephone numbers are masked, places stay. Raises what opening the database does.
    """
    database = await Database.open(database_url)
    try:
        examples = await database.read(corrected)
    finally:
        await database.close()
    return [json.dumps(example(ticket, text), ensure_ascii=False) for ticket, text in examples]


def example(ticket: Ticket, text: str) -> dict[str, str | None]:
    """One labelled message, as `--score` and `--learn` read it."""
    masked = TELEPHONE.sub(HIDDEN, str(redact(text)))
    labels = {"kind": ticket.kind, "category": ticket.category, "urgency": ticket.urgency}
    return {"text": masked, "lang": LANGUAGES[locale_of(text) or "zh_Hans"], **labels, **dict(_place(ticket, text))}


def _place(ticket: Ticket, text: str) -> Iterator[tuple[str, str | None]]:
    """What of the confirmed place the words name: the rest came from the files, or from an answer."""
    said = find_place(text)
    for part in ("building", "section", "room"):
        confirmed = getattr(ticket.place, part)
        named = getattr(said, part) is not None or (part == "room" and confirmed and confirmed in fold(text))
        yield part, confirmed if named else None
