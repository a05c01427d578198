"""A member of the front desk comes on duty, or goes off."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.callback_data import CallbackData, InvalidCallback
from handlers.command import Command
from handlers.context import UpdateContext
from tickets.acts.set_duty import on_duty, set_duty

ON = {"on": True, "off": False}


def router() -> Router:
    """`/duty`, `/duty on`, `/duty off`, and the button that changes it."""
    router = Router(name="duty")
    router.message.register(command)
    router.callback_query.register(press)
    return router


async def command(message: Message, context: UpdateContext, command: Command) -> None:
    """Change it when the command says so, and say how it is."""
    wish = ON.get(command.argument.lower())
    if wish is None:
        await show(context)
    else:
        await change(context, wish, None)


async def show(context: UpdateContext) -> None:
    """Whether the person is on duty."""
    context.reply("staff/duty", on=await context.act(on_duty, by=context.person.id))


async def press(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """The button says what shall be."""
    if callback.argument not in ON:
        raise InvalidCallback
    await change(context, ON[callback.argument], context.message_id)


async def change(context: UpdateContext, on: bool, edit: int | None) -> None:
    """On duty or off from now on."""
    await context.act(set_duty, by=context.person.id, at=context.now, on=on)
    context.reply("staff/duty", edit=edit, on=on)
