"""A technician gives a job back, with a reason."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData
from handlers.content import source_of, words_of
from handlers.context import UpdateContext
from tickets.acts.hand_back_ticket import hand_back_ticket, may_hand_back


def router() -> Router:
    """The button of whoever has the job, and the reason typed in the private chat."""
    router = Router(name="hand_back")
    router.callback_query.register(hand_back)
    router.message.register(reason)
    return router


async def hand_back(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Ask for the reason in the private chat, since nobody types in a group."""
    if context.private:
        await ask(context, callback.ticket_id, callback.assignment_no)
        return
    await context.act(
        may_hand_back, callback.ticket_id, by=context.person.id, at=context.now, assignment_no=callback.assignment_no
    )
    context.toast("in_private", url=context.link("back", callback.ticket_id, callback.assignment_no))


async def ask(context: UpdateContext, ticket_id: int, assignment_no: int) -> None:
    """Ask for the reason; raises as `hand_back_ticket` does."""
    ticket = await context.act(
        may_hand_back, ticket_id, by=context.person.id, at=context.now, assignment_no=assignment_no
    )
    context.become(f"reason:{ticket_id}:{assignment_no}")
    context.reply("staff/ask_reason", ticket_id=ticket.id, number=ticket.number)


async def reason(message: Message, context: UpdateContext) -> None:
    """Hand the job back to the group, with the reason."""
    ticket_id, assignment_no = context.awaited
    words = words_of(message)
    if not words:
        context.reply("resident/not_text")
        return
    ticket = await context.act(
        hand_back_ticket,
        ticket_id,
        by=context.person.id,
        at=context.now,
        assignment_no=assignment_no,
        reason=words,
        source=source_of(message),
    )
    context.become(None)
    context.reply("staff/reason_kept", ticket_id=ticket.id, number=ticket.number)
