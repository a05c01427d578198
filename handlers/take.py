"""A resident's message goes to the desk, and what became of it is answered."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from handlers.greetings import after_greetings, remember_greeting
from handlers.intents import heed
from handlers.lists import listed
from handlers.visit import Visit
from tickets.acts.list_tickets import standing
from tickets.acts.show_card import send_card
from tickets.acts.take_in import take_in
from tickets.acts.tell_more import overhear, tell_more
from tickets.contact import Contact, Outcome, Taken, located
from tickets.hazards import advice_of
from tickets.ticket import Ticket
from tickets.triage.intents import Intent

LONG = 2000
"""Characters from which the answer says that cards show the beginning only."""


async def take(visit: Visit, contact: Contact, *, besides: int | None = None) -> None:
    """Take the message in; a draft answers with its card, everything else with words.

    `besides`: it stands on that ticket already, and is something else. Who waits in an emergency is heard by whoever
    has it, and is not only answered.
    """
    if len(contact.text) > LONG:
        visit.say("resident/too_long")
    contact = after_greetings(visit, contact)
    hurries = contact.reading.intent is Intent.CHASE
    if besides is None and not hurries and await heed(visit, contact):
        return
    person, estate = visit.person.id, visit.property_id
    emergency = await visit.act(tell_more, contact, by=person, at=visit.now, read=visit.read, besides=besides)
    if emergency is not None:
        await _passed_on(visit, contact, emergency)
        return
    if besides is None and hurries and await heed(visit, contact):
        return
    read = visit.read
    taken = await visit.act(
        take_in, contact, by=person, property_id=estate, at=visit.now, read=read, besides=besides is not None
    )
    if taken.outcome is Outcome.CHATTER:
        await _chat(visit, contact, taken)
    if taken.outcome is Outcome.ADDED and taken.ticket is not None:
        await _added(visit, contact, taken.ticket)
    if taken.outcome is Outcome.CORRECTED and taken.ticket is not None:
        await take_hazard(visit, located(contact, taken.ticket.place), taken.ticket.id)


async def _passed_on(visit: Visit, contact: Contact, emergency: Ticket) -> None:
    """Nobody asked the resident: what is dangerous comes first, then how it stands, and a way to say something else."""
    so_now = listed(await visit.act(standing, emergency))
    thing = contact.source.album or contact.source.message_id
    advice = asdict(advice_of(contact.reading.hazards))
    about: dict[str, Any] = {"message": contact.source.message_id, "advice": advice} | so_now
    visit.say("resident/told_more", key=f"added:{emergency.id}:{thing}", ticket_id=emergency.id, **about)


async def _added(visit: Visit, contact: Contact, ticket: Ticket) -> None:
    """Say what it was added to; a danger in words for an open ticket is a matter of its own besides."""
    by_resident = ticket.resident_id == visit.person.id
    thing = contact.source.album or contact.source.message_id
    template = _kept(contact, by_resident=by_resident)
    visit.say(template, key=f"added:{ticket.id}:{thing}", ticket_id=ticket.id, number=ticket.number)
    await take_hazard(visit, contact, ticket.id)


def _kept(contact: Contact, *, by_resident: bool) -> str:
    """What became of an addition: staff's words are a note, their pictures show the work."""
    if by_resident:
        return "resident/added"
    return "staff/reason_kept" if contact.files else "staff/note_kept"


async def _chat(visit: Visit, contact: Contact, taken: Taken) -> None:
    """Thanks are answered (IN17), a greeting gets a welcome; whoever has a card that waits sees that it does."""
    if contact.reading.thanks:
        visit.say("resident/thanks")
    if taken.ticket is not None:
        await visit.act(send_card, taken.ticket.id, by=visit.person.id)
    elif not contact.reading.thanks:
        visit.say("resident/welcome")
        remember_greeting(visit, contact)


async def take_hazard(visit: Visit, contact: Contact, about: int | None) -> None:
    """Words that were for something else are a matter of their own as well when they tell of a danger.

    `about` is the ticket that they were for. In a group nothing is said: the draft's card goes to whoever wrote.
    """
    person, at = visit.person.id, visit.now
    danger = await visit.act(overhear, contact, about=about, by=person, read=visit.read)
    if danger is not None and visit.private:
        await take(visit, danger, besides=about)
    elif danger is not None:
        await visit.act(take_in, danger, by=person, property_id=visit.property_id, at=at, read=visit.read)
