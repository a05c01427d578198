"""A manager or administrator invites somebody to a role, by a link that works once."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.claim import Claim
from handlers.correct import one_of
from handlers.visit import Visit
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


async def command(message: Message, visit: Visit) -> None:
    """Ask for which role."""
    await begin(visit)


async def begin(visit: Visit) -> None:
    """Offer the roles that the person may give, where they may give any."""
    estates = await visit.act(estates_to_staff, by=visit.person.id)
    named = [{"id": estate.id, "name": estate.name} for estate in estates]
    visit.become("invite", estates=named, estate=estates[0].id, role=None, chosen=[])
    await show(visit)


async def show(visit: Visit, edit: int | None = None) -> None:
    """The question as it stands: the role, or a head's trades."""
    data = visit.data
    if data["role"] is not None:
        visit.say("staff/choose_trades", edit=edit, chosen=data["chosen"])
        return
    roles = await visit.act(roles_to_give, property_id=data["estate"], by=visit.person.id)
    named = [role.value for role in roles]
    visit.say("staff/choose_role", edit=edit, roles=named, estates=data["estates"], estate=data["estate"])


async def press(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """A head's trades are asked for; every other role has its link at once."""
    if visit.state != "invite" or (claim.verb == "issue" and visit.data["role"] is None):
        raise CodeRefused
    role = one_of(Role, visit.data["role"] if claim.verb == "issue" else claim.argument)
    if role is Role.HEAD and claim.verb == "invite":
        visit.become("invite", **visit.data | {"role": role.value})
        await show(visit, visit.message_id)
    else:
        await give_link(visit, role)


async def give_link(visit: Visit, role: Role) -> None:
    """The link, for the person to pass on."""
    about = {"property_id": visit.data["estate"], "by": visit.person.id, "at": visit.now}
    code = await visit.act(invite, role, visit.data["chosen"], **about)
    visit.become(None)
    visit.say(
        "staff/invite",
        edit=visit.message_id,
        role=role.value,
        url=visit.link("role", code),
        expires_at=(visit.now + VALID_FOR).isoformat(),
        confirm=role in CONFIRMED_ROLES,
    )
