"""The watch and the auditor over a stored draft, by a clock that the test moves."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from bot.act_runner import ActRunner
from bot.auditor import Auditor
from bot.policy.load import load_policy
from bot.watch import Watch
from bot.web.metrics import Metrics
from storage import facts, pings, tasks, tickets
from storage.database import Database
from tests.bot.sending import RESIDENT, furnish
from tickets.acts.keep_promises import keep_promises
from tickets.deadline import next_deadline
from tickets.facts import DraftReminded, TicketOpened
from tickets.people import Role
from tickets.records import Purpose, Source, TicketText
from tickets.tasks.due import next_at
from tickets.tasks.task import Task
from tickets.ticket import Kind, Location, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork

POLICY = load_policy()
START = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@dataclass
class Hand:
    """A clock moved by hand."""

    at: datetime = START

    def now(self) -> datetime:
        return self.at


def draft(work: UnitOfWork) -> Ticket:
    """A resident's draft with its deadline."""
    at = work.properties()[0].id
    fresh = Ticket(0, at, Kind.REPAIR, "plumbing", Urgency.ROUTINE, Location(room="1201"), START, resident_id=RESIDENT)
    stored = work.add_ticket(replace(fresh, next_deadline_at=next_deadline(fresh, work.policy), touched_at=START))
    work.add_words(TicketText(stored.id, START, RESIDENT, Purpose.REPORT, "水管爆了", Source(RESIDENT, 1)))
    return stored


@dataclass
class Watched:
    database: Database
    acts: ActRunner
    clock: Hand
    watch: Watch
    auditor: Auditor
    metrics: Metrics
    ticket: Ticket

    async def happened(self, kind: type) -> int:
        history = await self.database.read(facts.of_ticket, self.ticket.id)
        return sum(isinstance(fact, kind) for fact in history)


@pytest.fixture
async def watched(database: Database) -> Watched:
    clock = Hand()
    acts, metrics = ActRunner(POLICY, clock), Metrics(lambda: 0)
    async with database.begin() as tx:
        await tx.run(furnish)
        ticket = await acts.run(tx, draft)
    watch = Watch(database=database, clock=clock, acts=acts, metrics=metrics)
    return Watched(database, acts, clock, watch, Auditor(database, acts, clock, metrics), metrics, ticket)


async def test_nothing_is_done_before_its_time_and_then_once(watched: Watched) -> None:
    assert not await watched.watch.look()
    watched.clock.at = START + POLICY.waits.draft_reminder
    assert await watched.watch.look()
    assert not await watched.watch.look()
    assert await watched.happened(DraftReminded) == 1
    watched.clock.at += POLICY.waits.draft_to_desk
    while await watched.watch.look():
        pass
    assert await watched.happened(TicketOpened) == 1


async def test_what_cannot_be_kept_rests_and_keeps_nobody_else_waiting(watched: Watched) -> None:
    watched.clock.at = START + timedelta(days=1)
    async with watched.database.begin() as tx:
        await tx.run(_break, watched.ticket.id)
    assert await watched.watch.look()
    assert not await watched.watch.look()
    assert await watched.happened(DraftReminded) == 0


def _break(c: Connection, ticket_id: int) -> None:
    """A resident whom nobody knows: the card cannot be addressed to them."""
    ticket = tickets.lock(c, ticket_id)
    tickets.save(c, replace(ticket, resident_id=None, reminded_at=None))


async def test_what_another_transaction_was_in_the_way_of_is_kept_at_once(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def in_the_way(work: UnitOfWork, ticket_id: int, at: datetime) -> None:
        tried.append(ticket_id)
        if len(tried) == 1:
            raise OSError("a deadlock, say")
        keep_promises(work, ticket_id, at=at)

    monkeypatch.setattr("bot.watch.WATCHED", (("ticket", tickets.due, in_the_way),))
    watched.clock.at = START + POLICY.waits.draft_reminder
    await watched.watch.look()
    assert tried == [watched.ticket.id] * 2
    assert await watched.happened(DraftReminded) == 1


def owed(work: UnitOfWork) -> Task:
    """An answer that is late, and whose doer holds no post any more."""
    due = START + timedelta(hours=1)
    late = Task(
        0, "answer", work.properties()[0].id, "answer:1:1.1", START, due, post=Role.FRONT_DESK, doer_id=RESIDENT
    )
    task = work.open_task(replace(late, next_at=START))
    assert task is not None
    return task


async def test_tasks_are_watched_as_well_and_pings_go_out_in_the_same_look(watched: Watched) -> None:
    async with watched.database.begin() as tx:
        task = await watched.acts.run(tx, owed)
    watched.clock.at = START + timedelta(hours=1)
    assert await watched.watch.look()
    assert (await watched.database.read(tasks.read, task.id)).missed_at == watched.clock.at
    assert await watched.database.read(pings.next_due) is None


async def test_the_auditor_mends_tasks_and_names_who_can_do_them(watched: Watched) -> None:
    async with watched.database.begin() as tx:
        task = await watched.acts.run(tx, owed)
    assert await watched.auditor.round() == 2
    mended = await watched.database.read(tasks.read, task.id)
    assert mended.next_at == next_at(mended, POLICY)
    assert mended.doer_id not in (None, RESIDENT)
    assert await watched.auditor.round() == 0


async def test_the_auditor_mends_a_deadline_and_says_so(watched: Watched) -> None:
    assert await watched.auditor.round() == 0
    async with watched.database.begin() as tx:
        await tx.run(tickets.save, replace(watched.ticket, next_deadline_at=None))
    watched.clock.at = START + POLICY.waits.draft_reminder
    assert not await watched.watch.look()
    assert await watched.auditor.round() == 1
    assert await watched.watch.look()
    assert b"huiyin_deadlines_repaired_total 1.0" in watched.metrics.text()
