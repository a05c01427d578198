"""Mutated updates by the hundred: the service lives, nobody acts beyond their role, and nothing is lost."""

from __future__ import annotations

import json
import random

import pytest
from sqlalchemy import Connection, select

from storage import facts, tables, tickets
from tests.cast import CHEN, STAFF, ZHAO
from tests.journeys.burst_pipe import live
from tests.journeys.estate import Estate
from tests.journeys.mutated import PEOPLE, mutations, without_ids
from tests.journeys.onlooker import Onlooker
from tests.journeys.product import TOKEN
from tests.journeys.records import FROM_TELEGRAM
from tests.sandbox_client import Sandbox
from tickets.facts import Fact
from tickets.ticket import Ticket

BATCH = 100
ODD = 40
"""Those with an id that nothing confirms: a poll brings a hundred, these among them each time."""
CREW = {CHEN.id, ZHAO.id} | {post.person_id for post in STAFF}
TRACES = ("Traceback", "Error", "Exception", "undefined", str(1234 * 5678))


@pytest.mark.parametrize("count", [300, pytest.param(2000, marks=pytest.mark.torture)])
async def test_mutated_updates(estate: Estate, count: int) -> None:
    sandbox, onlooker = estate.sandbox, Onlooker(estate.sandbox)
    async with onlooker.watching():
        await live(sandbox, onlooker, 0)
    for person in PEOPLE:
        await estate.speaker(person).say("/start")
    recorded = [json.loads(raw) for raw in await estate.database.read(raws)]
    for number, update in enumerate(mutations(recorded, random.Random(1), count - ODD)):
        await sandbox.call("POST", "updates/raw", update=update)
        if number % BATCH == BATCH - 1:
            await sandbox.call("POST", "clock", add_seconds=90)
            await sandbox.idle(60)
    await sandbox.idle(60)
    misnumbered = [*without_ids(recorded, random.Random(2), ODD)]
    await sandbox.call("POST", "updates/hold", on=True)  # at once: an offset confirms ids that are lower, unseen
    for update in misnumbered:
        await sandbox.call("POST", "updates/raw", update=update)
    await sandbox.call("POST", "updates/hold", on=False)
    await sandbox.idle(60)
    await the_server_took_back_what_nothing_confirms(sandbox)
    rows = await estate.rows()
    alike = ODD - len({json.dumps(update) for update in misnumbered})
    assert len(rows) == len(recorded) + count - alike
    assert set(rows) == {"done", "aside"}
    assert rows.count("done") > count / 2
    await nobody_went_beyond_their_role(estate)
    await nobody_saw_a_trace(estate)
    async with onlooker.watching():
        await live(sandbox, onlooker, 1)


async def the_server_took_back_what_nothing_confirms(sandbox: Sandbox) -> None:
    """As its operator would do it: until then it comes with every poll."""
    pending = (await sandbox.call("GET", "updates"))["updates"]
    assert 0 < len(pending) <= ODD
    call = f"{sandbox.base}/bot{TOKEN}/deleteWebhook"
    async with sandbox.session.post(call, json={"drop_pending_updates": True}) as answer:
        assert answer.status == 200


async def nobody_went_beyond_their_role(estate: Estate) -> None:
    """What happened to a ticket was done by whoever may: its resident, the crew and the staff, or the service."""
    for ticket, history in await estate.database.read(histories):
        assert {fact.by for fact in history} <= CREW | {ticket.resident_id, None}, history
        assert ticket.assignee_id in CREW | {None}
        assert ticket.owner_id in {post.person_id for post in STAFF} or not ticket.number


async def nobody_saw_a_trace(estate: Estate) -> None:
    """No answer shows what the service is made of, or was refused by Telegram for its form."""
    for person in PEOPLE:
        shown = "\n".join(await estate.speaker(person).seen())
        assert [trace for trace in TRACES if trace in shown] == []
    assert set(await estate.database.read(failed)) <= {"photos"}, "of files that were made up"


def failed(c: Connection) -> list[str]:
    """The kinds of what could not be sent, for good, to chats that there are."""
    there = tables.outbox.c.reason != "Chat not found"
    return list(c.scalars(select(tables.outbox.c.kind).where(tables.outbox.c.state == "failed", there)))


def raws(c: Connection) -> list[str]:
    """Everything that came in, as it came."""
    return list(c.scalars(select(tables.inbox.c.raw).where(FROM_TELEGRAM).order_by(tables.inbox.c.id)))


def histories(c: Connection) -> list[tuple[Ticket, list[Fact]]]:
    """Every ticket with its history."""
    ids = c.scalars(select(tables.tickets.c.id)).all()
    return [(tickets.read(c, ticket_id), facts.of_ticket(c, ticket_id)) for ticket_id in ids]
