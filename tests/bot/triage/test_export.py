"""What residents corrected, as labelled examples, from both databases."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from bot.commands.triage import _labelled
from bot.policy.load import load_policy
from bot.triage.export import exported
from storage import people
from storage.database import Database
from storage.tables import facts, properties, tickets, units
from storage.unit_of_work import StoredUnitOfWork
from tests import cast
from tests.tickets.acts.stories import BURST, DRIP, contact
from tickets.acts.confirm_ticket import confirm_ticket
from tickets.acts.correct_ticket import set_category, set_kind, set_place, set_urgency
from tickets.acts.dispatch_ticket import dispatch_ticket
from tickets.acts.take_in import take_in
from tickets.contact import Reading
from tickets.facts import Corrected
from tickets.ticket import Kind, Location, Ticket, Urgency

ROOT = Path(__file__).parents[3]
POLICY = load_policy()
WORDS = "3栋2单元1201厨房下水慢，请打13812345678或0571-8888 0000或９１２３４５６７"


def stories(c: Connection) -> None:
    """A card that was corrected, one that was not, one that nobody confirmed, one that was given no words."""
    c.execute(insert(properties), [vars(cast.ESTATE)])
    c.execute(insert(units), [vars(cast.HOME), vars(cast.NEXT_DOOR)])
    for person in cast.EVERYBODY:
        people.save(c, person)
    work = StoredUnitOfWork(c, POLICY, cast.NIGHT, [])
    numbers = iter(range(1, 99))

    def told(reading: Reading, text: str) -> Ticket:
        at = cast.NIGHT + timedelta(hours=next(numbers))
        taken = take_in(work, contact(reading, text, message=at.hour), by=cast.WANG.id, property_id=1, at=at)
        assert taken.ticket is not None
        return taken.ticket

    about: dict[str, Any] = {"by": cast.WANG.id, "at": cast.NIGHT}
    corrected = told(DRIP, WORDS)
    set_category(work, corrected.id, **about, category="drainage")
    set_urgency(work, corrected.id, **about, urgency=Urgency.URGENT)
    confirm_ticket(work, corrected.id, **about)
    asked = told(Reading(Kind.REPAIR, "other"), "樓上成晚好嘈，一三零三室")
    set_kind(work, asked.id, **about, kind=Kind.COMPLAINT)
    set_category(work, asked.id, **about, category="noise")
    set_place(work, asked.id, **about, place=Location("3", "2", "1202"))
    confirm_ticket(work, asked.id, **about)
    confirm_ticket(work, told(DRIP, "水龙头滴水，没有改").id, **about)
    unconfirmed = told(BURST, "水管爆了")
    set_category(work, unconfirmed.id, **about, category="drainage")
    dispatch_ticket(work, work.ticket(unconfirmed.id), by=None, at=cast.NIGHT)


@pytest.fixture
async def told(database: Database) -> None:
    async with database.begin() as tx:
        await tx.run(stories)


def corrected_before_codes(c: Connection) -> None:
    """A confirmed ticket whose correction was stored by the name of its class, as up to migration 0008."""
    ticket_id = c.scalar(
        select(tickets.c.id).where(~tickets.c.id.in_(select(facts.c.ticket_id).where(facts.c.kind == Corrected.code)))
    )
    values = {"line": "place", "before": None, "after": "3-2-1202"}
    fact = {"ticket_id": ticket_id, "kind": "Corrected", "at": cast.NIGHT, "by": cast.WANG.id, "data": values}
    c.execute(insert(facts), fact)


async def test_a_correction_of_an_earlier_version_counts(told: None, database: Database, database_url: str) -> None:
    async with database.begin() as tx:
        await tx.run(corrected_before_codes)
    texts = [json.loads(line)["text"] for line in await exported(database_url)]
    assert len(texts) == 3
    assert "水龙头滴水，没有改" in texts


async def test_corrected_cards_are_exported_with_what_was_confirmed(told: None, database_url: str) -> None:
    first, second = map(json.loads, await exported(database_url))
    masked = "3栋2单元1201厨房下水慢，请打***或***或***"
    labels = {"kind": "repair", "category": "drainage", "urgency": "urgent"}
    assert first == {"text": masked, "lang": "zh-hans", **labels, "building": "3", "section": "2", "room": "1201"}
    assert (second["lang"], second["kind"], second["category"]) == ("zh-hant", "complaint", "noise")
    assert (second["building"], second["section"], second["room"]) == (None, None, "1202"), "only what the words name"


async def test_the_verb_prints_what_it_learns_from_and_imports_no_bot(
    told: None, database_url: str, tmp_path: Path
) -> None:
    script = (
        "import sys, bot.__main__ as m\ntry: m.app(['triage', '--export'])\nfinally: print('aiogram' in sys.modules)"
    )
    told_settings = {"DATABASE_URL": database_url, "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    ran = subprocess.run(  # noqa: ASYNC221
        [sys.executable, "-c", script], cwd=tmp_path, env=told_settings, capture_output=True, text=True, check=False
    )
    *lines, imported = ran.stdout.splitlines()
    assert (imported, len(lines), ran.returncode) == ("False", 2, 0), ran.stderr
    file = tmp_path / "corrected.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    assert [one["category"] for one in _labelled(file)] == ["drainage", "noise"]
