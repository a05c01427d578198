"""A resident looks up their tickets, a member of staff their work."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, TelegramObject

from handlers import desk
from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from handlers.lists import listed, queued
from tickets.acts.list_desk import list_jobs
from tickets.acts.list_tickets import list_tickets
from tickets.acts.show_card import send_card
from tickets.people import Role
from tickets.rights import roles_of

JOBS = 12
"""The most jobs listed for a technician."""


def router() -> Router:
    """`/my`, the button that says the same, and the buttons of its list."""
    router = Router(name="my")
    router.message.register(mine)
    router.callback_query.register(press)
    return router


async def mine(event: TelegramObject, context: UpdateContext) -> None:
    """Show the list."""
    await show_mine(context)


async def press(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """The list, or one ticket's card again."""
    if callback.verb == "show":
        await context.act(send_card, callback.ticket_id, by=context.person.id)
    else:
        await show_mine(context)


async def show_mine(context: UpdateContext) -> None:
    """Staff see their work, and below it what they reported themselves, if anything."""
    roles = await context.act(roles_of, context.person.id)
    if set(roles) - {Role.TECHNICIAN}:
        await desk.show(context)
    elif roles:
        await _show_jobs(context)
    tickets = await context.act(list_tickets, by=context.person.id)
    if tickets or not roles:
        context.reply("resident/my", tickets=[listed(each) for each in tickets])


async def _show_jobs(context: UpdateContext) -> None:
    """Show the technician's jobs, and how many their groups have to take."""
    jobs, free = await context.act(list_jobs, by=context.person.id, at=context.now, most=JOBS)
    context.reply("staff/jobs", jobs=queued(jobs, context.now), free=free)
