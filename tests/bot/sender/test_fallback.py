"""What somebody of the office cannot be sent goes on upward, until nobody is left: then an operator hears of it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection

from bot.intake.set_aside import report_set_aside
from storage import people, premises
from storage.database import Database
from storage.inbox import Row
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
async def desk(database: Database, telegram: Sandbox) -> AsyncIterator[Sending]:
    async with database.begin() as tx:
        await tx.run(furnish)
        await tx.run(_above)
    for number in (ADMINISTRATOR, SUPERVISOR):
        await telegram.person(number, "Anna", "en")
    async with sending(database, telegram) as desk:
        yield desk


def _above(c: Connection) -> None:
    estate = premises.all_properties(c)[0]
    for number, role in ((ADMINISTRATOR, Role.ADMINISTRATOR), (SUPERVISOR, Role.SUPERVISOR)):
        people.save(c, Person(number, "Anna", "en", reachable=True))
        people.add_post(c, Post(number, estate.id, role))


async def block(desk: Sending, *numbers: int) -> None:
    for number in numbers:
        await desk.sandbox.call("PATCH", f"people/{number}", blocked=True)


def ask(desk: UnitOfWork) -> None:
    """A question of the resident's, which the front desk answers."""
    estate = desk.properties()[0].id
    draft = Ticket(0, estate, Kind.INQUIRY, "fees", Urgency.ROUTINE, Location(), NIGHT, resident_id=RESIDENT)
    dispatch_ticket(desk, desk.add_ticket(draft), by=RESIDENT, at=NIGHT)


def aside(desk: UnitOfWork) -> None:
    """Words that the service could not work on."""
    update = {"message": {"from": {"first_name": "王芳"}, "text": "家里煤气泄漏"}}
    row = Row(7, 1, "message", f"{RESIDENT}:{RESIDENT}", json.dumps(update), False, 3, NIGHT)
    report_set_aside(desk, row, at=NIGHT)


def closed_topic(desk: UnitOfWork) -> None:
    """A bound topic is gone, which administrators are told."""
    group = desk.add_group(Group(0, -1010, 5, desk.properties()[0].id, "水电组"))
    topic_gone(desk, group.chat_id, group.thread_id, at=NIGHT)


async def do(desk: Sending, act: object) -> None:
    async with desk.database.begin() as tx:
        await desk.acts.run(tx, act)  # type: ignore[arg-type]
    desk.sender.wake()
    await desk.rest()


async def test_the_card_of_a_clerk_who_blocked_the_bot_goes_to_the_supervisor(desk: Sending) -> None:
    await block(desk, CLERK)
    await do(desk, ask)
    card, unreachable = await desk.arrived(SUPERVISOR)
    assert "李敏 could not be reached" in unreachable
    assert "I-261123-001" in card
    assert "Anna at the estate office is following it up" in card, "whoever has it now answers for it"
    assert await desk.arrived(ADMINISTRATOR) == []


async def test_it_goes_on_up_while_nobody_can_be_reached(desk: Sending) -> None:
    await block(desk, CLERK, SUPERVISOR)
    await do(desk, ask)
    card = (await desk.arrived(ADMINISTRATOR))[0]
    assert "I-261123-001" in card


async def test_raw_words_that_were_set_aside_go_on_up_as_they_are(desk: Sending) -> None:
    await block(desk, CLERK)
    await do(desk, aside)
    (told,) = await desk.arrived(SUPERVISOR)
    assert "家里煤气泄漏" in told


async def test_what_an_administrator_cannot_be_told_the_highest_below_is(desk: Sending) -> None:
    await block(desk, ADMINISTRATOR)
    await do(desk, closed_topic)
    (told,) = await desk.arrived(SUPERVISOR)
    assert "水电组" in told
    assert await desk.arrived(CLERK) == []


async def test_who_could_not_be_reached_is_told_on_up_as_well(desk: Sending) -> None:
    await block(desk, RESIDENT, CLERK)
    await desk.send(welcome("first", fallback="desk"))
    await desk.rest()
    (told,) = await desk.arrived(SUPERVISOR)
    assert "王芳" in told


async def test_where_nobody_is_left_an_operator_hears_of_it(desk: Sending, capsys: pytest.CaptureFixture[str]) -> None:
    await block(desk, CLERK, SUPERVISOR, ADMINISTRATOR)
    with logged(capsys) as log:
        await do(desk, ask)
        alarms = [line for line in log.lines() if line["event"] == "nobody_reachable"]
    assert {line["level"] for line in alarms} == {"error"}
    assert b"huiyin_unheard_total 0.0" not in desk.sender._metrics.text()


def danger(desk: UnitOfWork) -> None:
    """Somebody fainted, and the front desk is told at once."""
    estate = desk.properties()[0].id
    about = (Kind.HELP, "people_in_danger", Urgency.EMERGENCY, Location(public="lobby"), NIGHT)
    draft = desk.add_ticket(Ticket(0, estate, *about, resident_id=RESIDENT, hazards=("medical",)))
    dispatch_ticket(desk, draft, by=None, at=NIGHT)


async def test_where_nobody_is_left_whoever_is_in_danger_hears_of_it_with_the_numbers(desk: Sending) -> None:
    await block(desk, CLERK, SUPERVISOR, ADMINISTRATOR)
    await do(desk, danger)
    told = await desk.arrived(RESIDENT)
    (alone,) = [each for each in told if "cannot reach anybody" in each]
    for number in ("119", "120", "110", "0571-8888 0000", "H-261123-001"):
        assert number in alone


async def test_what_telegram_refuses_is_not_tried_on_everybody(desk: Sending) -> None:
    await desk.fault("error", code=400, description="Bad Request: whatever it is", method="sendMessage", times=50)
    await desk.send(welcome("first", CLERK, fallback="upward"))
    states = await desk.rest()
    assert set(states.values()) == {"failed"}
    assert len(states) == 2, "what failed, and the word of it to another"
