"""Words take back what was begun ("算了", "it's fixed now"): what waits for its confirmation is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from tickets.acts.add_to_ticket import keep
from tickets.acts.ask import SEVERAL, asked, question, show_draft
from tickets.acts.cancel_ticket import drop_draft
from tickets.acts.meant import meant, nearness
from tickets.acts.settle import settle
from tickets.contact import Contact
from tickets.desk import Desk
from tickets.records import Purpose
from tickets.telling import Audience, Show
from tickets.ticket import State, Ticket

CANCEL = "cancel"
"""The view of a card that asks whether to cancel."""


class Withdrawal(StrEnum):
    """What the words took back: a draft, one of several that is to be chosen, perhaps a ticket, or nothing.

    `ASKED` is a ticket whose card asks already.
    """

    DROPPED = "dropped"
    WHICH = "which"
    SURE = "sure"
    ASKED = "asked"
    NOTHING = "nothing"


def withdraw(desk: Desk, contact: Contact, *, by: int, at: datetime) -> Withdrawal:
    """Drop the draft that is open, or the one replied to; of several, each comes below with its way out.

    A ticket that went out already is cancelled by nobody's words alone: its card comes below and asks.
    """
    drafts = meant(desk, contact, desk.drafts_of(by))
    if len(drafts) > 1 and not nearness(desk, contact, drafts[0]):
        _show_all(desk, drafts)
        return Withdrawal.WHICH
    if drafts:
        drop_draft(desk, drafts[0].id, by=by, at=at, anew=True)
        return Withdrawal.DROPPED
    open_ = meant(desk, contact, (each for each in desk.tickets_of(by) if each.open))
    return _ask_whether(desk, open_[0], contact, by=by, at=at) if open_ else Withdrawal.NOTHING


def _show_all(desk: Desk, drafts: Sequence[Ticket]) -> None:
    for draft in reversed(drafts):
        shown = asked(desk, draft)
        show_draft(desk, draft, shown if shown.startswith(SEVERAL) else question(desk, draft))


def _ask_whether(desk: Desk, ticket: Ticket, contact: Contact, *, by: int, at: datetime) -> Withdrawal:
    """Ask once; what was said besides stands on the ticket. The card of finished work asks for the check instead."""
    if contact.reading.meant is not None and contact.reading.meant.more:
        settle(desk, ticket, *keep(desk, ticket, contact, Purpose.ADDITION, by=by, at=at).facts)
    view = "" if ticket.state is State.DONE else CANCEL
    if view and asked(desk, ticket) == view:
        return Withdrawal.ASKED
    desk.show(Show(ticket.id, Audience.RESIDENT, by, anew=True, view=view))
    return Withdrawal.SURE
