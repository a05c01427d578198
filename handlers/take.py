"""A resident's message goes to the desk, and what became of it is answered."""

from __future__ import annotations

from handlers.visit import Visit
from tickets.acts.show_card import send_card
from tickets.acts.take_in import take_in
from tickets.contact import Contact, Outcome, Taken

LONG = 2000
"""Characters from which the answer says that cards show the beginning only."""


async def take(visit: Visit, contact: Contact) -> None:
    """Take the message in; a draft answers with its card, everything else with words."""
    if len(contact.text) > LONG:
        visit.say("resident/too_long")
    person, estate = visit.person.id, visit.property_id
    taken = await visit.act(take_in, contact, by=person, property_id=estate, at=visit.now)
    if taken.outcome is Outcome.CHATTER:
        await _chat(visit, contact, taken)
    if taken.outcome is Outcome.ADDED and taken.ticket is not None:
        thing = contact.source.album or contact.source.message_id
        template = _added(contact, by_resident=taken.ticket.resident_id == person)
        visit.say(template, key=f"added:{taken.ticket.id}:{thing}", number=taken.ticket.number)


def _added(contact: Contact, *, by_resident: bool) -> str:
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


async def take_hazard(visit: Visit, contact: Contact) -> None:
    """Words that answered a question are a matter of their own as well when they tell of a danger."""
    if contact.reading.hazards:
        await take(visit, contact)
