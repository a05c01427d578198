"""The manager decides a suggestion, with words for the proposer (SV4)."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData, InvalidCallback
from handlers.content import source_of, words_of
from handlers.context import UpdateContext
from tickets.endings import DECISIONS, Ending
from tickets.suggestions.decide import decide, may_decide


def router() -> Router:
    """The three buttons, and the words typed after."""
    router = Router(name="decide")
    router.callback_query.register(choose)
    router.message.register(words)
    return router


async def choose(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Ask for the words; raises as `may_decide` does."""
    if callback.argument not in DECISIONS:
        raise InvalidCallback
    ticket = await context.act(may_decide, callback.ticket_id, by=context.person.id)
    context.become(f"decide:{ticket.id}", ending=callback.argument)
    context.reply("staff/ask_decision", ticket_id=ticket.id, number=ticket.number, ending=callback.argument)


async def words(message: Message, context: UpdateContext) -> None:
    """Decide it with these words."""
    (ticket_id,) = context.awaited
    said, ending = words_of(message), Ending(context.data["ending"])
    if not said:
        context.reply("resident/not_text")
        return
    by, at, source = context.person.id, context.now, source_of(message)
    ticket = await context.act(decide, ticket_id, by=by, at=at, ending=ending, words=said, source=source)
    context.become(None)
    context.reply("staff/told_resident", ticket_id=ticket.id, number=ticket.number)
