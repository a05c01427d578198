"""The values of a card's template: the card's content, and what follows from it at this moment."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import partial

from tickets.acts.approve_resident import awaits_approval
from tickets.card import CardContent, Milestone
from tickets.delays import DELAYS, next_morning
from tickets.escalation import next_step
from tickets.hazards import advice_for, cannot_wait
from tickets.policy import Policy
from tickets.promises import owed, promise_to_resident
from tickets.records import SEEN, SPOKEN, Purpose
from tickets.services.slots import slots
from tickets.ticket import WORKING, State

REPORTED = frozenset({Purpose.GREETING, Purpose.REPORT, Purpose.ADDITION})
EVIDENCE = frozenset({Purpose.EVIDENCE})
PHOTO = "photo"
SENT_OUT = ("dispatched", "handed_back", "rejected", "reopened")
"""Lines of a ticket's course after which the ticket waits for somebody."""
STILL_SO: Mapping[str, frozenset[State]] = {
    "not_accepted": frozenset({State.DISPATCHED}),
    "not_arrived": frozenset({State.DISPATCHED, State.ACCEPTED}),
    "not_finished": WORKING,
    "not_answered": frozenset({State.RECEIVED}),
}
"""The states in which the reason of an escalation still holds."""


def sheet(content: CardContent, policy: Policy) -> dict[str, object]:
    """The values of a card's template, by name."""
    resident = content.people.get(content.ticket.resident_id or 0)
    return vars(content) | {
        "repeat_within": policy.repeat_within,
        "delays": DELAYS[content.ticket.urgency],
        "next_morning": partial(next_morning, zone=policy.office.zone),
        "promise": promise_to_resident(content.ticket, policy),
        "claimed": resident is not None and awaits_approval(content.ticket, resident),
        "advice": advice_for(content.ticket),
        "at_once": cannot_wait(content.ticket),
        "said": _said(content, REPORTED),
        "heard": _said(content, {Purpose.TRANSCRIPT}),
        "listen": _unheard(content, SPOKEN),
        "look": _unheard(content, SEEN),
        "with_somebody_at": _with_somebody_at(content, policy),
        "step": next_step(content.ticket, policy),
        "waits": _waits(content),
        "waiting": _waiting(content),
        "moved": _moved(content),
        "outcome": _said(content, {Purpose.OUTCOME}),
        "note": _last(content, Purpose.NOTE),
        "answer": _last(content, Purpose.ANSWER),
        "decided": _last(content, Purpose.DECISION),
        "price": _last(content, Purpose.PRICE),
        "slots": slots,
        "comment": _said(content, {Purpose.COMMENT}),
        "rated_low": content.ticket.rating is not None and content.ticket.rating <= policy.low_rating,
        "photos": _photos(content, REPORTED),
        "attachments": sum(file.purpose in REPORTED and file.kind != PHOTO for file in content.files),
        "evidence": _photos(content, EVIDENCE, since=content.ticket.accepted_at),
    }


def _waits(content: CardContent) -> str:
    """Why the present escalation level was reached, if that still holds; otherwise `""`.

    "Not accepted" no longer holds after a later dispatch.
    """
    ticket, reason = content.ticket, content.escalation_reason
    if ticket.rung_at is None or ticket.state not in STILL_SO.get(reason, ()):
        return ""
    before = ticket.dispatched_at is not None and ticket.rung_at < ticket.dispatched_at
    return "" if before and reason == "not_accepted" else reason


def _unheard(content: CardContent, kinds: Collection[str]) -> bool:
    """Whether files of these kinds wait for a person, because no words tell what is the matter."""
    reported = (file.kind in kinds and file.purpose in REPORTED for file in content.files)
    return content.ticket.unheard_at is not None and any(reported)


def _with_somebody_at(content: CardContent, policy: Policy) -> datetime | None:
    """By when the front desk gets files without words, and by when somebody should have listened or looked."""
    ticket = content.ticket
    if ticket.unheard_at is None:
        return None
    if ticket.state is State.DRAFT:
        return ticket.unheard_at + policy.waits.unheard_to_desk
    return next((promise.due_at for promise in owed(ticket, policy) if promise.name in ("accepted", "answered")), None)


def _waiting(content: CardContent) -> Milestone | None:
    """Why the ticket waits for somebody again; `None` if it does not, or has waited since the beginning."""
    if content.ticket.state is not State.DISPATCHED:
        return None
    sent_out = [line for line in content.course if line.what in SENT_OUT]
    return sent_out[-1] if len(sent_out) > 1 else None


def _moved(content: CardContent) -> Milestone | None:
    """The line about the new time that holds now: who set it, and why."""
    set_ = [line for line in content.course if line.what == "new_time"]
    return set_[-1] if set_ and content.ticket.promised_at else None


def _said(content: CardContent, purposes: Collection[Purpose]) -> str:
    return "\n".join(wording.text for wording in content.words if wording.purpose in purposes)


def _last(content: CardContent, purpose: Purpose) -> str:
    return next((wording.text for wording in reversed(content.words) if wording.purpose is purpose), "")


def _photos(content: CardContent, purposes: Collection[Purpose], since: datetime | None = None) -> int:
    """`since`: pictures of an earlier assignment are not counted."""
    photos = (file for file in content.files if file.purpose in purposes and file.kind == PHOTO)
    return sum(since is None or file.at >= since for file in photos)
