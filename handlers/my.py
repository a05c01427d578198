"""A person looks up what is theirs: a resident what they reported, a member of staff what they have to do."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, TelegramObject

from handlers import desk
from handlers.claim import Claim
from handlers.lists import listed, shelved
from handlers.visit import Visit
from tickets.acts.list_desk import list_jobs
from tickets.acts.list_tickets import list_tickets
from tickets.acts.show_card import send_card
from tickets.people import Role
from tickets.rights import roles_of

JOBS = 12
"""Jobs of a technician that are listed."""


def router() -> Router:
    """`/my`, the button that says the same, and the buttons of its list."""
    router = Router(name="my")
    router.message.register(mine)
    router.callback_query.register(press)
    return router


async def mine(event: TelegramObject, visit: Visit) -> None:
    """The list, with state, person and time."""
    await show_mine(visit)


async def press(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """The list, or one ticket's card again."""
    if claim.verb == "show":
        await visit.act(send_card, claim.ticket_id, by=visit.person.id)
    else:
        await show_mine(visit)


async def show_mine(visit: Visit) -> None:
    """Staff see what waits for them, and below it what they reported themselves, if anything."""
    roles = await visit.act(roles_of, visit.person.id)
    if set(roles) - {Role.TECHNICIAN}:
        await desk.show(visit)
    elif roles:
        await _show_jobs(visit)
    tickets = await visit.act(list_tickets, by=visit.person.id)
    if tickets or not roles:
        visit.say("resident/my", tickets=[listed(each) for each in tickets])


async def _show_jobs(visit: Visit) -> None:
    """What a technician has in hand, and how much their groups have to take."""
    jobs, free = await visit.act(list_jobs, by=visit.person.id, at=visit.now, most=JOBS)
    visit.say("staff/jobs", jobs=shelved(jobs, visit.now), free=free)
