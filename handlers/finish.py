"""A technician is done; pictures of the work are asked for first."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers import end_help
from handlers.callback_data import CallbackData
from handlers.content import contact_of
from handlers.context import UpdateContext
from tickets.acts.add_to_ticket import add_to_ticket
from tickets.acts.finish_ticket import finish_ticket, shown_work
from tickets.acts.locate import NEEDS_PLACE
from tickets.acts.show_card import end_question
from tickets.ticket import Kind

WITHOUT_MORE = "now"


def router() -> Router:
    """The button of whoever has the job, and what they send after it in the private chat."""
    router = Router(name="finish")
    router.callback_query.register(finish)
    router.message.register(evidence)
    return router


async def finish(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Finish if there are pictures, or if whoever presses says that there will be none; otherwise ask for them."""
    by, assignment_no = context.person.id, callback.assignment_no
    ticket, shown = await context.act(
        shown_work, callback.ticket_id, by=by, at=context.now, assignment_no=assignment_no
    )
    unshown = ticket.kind in NEEDS_PLACE and not shown and callback.argument != WITHOUT_MORE
    if ticket.kind is Kind.HELP or unshown:
        if context.private:
            await ask(context, callback.ticket_id, assignment_no)
        else:
            context.toast("in_private", url=context.link("finish", callback.ticket_id, assignment_no))
        return
    ticket = await context.act(finish_ticket, callback.ticket_id, by=by, at=context.now, assignment_no=assignment_no)
    context.toast("done")
    if context.state == f"evidence:{ticket.id}:{assignment_no}":
        await _answered(context)
        context.become(None)
    if callback.argument == WITHOUT_MORE:
        context.reply("staff/finished", edit=context.message_id, ticket_id=ticket.id, number=ticket.number)


async def ask(context: UpdateContext, ticket_id: int, assignment_no: int) -> None:
    """Ask for pictures of the work, or after a call for help for what was done; raises as `shown_work` does."""
    ticket, _ = await context.act(
        shown_work, ticket_id, by=context.person.id, at=context.now, assignment_no=assignment_no
    )
    if ticket.kind is Kind.HELP:
        await end_help.ask(context, ticket_id, assignment_no)
        return
    about: dict[str, Any] = {"number": ticket.number, "id": ticket_id, "round": assignment_no}
    asked = context.reply("staff/ask_evidence", ticket_id=ticket_id, **about)
    context.become(f"evidence:{ticket_id}:{assignment_no}", asked=asked)


async def evidence(message: Message, context: UpdateContext) -> None:
    """Keep pictures, or words about the work; the parts of an album are answered once."""
    ticket_id, assignment_no = context.awaited
    contact = contact_of(message, context)
    ticket = await context.act(add_to_ticket, ticket_id, contact, by=context.person.id, at=context.now)
    thing = contact.source.album or contact.source.message_id
    about: dict[str, Any] = {"number": ticket.number, "id": ticket_id, "round": assignment_no}
    asked = context.reply("staff/evidence_kept", key=f"evidence:{ticket_id}:{thing}", ticket_id=ticket_id, **about)
    if asked != context.data.get("asked"):
        await _answered(context)
        context.become(context.state, asked=asked)


async def _answered(context: UpdateContext) -> None:
    """Take the buttons of the question before."""
    if asked := context.data.get("asked"):
        await context.act(end_question, asked, chat_id=context.chat_id, besides=context.message_id)
