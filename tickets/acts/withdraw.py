"""Words take back what was begun ("算了", "never mind"): what waits for its confirmation is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from tickets.acts.ask import SEVERAL, asked, question, show_draft
from tickets.acts.cancel_ticket import drop_draft
from tickets.desk import Desk
from tickets.telling import Audience, Show
from tickets.ticket import WORKING, State, Ticket


class Withdrawal(StrEnum):
    """What the words took back: a draft, one of several that is to be chosen, perhaps a ticket, or nothing."""

    DROPPED = "dropped"
    WHICH = "which"
    SURE = "sure"
    NOTHING = "nothing"


def withdraw(desk: Desk, *, by: int, at: datetime, replies_to: int | None = None) -> Withdrawal:
    """Drop the draft that is open, or the one replied to; of several, each comes below with its way out.

    A ticket that went out already is cancelled by nobody's words alone: its card comes below and asks.
    """
    drafts = _drafts(desk, by, replies_to)
    if len(drafts) > 1:
        for draft in reversed(drafts):
            shown = asked(desk, draft)
            show_draft(desk, draft, shown if shown.startswith(SEVERAL) else question(desk, draft))
        return Withdrawal.WHICH
    if drafts:
        drop_draft(desk, drafts[0].id, by=by, at=at, anew=True)
        return Withdrawal.DROPPED
    ticket = _under_way(desk, by, replies_to)
    if ticket is None:
        return Withdrawal.NOTHING
    desk.show(Show(ticket.id, Audience.RESIDENT, by, anew=True, view="cancel"))
    return Withdrawal.SURE


def _drafts(desk: Desk, by: int, replies_to: int | None) -> Sequence[Ticket]:
    if replies_to is None:
        return desk.drafts_of(by)
    ticket = desk.ticket(replies_to)
    return [ticket] if ticket.state is State.DRAFT and ticket.resident_id == by else []


def _under_way(desk: Desk, by: int, replies_to: int | None) -> Ticket | None:
    """The ticket replied to, or the resident's newest, while somebody works on it."""
    working = (each for each in desk.tickets_of(by) if each.state in WORKING and replies_to in (None, each.id))
    return next(working, None)
