"""What the database refuses, in the middle of what it takes: it costs the others nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import Connection
from structlog.testing import capture_logs

from storage import inbox
from storage.database import Database
from storage.inbox import Body, Row
from tests.bot.intake.running import RowHandler, body, ends, rest, runner_of

HALF, HUGE = replace(body(2, "half"), lane="\ud800"), body(2**63, "huge")


async def test_what_is_refused_is_kept_with_its_words_only(
    database: Database, elsewhere: Database, handler: RowHandler
) -> None:
    runner = runner_of(database, handler)
    with capture_logs() as logged:
        await runner.receive([body(1, "before"), replace(HALF, raw="{\ud800"), body(3, "after")])
    await rest(runner)
    assert handler.handled == ["before", "after"]
    assert await elsewhere.read(ends) == {"before": "done", "{\\ud800": "aside", "after": "done"}
    (told,) = [entry for entry in logged if entry["event"] == "update_unstorable"]
    assert (told["update"], told["bare"]) == (2, False)


async def test_what_can_be_stored_in_no_way_is_passed_over(
    database: Database, elsewhere: Database, handler: RowHandler
) -> None:
    runner = runner_of(database, handler)
    await runner.receive([body(1, "before"), HUGE, body(3, "after")])
    await rest(runner)
    assert await elsewhere.read(ends) == {"before": "done", "after": "done"}


async def test_a_database_that_is_away_makes_nothing_pass_over(
    database: Database, elsewhere: Database, handler: RowHandler, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes again, and what was stored meanwhile is handled all the same, once."""
    receive, taken = inbox.receive, list[str]()

    def one_and_away(c: Connection, bot_id: int, bodies: Sequence[Body], worker: str, now: datetime) -> list[Row]:
        if len(bodies) > 1 or len(taken) == 1:
            raise OSError("away")
        taken.append(bodies[0].raw)
        return receive(c, bot_id, bodies, worker, now)

    runner, batch = runner_of(database, handler), [body(1, "before"), HALF, body(3, "after")]
    monkeypatch.setattr(inbox, "receive", one_and_away)
    with pytest.raises(OSError, match="away"):
        await runner.receive(batch)
    monkeypatch.setattr(inbox, "receive", receive)
    await runner.receive(batch)
    await rest(runner)
    assert handler.handled == ["before", "after"]
    assert len(await elsewhere.read(ends)) == 3
