"""Words take a report back ("算了", "it's fixed now"): a draft is dropped, a ticket asks first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from tickets.acts.add_to_ticket import keep
from tickets.acts.ask import SEVERAL, asked, question, show_draft
from tickets.acts.drop_draft import drop_draft
from tickets.acts.meant import meant, nearness
from tickets.acts.save_and_notify import save_and_notify
from tickets.contact import Contact
from tickets.hazards import LIFE
from tickets.outgoing import Audience, Show
from tickets.records import Purpose
from tickets.ticket import State, Ticket
from tickets.unit_of_work import UnitOfWork

CANCEL = "cancel"
"""The view of a card that asks whether to cancel."""

PEOPLE_IN_DANGER = LIFE | {"gas", "shock", "trapped", "locked_in"}
"""Dangers that words alone do not take back: the card comes again, and it goes out unless the button is pressed."""


class Withdrawal(StrEnum):
    """What was taken back: a draft, one of several drafts, perhaps a ticket (its card asks), or nothing.

    `ASKED`: the ticket's card asks already.
    """

    DROPPED = "dropped"
    WHICH = "which"
    SURE = "sure"
    ASKED = "asked"
    NOTHING = "nothing"


def withdraw(work: UnitOfWork, contact: Contact, *, by: int, at: datetime) -> Withdrawal:
    """Drop the open draft, or the one replied to; if there are several, the card of each comes again, with its button.

    A ticket that was sent out is not cancelled by words alone: its card comes again and asks.
    """
    drafts = meant(work, contact, work.drafts_of(by))
    if len(drafts) > 1 and not nearness(work, contact, drafts[0]):
        _show_all(work, drafts)
        return Withdrawal.WHICH
    if drafts and not PEOPLE_IN_DANGER.isdisjoint(drafts[0].hazards):
        _show_all(work, drafts[:1])
        return Withdrawal.SURE
    if drafts:
        drop_draft(work, drafts[0].id, by=by, at=at, anew=True)
        return Withdrawal.DROPPED
    open_ = meant(work, contact, (each for each in work.tickets_of(by) if each.open))
    return _ask_whether(work, open_[0], contact, by=by, at=at) if open_ else Withdrawal.NOTHING


def _show_all(work: UnitOfWork, drafts: Sequence[Ticket]) -> None:
    for draft in reversed(drafts):
        shown = asked(work, draft)
        show_draft(work, draft, shown if shown.startswith(SEVERAL) else question(work, draft))


def _ask_whether(work: UnitOfWork, ticket: Ticket, contact: Contact, *, by: int, at: datetime) -> Withdrawal:
    """Ask whether to cancel; what else was said is kept on the ticket. The card of finished work, or of an answer,
    asks about that instead.
    """
    if contact.reading.meant is not None and contact.reading.meant.more:
        save_and_notify(work, ticket, *keep(work, ticket, contact, Purpose.ADDITION, by=by, at=at).facts)
    view = "" if ticket.state in (State.DONE, State.ANSWERED) else CANCEL
    if view and asked(work, ticket) == view:
        return Withdrawal.ASKED
    work.show(Show(ticket.id, Audience.RESIDENT, by, anew=True, view=view))
    return Withdrawal.SURE
