"""A resident's message is taken in, and answered by what became of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from handlers.context import UpdateContext
from handlers.greetings import after_greetings, remember_greeting
from handlers.intents import heed
from handlers.lists import listed
from tickets.acts.detect_hazard import detect_hazard
from tickets.acts.list_tickets import summary
from tickets.acts.show_card import send_card
from tickets.acts.take_in import take_in
from tickets.acts.tell_more import tell_more
from tickets.contact import Contact, Outcome, Taken, located
from tickets.hazards import advice_of
from tickets.ticket import Ticket
from tickets.triage.intents import Intent

LONG = 2000
"""From so many characters on, the answer says that cards show only the beginning."""


async def take(context: UpdateContext, contact: Contact, *, besides: int | None = None) -> None:
    """Take the message in; a draft answers with its card, anything else with words.

    `besides`: the words are on that ticket already, but are another matter. Somebody in an emergency who asks where
    help is gets an answer and is heard by whoever has the ticket too.
    """
    if len(contact.text) > LONG:
        context.reply("resident/too_long")
    contact = after_greetings(context, contact)
    hurries = contact.reading.intent is Intent.CHASE
    if besides is None and not hurries and await heed(context, contact):
        return
    person, estate = context.person.id, context.property_id
    emergency = await context.act(tell_more, contact, by=person, at=context.now, read=context.read, besides=besides)
    if emergency is not None:
        await _passed_on(context, contact, emergency)
        return
    if besides is None and hurries and await heed(context, contact):
        return
    read = context.read
    taken = await context.act(
        take_in, contact, by=person, property_id=estate, at=context.now, read=read, besides=besides is not None
    )
    if taken.outcome is Outcome.CHATTER:
        await _chat(context, contact, taken)
    if taken.outcome is Outcome.ADDED and taken.ticket is not None:
        await _added(context, contact, taken.ticket)
    if taken.outcome is Outcome.CORRECTED and taken.ticket is not None:
        await take_hazard(context, located(contact, taken.ticket.place), taken.ticket.id)


async def _passed_on(context: UpdateContext, contact: Contact, emergency: Ticket) -> None:
    """Answer an addition to an emergency: what to do, how the ticket is, and a button if it was another matter."""
    so_now = listed(await context.act(summary, emergency))
    thing = contact.source.album or contact.source.message_id
    advice = asdict(advice_of(contact.reading.hazards))
    about: dict[str, Any] = {"message": contact.source.message_id, "advice": advice} | so_now
    context.reply("resident/told_more", key=f"added:{emergency.id}:{thing}", ticket_id=emergency.id, **about)


async def _added(context: UpdateContext, contact: Contact, ticket: Ticket) -> None:
    """Say what it was added to; if the words tell of a danger, that is a matter of its own as well."""
    by_resident = ticket.resident_id == context.person.id
    thing = contact.source.album or contact.source.message_id
    template = _kept(contact, by_resident=by_resident)
    context.reply(template, key=f"added:{ticket.id}:{thing}", ticket_id=ticket.id, number=ticket.number)
    await take_hazard(context, contact, ticket.id)


def _kept(contact: Contact, *, by_resident: bool) -> str:
    """The template for an addition: staff's words are a note, their pictures are evidence."""
    if by_resident:
        return "resident/added"
    return "staff/reason_kept" if contact.files else "staff/note_kept"


async def _chat(context: UpdateContext, contact: Contact, taken: Taken) -> None:
    """Answer thanks (IN17) and greetings; show an open draft's card again."""
    if contact.reading.thanks:
        context.reply("resident/thanks")
    if taken.ticket is not None:
        await context.act(send_card, taken.ticket.id, by=context.person.id)
    elif not contact.reading.thanks:
        context.reply("resident/welcome")
        remember_greeting(context, contact)


async def take_hazard(context: UpdateContext, contact: Contact, about: int | None) -> None:
    """If words for something else tell of a danger, take them in as a matter of their own as well.

    `about` is the ticket that the words were for. In a group nothing is answered: the draft's card goes to the writer.
    """
    person, at = context.person.id, context.now
    danger = await context.act(detect_hazard, contact, about=about, by=person, read=context.read)
    if danger is not None and context.private:
        await take(context, danger, besides=about)
    elif danger is not None:
        await context.act(take_in, danger, by=person, property_id=context.property_id, at=at, read=context.read)
