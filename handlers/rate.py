"""A resident rates the work, says what a low rating was about, and adds a free word."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData, InvalidCallback
from handlers.content import contact_of
from handlers.context import UpdateContext
from tickets.acts.rate_ticket import REASONS, choose_reason, comment_rating, is_low, rate_ticket
from tickets.acts.show_card import view_card


def router() -> Router:
    """The survey under a signed ticket (SV1)."""
    router = Router(name="rate")
    router.callback_query.register(press_survey)
    router.message.register(comment)
    return router


async def press_survey(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """A number, or a reason for a low one."""
    if callback.verb == "rate":
        await rate(context, callback)
    else:
        await reason(context, callback)
    context.toast("saved")


async def rate(context: UpdateContext, callback: CallbackData) -> None:
    """Keep the rating; a low one is asked about."""
    rating = callback.number(1, 5)
    await context.act(rate_ticket, callback.ticket_id, by=context.person.id, at=context.now, rating=rating)
    if await context.act(is_low, rating):
        card = {"chat_id": context.chat_id, "message_id": context.message_id}
        await context.act(view_card, callback.ticket_id, by=context.person.id, view="reasons", **card)
        context.become(f"comment:{callback.ticket_id}")


async def reason(context: UpdateContext, callback: CallbackData) -> None:
    """Choose a reason, or take it back."""
    if callback.argument not in REASONS:
        raise InvalidCallback
    await context.act(choose_reason, callback.ticket_id, by=context.person.id, at=context.now, reason=callback.argument)


async def comment(message: Message, context: UpdateContext) -> None:
    """Keep words with the rating."""
    (ticket_id,) = context.awaited
    contact = contact_of(message, context)
    ticket = await context.act(comment_rating, ticket_id, by=context.person.id, at=context.now, contact=contact)
    context.become(None)
    context.reply("resident/added", ticket_id=ticket.id, number=ticket.number)
