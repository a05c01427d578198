"""A manager or administrator invites somebody to a role, by a link that works once."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from handlers.conversation import NamedProperty
from handlers.correct import one_of
from tickets.acts.give_role import CONFIRMED_ROLES, estates_to_staff, invite, roles_to_give
from tickets.codes import VALID_FOR
from tickets.people import Role
from tickets.refusals import CodeRefused


def router() -> Router:
    """`/invite`, the roles, and the button under a head's trades."""
    router = Router(name="invite")
    router.message.register(command)
    router.callback_query.register(press)
    return router


async def command(message: Message, context: UpdateContext) -> None:
    """Ask which role."""
    await begin(context)


async def begin(context: UpdateContext) -> None:
    """Offer the roles that the person may give, where they may give any."""
    estates = await context.act(estates_to_staff, by=context.person.id)
    named: list[NamedProperty] = [{"id": estate.id, "name": estate.name} for estate in estates]
    context.become("invite", estates=named, estate=estates[0].id, role=None, chosen=[])
    await show(context)


async def show(context: UpdateContext, edit: int | None = None) -> None:
    """The question: which role, or which trades for a head."""
    data = context.data
    if data["role"] is not None:
        context.reply("staff/choose_trades", edit=edit, chosen=data["chosen"])
        return
    roles = await context.act(roles_to_give, property_id=data["estate"], by=context.person.id)
    named = [role.value for role in roles]
    context.reply("staff/choose_role", edit=edit, roles=named, estates=data["estates"], estate=data["estate"])


async def press(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Ask for a head's trades; give the link of any other role at once."""
    if context.state != "invite" or (callback.verb == "issue" and context.data["role"] is None):
        raise CodeRefused
    role = one_of(Role, (context.data["role"] or "") if callback.verb == "issue" else callback.argument)
    if role is Role.HEAD and callback.verb == "invite":
        context.become("invite", **(context.data | {"role": role.value}))
        await show(context, context.message_id)
    else:
        await give_link(context, role)


async def give_link(context: UpdateContext, role: Role) -> None:
    """The link, for the person to pass on."""
    estate, trades = context.data["estate"], context.data["chosen"]
    code = await context.act(invite, role, trades, property_id=estate, by=context.person.id, at=context.now)
    context.become(None)
    context.reply(
        "staff/invite",
        edit=context.message_id,
        role=role.value,
        url=context.link("role", code),
        expires_at=(context.now + VALID_FOR).isoformat(),
        confirm=role in CONFIRMED_ROLES,
    )
