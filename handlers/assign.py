"""A supervisor gives a job to somebody, or lets somebody act in a public group."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim, Forged
from handlers.visit import Visit
from tickets.acts.hold_ladder import assign_ticket
from tickets.acts.join_crew import approve_technician
from tickets.acts.list_tickets import assignee
from tickets.acts.show_card import view_card

LARGEST = 2**53


def router() -> Router:
    """The names under a job, and the question whether somebody may act."""
    router = Router(name="assign")
    router.callback_query.register(assign)
    return router


async def assign(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Whoever is named has it now, or may press from now on."""
    if claim.verb == "approve":
        await approve(visit, claim)
        return
    by, at, person = visit.person.id, visit.now, claim.number(1, LARGEST)
    card = {"chat_id": visit.chat_id, "message_id": visit.message_id}
    await visit.act(view_card, claim.ticket_id, by=by, view="", **card)
    given = await visit.act(assign_ticket, claim.ticket_id, by=by, at=at, assignee_id=person)
    chosen = await visit.act(assignee, given)
    visit.toast("assigned", name=chosen.name if chosen else None)


async def approve(visit: Visit, claim: Claim) -> None:
    """The argument is `group-person`."""
    group, _, person = claim.argument.partition("-")
    if not (group.isascii() and group.isdigit() and person.isascii() and person.isdigit()):
        raise Forged
    bound, approved = await visit.act(approve_technician, int(group), int(person), by=visit.person.id)
    visit.toast("saved")
    visit.say("staff/technician_approved", edit=visit.message_id, name=approved.name, title=bound.title)
