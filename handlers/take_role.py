"""Somebody uses a role's link, and its issuer confirms the person or refuses."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from tickets.acts.give_role import CONFIRMED_ROLES, confirm_role, refuse_role, take_role


def router() -> Router:
    """The two buttons of the issuer's question; the link itself comes by `/start`."""
    router = Router(name="take_role")
    router.callback_query.register(decide)
    return router


async def come(context: UpdateContext, code: str) -> None:
    """Use the link: a clerk has the post at once, higher posts wait for the issuer."""
    post = await context.act(take_role, code, by=context.person.id, at=context.now)
    context.reply("staff/role_waits" if post.role in CONFIRMED_ROLES else "staff/role_taken", role=post.role.value)


async def decide(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Give the post or refuse it; the question says what became of it."""
    act = confirm_role if callback.verb == "confirm_role" else refuse_role
    post, person = await context.act(act, callback.argument, by=context.person.id, at=context.now)
    context.toast("saved")
    told = "staff/role_confirmed" if act is confirm_role else "staff/role_refused"
    context.reply(told, edit=context.message_id, name=person.name, role=post.role.value)
