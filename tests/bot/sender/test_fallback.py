"""What somebody of the office cannot be sent goes on upward, until nobody is left: then an operator hears of it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, select

from bot.intake.set_aside import report_set_aside
from bot.sender.fallback import MOST_HOPS
from storage import people, premises
from storage.database import Database
from storage.inbox import Row
from storage.tables import outbox
from tests.bot.logged import logged
from tests.bot.sending import CLERK, RESIDENT, Sending, furnish, sending, welcome
from tests.sandbox_client import Sandbox
from tickets.acts.dispatch_ticket import dispatch_ticket
from tickets.acts.follow_chat import topic_gone
from tickets.people import Group, Person, Post, Role
from tickets.ticket import Kind, Location, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork

ADMINISTRATOR, SUPERVISOR = 23, 24
NIGHT = datetime(2026, 11, 22, 18, 10, tzinfo=UTC)


@pytest.fixture
async def outgoing(database: Database, telegram: Sandbox) -> AsyncIterator[Sending]:
    async with database.begin() as tx:
        await tx.run(furnish)
        await tx.run(_above)
    for number in (ADMINISTRATOR, SUPERVISOR):
        await telegram.person(number, "Anna", "en")
    async with sending(database, telegram) as outgoing:
        yield outgoing


def _above(c: Connection) -> None:
    estate = premises.all_properties(c)[0]
    for number, role in ((ADMINISTRATOR, Role.ADMINISTRATOR), (SUPERVISOR, Role.SUPERVISOR)):
        people.save(c, Person(number, "Anna", "en", reachable=True))
        people.add_post(c, Post(number, estate.id, role))


async def block(outgoing: Sending, *numbers: int) -> None:
    for number in numbers:
        await outgoing.sandbox.call("PATCH", f"people/{number}", blocked=True)


def ask(work: UnitOfWork) -> None:
    """A question of the resident's, which the front desk answers."""
    estate = work.properties()[0].id
    draft = Ticket(0, estate, Kind.INQUIRY, "fees", Urgency.ROUTINE, Location(), NIGHT, resident_id=RESIDENT)
    dispatch_ticket(work, work.add_ticket(draft), by=RESIDENT, at=NIGHT)


def aside(work: UnitOfWork) -> None:
    """Words that the service could not work on."""
    update = {"message": {"from": {"first_name": "王芳"}, "text": "家里煤气泄漏"}}
    row = Row(7, 1, "message", f"{RESIDENT}:{RESIDENT}", json.dumps(update), False, 3, NIGHT)
    report_set_aside(work, row, at=NIGHT)


def closed_topic(work: UnitOfWork) -> None:
    """A bound topic is gone, which administrators are told."""
    group = work.add_group(Group(0, -1010, 5, work.properties()[0].id, "水电组"))
    topic_gone(work, group.chat_id, group.thread_id, at=NIGHT)


async def do(outgoing: Sending, act: object) -> None:
    async with outgoing.database.begin() as tx:
        await outgoing.acts.run(tx, act)  # type: ignore[arg-type]
    outgoing.sender.wake()
    await outgoing.rest()


async def test_the_card_of_a_clerk_who_blocked_the_bot_goes_to_the_supervisor(outgoing: Sending) -> None:
    await block(outgoing, CLERK)
    await do(outgoing, ask)
    card, unreachable = await outgoing.arrived(SUPERVISOR)
    assert "李敏 could not be reached" in unreachable
    assert "I-261123-001" in card
    assert "Anna at the estate office is following it up" in card, "whoever has it now answers for it"
    assert await outgoing.arrived(ADMINISTRATOR) == []


async def test_it_goes_on_up_while_nobody_can_be_reached(outgoing: Sending) -> None:
    await block(outgoing, CLERK, SUPERVISOR)
    await do(outgoing, ask)
    card = (await outgoing.arrived(ADMINISTRATOR))[0]
    assert "I-261123-001" in card


async def test_raw_words_that_were_set_aside_go_on_up_as_they_are(outgoing: Sending) -> None:
    await block(outgoing, CLERK)
    await do(outgoing, aside)
    (told,) = await outgoing.arrived(SUPERVISOR)
    assert "家里煤气泄漏" in told


async def test_what_an_administrator_cannot_be_told_the_highest_below_is(outgoing: Sending) -> None:
    await block(outgoing, ADMINISTRATOR)
    await do(outgoing, closed_topic)
    (told,) = await outgoing.arrived(SUPERVISOR)
    assert "水电组" in told
    assert await outgoing.arrived(CLERK) == []


async def test_who_could_not_be_reached_is_told_on_up_as_well(outgoing: Sending) -> None:
    await block(outgoing, RESIDENT, CLERK)
    await outgoing.send(welcome("first", fallback="desk"))
    await outgoing.rest()
    (told,) = await outgoing.arrived(SUPERVISOR)
    assert "王芳" in told


async def test_where_nobody_is_left_an_operator_hears_of_it(
    outgoing: Sending, capsys: pytest.CaptureFixture[str]
) -> None:
    await block(outgoing, CLERK, SUPERVISOR, ADMINISTRATOR)
    with logged(capsys) as log:
        await do(outgoing, ask)
        alarms = [line for line in log.lines() if line["event"] == "nobody_reachable"]
    assert {line["level"] for line in alarms} == {"error"}
    assert b"huiyin_unheard_total 0.0" not in outgoing.sender._metrics.text()


async def test_what_was_passed_on_too_often_is_left_to_the_operator(
    outgoing: Sending, capsys: pytest.CaptureFixture[str]
) -> None:
    await block(outgoing, CLERK)
    with logged(capsys) as log:
        await outgoing.send(welcome("first", CLERK, fallback=f"upward:{MOST_HOPS}"))
        await outgoing.rest()
        assert [line["event"] for line in log.lines() if line["level"] == "error"] == ["nobody_reachable"]
    assert await outgoing.arrived(SUPERVISOR) == []


async def test_each_way_on_is_counted(outgoing: Sending) -> None:
    await block(outgoing, CLERK, SUPERVISOR)
    await outgoing.send(welcome("first", CLERK, fallback="upward"))
    await outgoing.rest()
    assert await outgoing.arrived(ADMINISTRATOR)
    async with outgoing.database.begin() as tx:
        ways = await tx.run(lambda c: c.scalars(select(outbox.c.fallback).order_by(outbox.c.id)).all())
    assert [way for way in ways if way.startswith("upward")][:3] == ["upward", "upward:1", "upward:2"]


def danger(work: UnitOfWork) -> None:
    """Somebody fainted, and the front work is told at once."""
    estate = work.properties()[0].id
    about = (Kind.HELP, "people_in_danger", Urgency.EMERGENCY, Location(public="lobby"), NIGHT)
    draft = work.add_ticket(Ticket(0, estate, *about, resident_id=RESIDENT, hazards=("medical",)))
    dispatch_ticket(work, draft, by=None, at=NIGHT)


async def test_where_nobody_is_left_whoever_is_in_danger_hears_of_it_with_the_numbers(outgoing: Sending) -> None:
    await block(outgoing, CLERK, SUPERVISOR, ADMINISTRATOR)
    await do(outgoing, danger)
    told = await outgoing.arrived(RESIDENT)
    (alone,) = [each for each in told if "cannot reach anybody" in each]
    for number in ("119", "120", "110", "0571-8888 0000", "H-261123-001"):
        assert number in alone


async def test_what_telegram_refuses_is_not_tried_on_everybody(outgoing: Sending) -> None:
    await outgoing.fault("error", code=400, description="Bad Request: whatever it is", method="sendMessage", times=50)
    await outgoing.send(welcome("first", CLERK, fallback="upward"))
    states = await outgoing.rest()
    assert set(states.values()) == {"failed"}
    assert len(states) == 2, "what failed, and the word of it to another"
