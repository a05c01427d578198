"""A technician is done: pictures of the work first, in reply to the card or in the private chat."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers import end_help
from handlers.claim import Claim
from handlers.content import contact_of
from handlers.visit import Visit
from tickets.acts.add_to_ticket import add_to_ticket
from tickets.acts.finish_ticket import finish_ticket, shown_work
from tickets.acts.locate import NEEDS_PLACE
from tickets.acts.show_card import end_question
from tickets.ticket import Kind

WITHOUT_MORE = "now"


def router() -> Router:
    """The button of whoever has the job, and what they send after it in the private chat."""
    router = Router(name="finish")
    router.callback_query.register(finish)
    router.message.register(evidence)
    return router


async def finish(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """Done at once when there are pictures, or when none are to be had; otherwise they are asked for."""
    by, round_ = visit.person.id, claim.round
    ticket, shown = await visit.act(shown_work, claim.ticket_id, by=by, at=visit.now, round_=round_)
    unshown = ticket.kind in NEEDS_PLACE and not shown and claim.argument != WITHOUT_MORE
    if ticket.kind is Kind.HELP or unshown:
        if visit.private:
            await ask(visit, claim.ticket_id, round_)
        else:
            visit.toast("in_private", url=visit.link("finish", claim.ticket_id, round_))
        return
    ticket = await visit.act(finish_ticket, claim.ticket_id, by=by, at=visit.now, round_=round_)
    visit.toast("done")
    if visit.state == f"evidence:{ticket.id}:{round_}":
        await _answered(visit)
        visit.become(None)
    if claim.argument == WITHOUT_MORE:
        visit.say("staff/finished", edit=visit.message_id, ticket_id=ticket.id, number=ticket.number)


async def ask(visit: Visit, ticket_id: int, round_: int) -> None:
    """Ask for pictures of the work, of a call for help for what was done; refuses whoever may not finish it now."""
    ticket, _ = await visit.act(shown_work, ticket_id, by=visit.person.id, at=visit.now, round_=round_)
    if ticket.kind is Kind.HELP:
        await end_help.ask(visit, ticket_id, round_)
        return
    about: dict[str, Any] = {"number": ticket.number, "id": ticket_id, "round": round_}
    asked = visit.say("staff/ask_evidence", ticket_id=ticket_id, **about)
    visit.become(f"evidence:{ticket_id}:{round_}", asked=asked)


async def evidence(message: Message, visit: Visit) -> None:
    """Keep what shows the work, or a word about it; the parts of an album are answered once."""
    ticket_id, round_ = visit.awaited
    contact = contact_of(message, visit)
    ticket = await visit.act(add_to_ticket, ticket_id, contact, by=visit.person.id, at=visit.now)
    thing = contact.source.album or contact.source.message_id
    about: dict[str, Any] = {"number": ticket.number, "id": ticket_id, "round": round_}
    asked = visit.say("staff/evidence_kept", key=f"evidence:{ticket_id}:{thing}", ticket_id=ticket_id, **about)
    if asked != visit.data.get("asked"):
        await _answered(visit)
        visit.become(visit.state, asked=asked)


async def _answered(visit: Visit) -> None:
    """What was asked last, with its button, is behind."""
    if asked := visit.data.get("asked"):
        await visit.act(end_question, asked, chat_id=visit.chat_id, besides=visit.message_id)
