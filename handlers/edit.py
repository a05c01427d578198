"""A person edits a message just sent."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.content import contact_of
from handlers.take import take, take_hazard
from handlers.visit import Visit
from tickets.acts.change_words import change_words
from tickets.acts.correct_place import correct_by_edit
from tickets.acts.take_in import understand_again
from tickets.contact import Contact, Reading
from tickets.ticket import State, Ticket, Urgency


def router() -> Router:
    """Edited words and captions, in private chats and in groups."""
    router = Router(name="edit")
    router.message.register(edit)
    return router


async def edit(message: Message, visit: Visit) -> None:
    """The ticket has the new words; what they tell now counts, a danger more than anything."""
    contact = contact_of(message, visit)
    edition = await visit.act(change_words, contact.source, contact.text, by=visit.person.id, at=visit.now)
    if edition is None:
        if visit.private:
            await take(visit, contact)
    elif edition.before != contact.text:
        await _changed(visit, contact, edition.ticket, visit.read(edition.before))


async def _changed(visit: Visit, contact: Contact, ticket: Ticket, before: Reading) -> None:
    by, at = visit.person.id, visit.now
    moved = contact.reading.place != before.place
    danger = not set(contact.reading.hazards) <= {*before.hazards, *ticket.hazards}
    if ticket.state is State.DRAFT:
        await visit.act(understand_again, ticket.id, contact, by=by, at=at, read=visit.read, moved=moved)
    elif ticket.resident_id != by:
        await take_hazard(visit, contact, ticket.id)
    elif danger and ticket.urgency is not Urgency.EMERGENCY:
        await take(visit, contact)
    elif ticket.open:
        placed = await visit.act(correct_by_edit, ticket.id, contact, by=by, at=at) if moved else None
        if placed is not None and ticket.place.known:
            return
        visit.say("resident/added", ticket_id=ticket.id, number=ticket.number)
