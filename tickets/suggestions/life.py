"""How a suggestion changes: the new ticket and the fact of it, or the refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets import answer_facts
from tickets.endings import DECISIONS, Ending
from tickets.life import Change, without_escalation, without_snooze
from tickets.ticket import Ticket
from tickets.transitions import move


def decide(ticket: Ticket, by: int, at: datetime, ending: Ending) -> Change:
    """The manager decides (SV4); raises `ValueError` for what is no decision."""
    state = move(ticket, "decide")
    if ending not in DECISIONS:
        raise ValueError(f"{ending} is no decision")
    quiet = without_snooze(without_escalation(ticket))
    ended = replace(quiet, state=state, closed_at=at, outcome=ending, unheard_at=None)
    return ended, answer_facts.SuggestionDecided(ticket.id, at, by, ending)
