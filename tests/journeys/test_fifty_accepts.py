"""Fifty technicians press at once: one has the job, forty-nine are told who."""

from __future__ import annotations

import asyncio

import pytest

from tests.cast import PLUMBERS, WANG
from tests.journeys.estate import Estate
from tests.sandbox_client import buttons, words
from tickets.facts import TicketAccepted
from tickets.ticket import State

CREW = range(6000, 6050)


def name(person: int) -> str:
    """Nobody's name is the beginning of another's."""
    return f"{person}号师傅"


async def presses(estate: Estate, person: int) -> str:
    """The toast that the person gets."""
    body = {"from": person, "chat": PLUMBERS.chat_id, "text": "我来接单", "wait": 60}
    return str((await estate.sandbox.call("POST", "press", **body))["answer"]["text"])


@pytest.mark.rule("DT4")
async def test_one_of_fifty_wins(estate: Estate) -> None:
    for person in CREW:
        await estate.sandbox.person(person, name(person), "zh-hans", started=False)
        await estate.sandbox.call("POST", f"chats/{PLUMBERS.chat_id}/members", person=person, status="member")
    wang = estate.speaker(WANG)
    await wang.say("厨房水管爆了，3栋2单元1201")
    await wang.press("没错，马上派人")

    toasts = dict(zip(CREW, await asyncio.gather(*(presses(estate, person) for person in CREW)), strict=True))
    await estate.sandbox.idle(60)

    (ticket,) = await estate.tickets(WANG)
    assert ticket.state is State.ACCEPTED
    assert ticket.owner_id is not None
    winner = ticket.assignee_id
    assert winner is not None
    assert winner in CREW
    accepted = [fact.by for fact in await estate.history(WANG) if isinstance(fact, TicketAccepted)]
    assert accepted == [winner]
    assert "R-261123-001" in toasts.pop(winner)
    assert {name(winner) in toast for toast in toasts.values()} == {True}
    assert len(toasts) == 49
    card = await estate.in_group(WANG).last()
    assert f"{name(winner)} 02:10 接单" in words(card)
    assert "我来接单" not in buttons(card)
    assert sum(f"{name(winner)}已接单" in each for each in await wang.seen()) == 1
