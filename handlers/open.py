"""A member of staff opens the whole history of a ticket."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.callback_data import CallbackData
from handlers.context import UpdateContext
from handlers.lists import listed
from tickets.acts.list_tickets import History, person_of, read_history
from tickets.records import Purpose

LATEST_WORDS = 6
LATEST_LINES = 25


def router() -> Router:
    """The last button of an escalation's card."""
    router = Router(name="open")
    router.callback_query.register(open_ticket)
    return router


async def open_ticket(press: CallbackQuery, context: UpdateContext, callback: CallbackData) -> None:
    """Show who did what and when, and what was said (AR1)."""
    history = await context.act(read_history, callback.ticket_id, by=context.person.id)
    about = listed(history.summary)
    lines, words = list(_lines(history)), list(_words(history))
    context.reply("staff/history", ticket_id=callback.ticket_id, **about, lines=lines, words=words)


def _lines(history: History) -> Iterable[dict[str, Any]]:
    for fact in history.facts[-LATEST_LINES:]:
        own = {name: _plain(value) for name, value in asdict(fact).items() if name not in ("ticket_id", "by")}
        named = {"name": _name(history, fact.by), "to": _name(history, person_of(fact))}
        yield own | named | {"what": fact.code}


def _words(history: History) -> Iterable[dict[str, Any]]:
    for each in history.words[-LATEST_WORDS:]:
        yield {
            "at": each.at.isoformat(),
            "name": _name(history, each.by),
            "text": each.text,
            "heard": each.purpose is Purpose.TRANSCRIPT,
            "earlier": each.purpose == "earlier",
        }


def _name(history: History, person_id: int | None) -> str | None:
    return None if person_id is None else history.people[person_id].name


def _plain(value: object) -> object:
    """The value as JSON has it."""
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
