"""A person edits a message just sent."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from handlers.content import contact_of
from handlers.context import UpdateContext
from handlers.take import take, take_hazard
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


async def edit(message: Message, context: UpdateContext) -> None:
    """Replace the words on their ticket; what they tell now counts, above all a danger."""
    contact = contact_of(message, context)
    edition = await context.act(change_words, contact.source, contact.text, by=context.person.id, at=context.now)
    if edition is None:
        if context.private:
            await take(context, contact)
    elif edition.before != contact.text:
        await _changed(context, contact, edition.ticket, context.read(edition.before))


async def _changed(context: UpdateContext, contact: Contact, ticket: Ticket, before: Reading) -> None:
    by, at = context.person.id, context.now
    moved = contact.reading.place != before.place
    danger = not set(contact.reading.hazards) <= {*before.hazards, *ticket.hazards}
    if ticket.state is State.DRAFT:
        await context.act(understand_again, ticket.id, contact, by=by, at=at, read=context.read, moved=moved)
    elif ticket.resident_id != by:
        await take_hazard(context, contact, ticket.id)
    elif danger and ticket.urgency is not Urgency.EMERGENCY:
        await take(context, contact)
    elif ticket.open:
        placed = await context.act(correct_by_edit, ticket.id, contact, by=by, at=at) if moved else None
        if placed is not None and ticket.place.known:
            return
        context.reply("resident/added", ticket_id=ticket.id, number=ticket.number)
