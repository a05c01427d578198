"""A member of the front desk comes on duty, or goes off."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.claim import Claim, Forged
from handlers.command import Command
from handlers.visit import Visit
from tickets.acts.set_duty import on_duty, set_duty

ON = {"on": True, "off": False}


def router() -> Router:
    """`/duty`, `/duty on`, `/duty off`, and the button that changes it."""
    router = Router(name="duty")
    router.message.register(command)
    router.callback_query.register(press)
    return router


async def command(message: Message, visit: Visit, command: Command) -> None:
    """Change it when the command says so, and say how it is."""
    wish = ON.get(command.argument.lower())
    if wish is None:
        await show(visit)
    else:
        await change(visit, wish, None)


async def show(visit: Visit) -> None:
    """Whether the person is on duty."""
    visit.say("staff/duty", on=await visit.act(on_duty, by=visit.person.id))


async def press(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """The button says what shall be."""
    if claim.argument not in ON:
        raise Forged
    await change(visit, ON[claim.argument], visit.message_id)


async def change(visit: Visit, on: bool, edit: int | None) -> None:
    """On duty or off from now on."""
    await visit.act(set_duty, by=visit.person.id, on=on)
    visit.say("staff/duty", edit=edit, on=on)
