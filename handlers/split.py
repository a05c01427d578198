"""A resident says whether several matters become one ticket each."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.claim import Claim
from handlers.visit import Visit
from tickets.acts.split_draft import keep_whole, split_draft


def router() -> Router:
    """The two buttons of that question."""
    router = Router(name="split")
    router.callback_query.register(split)
    return router


async def split(press: CallbackQuery, visit: Visit, claim: Claim) -> None:
    """One draft for each matter, or one for all."""
    by, at = visit.person.id, visit.now
    if claim.verb == "whole":
        await visit.act(keep_whole, claim.ticket_id, by=by, at=at)
    else:
        await visit.act(split_draft, claim.ticket_id, by=by, at=at, read=visit.read)
