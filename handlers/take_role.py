"""Somebody comes by a role's link, and whoever issued it says whether it is the right person."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim
from handlers.visit import Visit
from tickets.acts.give_role import CONFIRMED_ROLES, confirm_role, refuse_role, take_role


def router() -> Router:
    """The two buttons of the issuer's question; the link itself comes by `/start`."""
    router = Router(name="take_role")
    router.callback_query.register(decide)
    return router


async def come(visit: Visit, code: str) -> None:
    """The front desk is there at once, everybody above waits."""
    post = await visit.act(take_role, code, by=visit.person.id, at=visit.now)
    visit.say("staff/role_waits" if post.role in CONFIRMED_ROLES else "staff/role_taken", role=post.role.value)


async def decide(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Give the role, or not; the question says what became of it."""
    act = confirm_role if claim.verb == "confirm_role" else refuse_role
    post, person = await visit.act(act, claim.argument, by=visit.person.id, at=visit.now)
    visit.toast("saved")
    told = "staff/role_confirmed" if act is confirm_role else "staff/role_refused"
    visit.say(told, edit=visit.message_id, name=person.name, role=post.role.value)
