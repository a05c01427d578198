"""The survey that follows every finished job (SV1)."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.add_to_ticket import keep
from tickets.acts.meant import ended_lately, meant
from tickets.acts.save_and_notify import loud, save_and_notify
from tickets.contact import Contact
from tickets.facts import RatingExplained
from tickets.outgoing import Audience, Photos, Show
from tickets.recipients import answerable
from tickets.records import Purpose
from tickets.refusals import NotNow
from tickets.rights import require_resident
from tickets.ticket import Ticket
from tickets.triage.intents import Intent
from tickets.unit_of_work import UnitOfWork

REASONS = ("timeliness", "quality", "manner", "charge", "tidiness")


def rate_ticket(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, rating: int) -> Ticket:
    """Rate the signed work, 1 to 5; a second rating is refused. A low one reaches those who answer for the work."""
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    rated, fact = life.rate(ticket, by, at, rating)
    reached = answerable(work, rated) if is_low(work, rating) else []
    return save_and_notify(work, rated, fact, also=[(each, "low_rating") for each in reached])


def is_low(work: UnitOfWork, rating: int) -> bool:
    """Whether the survey asks what the rating was about."""
    return rating <= work.policy.low_rating


def choose_reason(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, reason: str) -> Ticket:
    """Choose a reason for a low rating, or take it back; the card's view keeps them: `reasons:quality,manner`."""
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    if ticket.rating is None:
        raise NotNow(ticket)
    card = work.card(ticket_id, Audience.RESIDENT, by)
    before = card.view.partition(":")[2].split(",") if card else []
    chosen = tuple(each for each in REASONS if (each in before) != (each == reason))
    explained = save_and_notify(work, ticket, RatingExplained(ticket.id, at, by, chosen))
    work.show(Show(ticket.id, Audience.RESIDENT, by, view=f"reasons:{','.join(chosen)}"))
    return explained


def comment_rating(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, contact: Contact) -> Ticket:
    """Keep words or a picture with the rating; the card thanks for it.

    Words that ask for compensation are shown to those who answer for the work, whatever the rating was.
    """
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    kept = keep(work, ticket, contact, Purpose.COMMENT, by=by, at=at)
    work.show(Show(ticket.id, Audience.RESIDENT, by, view="thanks"))
    claims = contact.reading.intent is Intent.COMPENSATION
    reached = answerable(work, ticket) if claims else []
    ticket = save_and_notify(work, ticket, *kept.facts, also=[(each, "claim") for each in reached])
    ids = tuple(file.id for file in kept.files)
    for to in answerable(work, ticket) if ids else ():
        key, silent = f"comment:{ticket.id}:{to.chat_id}:{ids[0]}", not loud(work, ticket, to, at)
        work.send_photos(Photos(key, ticket.id, to.chat_id, ids, silent=silent))
    return ticket


def claim_compensation(work: UnitOfWork, contact: Contact, *, by: int, at: datetime) -> Ticket | None:
    """Keep a request for compensation with the latest rating; `None` if nothing was rated lately."""
    if contact.reading.hazards:
        return None
    rated = (each for each in ended_lately(work, work.tickets_of(by), at) if each.rating is not None)
    ticket = next(iter(meant(work, contact, rated)), None)
    return ticket and comment_rating(work, ticket.id, by=by, at=at, contact=contact)
