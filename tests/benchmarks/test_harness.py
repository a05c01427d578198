"""The harness plays through, for real, and knows when something is wrong."""

import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import play
from benchmarks.__main__ import BARE, MINIMAL, subjects
from benchmarks.conversation import GUIDED, PRESS, Conversation, Json, Step
from benchmarks.measure import WARM_UP, Figures, measure
from benchmarks.play import NoAnswerError, Played, Residents
from benchmarks.postgresql import schema_on
from benchmarks.report import table
from benchmarks.subject import Subject
from storage.database import Database
from storage.migrate import migrate
from storage.schema import NotMigrated

BUTTONS = {
    "inline_keyboard": [[{"text": "page", "url": "https://example.org"}], [{"text": "yes", "callback_data": "y"}]]
}


@pytest.mark.parametrize(("subject", "paced_commits"), [(BARE, 5), (MINIMAL, 2)])
async def test_a_subject_plays_through(subject: Subject, paced_commits: float, tmp_path: Path) -> None:
    kept = replace(subject, database=f"sqlite:///{tmp_path}/bench.db")
    figures = await measure(kept, conversations=30, seconds=0.1)  # fewer stay below a tick of CPU time
    with sqlite3.connect(tmp_path / "bench.db") as database:
        tickets = database.execute("SELECT kind, place, words, COUNT(*) FROM ticket GROUP BY 1, 2, 3").fetchall()
    database.close()
    assert [(row[0].rpartition(":")[2], *row[1:]) for row in tickets] == [
        ("repair", GUIDED[2].says, GUIDED[3].says, 1 + WARM_UP + 30 + 2)
    ]
    assert 0 < figures.commits <= 5
    assert 0 < figures.paced_commits <= paced_commits
    assert 0 < figures.p50 <= figures.p99
    assert min(figures.cpu, figures.memory, figures.start, figures.conversations_a_second) > 0


async def test_a_subject_that_dies_is_told() -> None:
    dying = Subject("dying", ("-c", "raise SystemExit(7)"))
    with pytest.raises(ChildProcessError, match="dying ended with status 7"):
        await measure(dying, conversations=1, seconds=0)


async def test_a_silent_bot_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(play, "QUIET", 0.05)
    with pytest.raises(NoAnswerError, match="3 of 3 conversations"):
        await Residents(GUIDED).play(3)


async def test_a_missing_button_is_told() -> None:
    with pytest.raises(LookupError, match="step 1 wants a button"):
        await Residents((PRESS,)).play(1)


async def test_a_button_missing_later_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    residents, loop = Residents((Step("/start"), PRESS)), asyncio.get_running_loop()

    def answer_without_buttons(update: Json) -> None:
        loop.call_soon(residents.hear, update["message"]["chat"]["id"], 1, {})

    monkeypatch.setattr(residents.responder, "put", answer_without_buttons)
    monkeypatch.setattr(play, "QUIET", 0.5)
    with pytest.raises(LookupError, match="step 2 wants a button"):
        await residents.play(1)


def test_a_resident_presses_the_first_button_that_carries_data() -> None:
    conversation = Conversation(7, (Step("/start"), PRESS))
    assert conversation.speak()["message"]["text"] == "/start"
    conversation.hear(100, BUTTONS)
    query = conversation.speak()["callback_query"]
    assert (query["data"], query["message"]["message_id"], query["from"]["id"]) == ("y", 100, 7)
    conversation.hear(100, {})
    assert conversation.over


def test_a_resident_may_want_a_certain_button_of_those_seen_last() -> None:
    conversation = Conversation(7, (Step("/start"), Step("words"), Step(presses="set_"), Step(presses="no")))
    row = [{"text": data, "callback_data": data} for data in ("view:1:category", "set_category:1")]
    conversation.hear(100, {"inline_keyboard": [row]})
    conversation.hear(101, {})
    query = conversation.speak()["callback_query"]
    assert (query["data"], query["message"]["message_id"]) == ("set_category:1", 100)
    conversation.hear(100, {"inline_keyboard": [row]})
    with pytest.raises(LookupError, match="step 4 wants a button 'no'"):
        conversation.speak()


def test_shares_of_the_waits() -> None:
    played = Played(1, waits=[float(n) for n in range(100, 0, -1)])
    assert (played.wait(0.5), played.wait(0.99), Played(1, waits=[3.0]).wait(0.99)) == (51, 100, 3)


def test_the_table_has_a_column_for_each_and_ratios() -> None:
    one = Figures(1, 100, 0.01, 2, 0.01, 2, 0.004, 0.008, 50)
    twice = replace(one, conversations_a_second=200)
    text = table({"minimal": one, "twice": twice}, "minimal")
    assert "200 ( 2.00×)" in text.splitlines()[1]
    assert "(" not in table({"twice": twice}, "minimal").splitlines()[1]


def test_the_command_line_knows_the_product() -> None:
    assert list(subjects(None)) == ["bare", "aiogram", "product"]
    assert subjects("postgresql://127.0.0.1/bench")["postgresql"].database == "postgresql://127.0.0.1/bench"


async def test_without_a_server_there_is_nothing_to_measure_on(unused_tcp_port: int) -> None:
    async with schema_on(f"postgresql://nobody@127.0.0.1:{unused_tcp_port}/none") as nothing:
        assert nothing is None


async def test_a_schema_is_made_and_dropped(postgresql_server: str) -> None:
    async with schema_on(postgresql_server) as url:
        assert url is not None
        await migrate(url)
        database = await Database.open(url)
        await database.close()
    with pytest.raises(NotMigrated):
        await Database.open(url)
