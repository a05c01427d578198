"""How an order changes before somebody comes: the new ticket and the fact of it, or the refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets import answer_facts
from tickets.life import Change, without_escalation, without_snooze
from tickets.refusals import Outdated
from tickets.ticket import Ticket
from tickets.transitions import move


def confirm_order(ticket: Ticket, by: int, at: datetime, until: datetime, group_id: int | None) -> Change:
    """The resident was told price and time: from now on it is a visit, promised for that time.

    Raises `Outdated` for a time that passed while the price was being written.
    """
    state = move(ticket, "confirm_order")
    if until <= at:
        raise Outdated(ticket)
    fresh = without_snooze(without_escalation(ticket))
    ordered = replace(fresh, state=state, group_id=group_id, dispatched_at=at, assignee_id=None, accepted_at=None)
    ordered = replace(ordered, promised_at=until, touched_at=at, watched_at=None, unheard_at=None)
    return ordered, answer_facts.OrderConfirmed(ticket.id, at, by, until)
