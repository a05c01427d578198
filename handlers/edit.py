"""A person edits a message just sent."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.content import contact_of
from handlers.take import take, take_hazard
from handlers.visit import Visit
from tickets.acts.add_to_ticket import change_words
from tickets.acts.correct_ticket import set_place
from tickets.acts.take_in import understand_again
from tickets.ticket import State, Urgency


def router() -> Router:
    """Edited words and captions, in private chats and in groups."""
    router = Router(name="edit")
    router.message.register(edit)
    return router


async def edit(message: Message, visit: Visit) -> None:
    """The ticket has the new words; what they tell now counts, a danger more than anything."""
    contact = contact_of(message, visit)
    by, at = visit.person.id, visit.now
    ticket = await visit.act(change_words, contact.source, contact.text, by=by, at=at)
    if ticket is None:
        if visit.private:
            await take(visit, contact)
    elif ticket.state is State.DRAFT:
        await visit.act(understand_again, ticket.id, contact, by=by, at=at)
    elif contact.reading.hazards and ticket.urgency is not Urgency.EMERGENCY and ticket.resident_id == by:
        await take(visit, contact)
    elif ticket.resident_id != by:
        await take_hazard(visit, contact, ticket.id)
    elif ticket.open:
        if not ticket.place.known and contact.reading.place.known:
            await visit.act(set_place, ticket.id, by=by, at=at, place=contact.reading.place)
        visit.say("resident/added", ticket_id=ticket.id, number=ticket.number)
