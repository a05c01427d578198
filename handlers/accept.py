"""A technician takes a job."""

from __future__ import annotations

from dataclasses import asdict

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.hand_back_ticket import may_hand_back


def router() -> Router:
    """The button under an open job."""
    router = Router(name="accept")
    router.callback_query.register(accept)
    return router


async def accept(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Take the job. Whom the bot cannot write to yet is led to the private chat, where questions and warnings
    are sent.
    """
    at, by = context.now, context.person
    ticket = await context.act(accept_ticket, callback.ticket_id, by=by.id, at=at, assignment_no=callback.assignment_no)
    context.toast(
        "accepted", number=ticket.number, url=None if by.reachable else context.link("job", ticket.id, ticket.round)
    )


async def explain(context: UpdateContext, ticket_id: int, assignment_no: int) -> None:
    """Say what the private chat is for, to whoever took a job and opened it."""
    ticket = await context.act(
        may_hand_back, ticket_id, by=context.person.id, at=context.now, assignment_no=assignment_no
    )
    context.reply("staff/job", ticket_id=ticket.id, number=ticket.number, place=asdict(ticket.place))
