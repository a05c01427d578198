"""Which message belongs to what (`spec/promises.md`): a pure decision over what is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tickets.contact import Contact
from tickets.policy import Waits
from tickets.ticket import OPEN, Ticket

SHORT = 30
"""Characters up to which words can be an addition rather than a matter of their own."""


def joins_draft(draft: Ticket | None, at: datetime, waits: Waits) -> bool:
    """Words and media within five minutes of an open draft join it."""
    return draft is not None and at - (draft.touched_at or draft.opened_at) <= waits.draft_joins


def may_add_to(contact: Contact, tickets: Sequence[Ticket], at: datetime, waits: Waits) -> Ticket | None:
    """The ticket that media or a short addition may be meant for: the resident's last, confirmed a short while ago."""
    if contact.reading.hazards or (contact.text and not contact.files and len(contact.text) > SHORT):
        return None
    recent = [each for each in tickets if each.state in OPEN and each.dispatched_at is not None]
    last = max(recent, key=lambda each: each.dispatched_at or each.opened_at, default=None)
    if last is None or last.dispatched_at is None or at - last.dispatched_at > waits.ticket_joins:
        return None
    return last
