"""The front desk says that a resident is of the unit that they wrote of."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim, Forged
from handlers.visit import Visit
from tickets.acts.approve_resident import approve_resident


def router() -> Router:
    """A button of the front desk's card."""
    router = Router(name="approve_resident")
    router.callback_query.register(press)
    return router


async def press(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """The resident is on file from now on."""
    if not visit.private:
        raise Forged
    resident, group = await visit.act(approve_resident, claim.ticket_id, by=visit.person.id, at=visit.now)
    visit.toast("resident_approved", name=resident.name, title=group.title if group else None)
