"""How what is answered changes: each change gives the new ticket and the fact of it, or raises the refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets import answer_facts
from tickets.endings import Ending
from tickets.life import Change, promised_anew, without_escalation, without_snooze
from tickets.refusals import NotNow
from tickets.ticket import ANSWERED_KINDS, State, Ticket
from tickets.transitions import move


def answer(ticket: Ticket, by: int, at: datetime) -> Change:
    """The office has answered (CP2); the resident may now say whether it helped."""
    quiet = promised_anew(without_snooze(without_escalation(ticket)))
    told = replace(quiet, state=move(ticket, "answer"), answered_at=at, unheard_at=None)
    return told, answer_facts.TicketAnswered(ticket.id, at, by)


def helped(ticket: Ticket, by: int, at: datetime) -> Change:
    """The answer helped."""
    ended = replace(ticket, state=move(ticket, "helped"), closed_at=at, outcome=Ending.ANSWERED)
    return ended, answer_facts.AnswerHelped(ticket.id, at, by)


def not_helped(ticket: Ticket, by: int, at: datetime) -> Change:
    """It did not help: another answer is owed, and its time begins now."""
    state = move(ticket, "not_helped")
    fresh = promised_anew(without_snooze(without_escalation(ticket)))
    return replace(fresh, state=state, rejected_at=at), answer_facts.AnswerDidNotHelp(ticket.id, at, by)


def end_unconfirmed(ticket: Ticket, at: datetime) -> Change:
    """Nobody said whether it helped. Raises `NotNow` where it is important: that is followed up (CB5)."""
    state = move(ticket, "end_unconfirmed")
    if ticket.important:
        raise NotNow(ticket)
    ended = replace(ticket, state=state, closed_at=at, outcome=Ending.UNCONFIRMED)
    return ended, answer_facts.AnswerUnconfirmed(ticket.id, at, None)


def mark_important(ticket: Ticket, by: int, at: datetime) -> Change:
    """The office follows it up until the resident is satisfied (CB5)."""
    if ticket.kind not in ANSWERED_KINDS or ticket.important or ticket.state not in (State.RECEIVED, State.ANSWERED):
        raise NotNow(ticket)
    return replace(ticket, important=True), answer_facts.MarkedImportant(ticket.id, at, by)
