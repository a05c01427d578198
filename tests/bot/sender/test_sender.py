"""The sender against scripted faults of a sandbox: every outcome of the error table has its ending."""

import asyncio
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, select

from bot.clock import SystemClock
from bot.sender.endings import Endings
from bot.telegram.outcome import Outcome
from storage import chats, people
from storage.database import Database
from storage.outbox import OutRow
from storage.tables import pauses
from tests.bot.sending import CLERK, RESIDENT, TEAM, Sending, furnish, sending, welcome
from tests.sandbox_client import Sandbox

REPEATED = "(sent again, perhaps for the second time)"


async def test_messages_arrive_in_their_order_and_chats_side_by_side(outgoing: Sending) -> None:
    await outgoing.send(*(welcome(f"{n}") for n in range(8)), *(welcome(f"t{n}", TEAM) for n in range(3)))
    assert set((await outgoing.rest()).values()) == {"sent"}
    assert ["/7" in text for text in await outgoing.arrived(RESIDENT)] == [False] * 7 + [True]
    assert [f"/t{n}" in text for n, text in enumerate(await outgoing.arrived(TEAM))] == [True] * 3


async def test_a_pause_that_telegram_asks_for_holds_that_chat_and_no_other(outgoing: Sending) -> None:
    await outgoing.fault("error", chat=RESIDENT, code=429, retry_after=1)
    await outgoing.send(welcome("first"), welcome("second"), welcome("elsewhere", TEAM))
    assert set((await outgoing.rest()).values()) == {"sent"}
    assert ["first" in text for text in await outgoing.arrived(RESIDENT)] == [True, False]
    calls = await outgoing.calls()
    ends = {(call["chat"], call["outcome"]["ok"]): call["received_at"] for call in reversed(calls)}
    assert ends[RESIDENT, True] - ends[RESIDENT, False] >= 1
    assert ends[TEAM, True] < ends[RESIDENT, True]
    assert not any(REPEATED in text for text in await outgoing.arrived(RESIDENT))


async def test_a_pause_that_telegram_asks_for_is_stored_for_the_next_process(
    outgoing: Sending, elsewhere: Database
) -> None:
    await outgoing.fault("error", chat=RESIDENT, code=429, retry_after=60)
    await outgoing.send(welcome("first"))
    async with asyncio.timeout(10):
        while not (stored := await elsewhere.read(_pauses)):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    (paused,) = stored
    assert paused[0] == RESIDENT
    assert paused[1] > SystemClock().now() + timedelta(seconds=30)


def _pauses(c: Connection) -> list[tuple[int, datetime]]:
    return [(row.chat_id, row.until) for row in c.execute(select(pauses))]


@pytest.mark.parametrize("code", [500, 502])
async def test_a_server_in_trouble_is_asked_again_without_a_mark(outgoing: Sending, code: int) -> None:
    await outgoing.fault("error", code=code, method="sendMessage")
    await outgoing.send(welcome("first"))
    assert await outgoing.rest() == {"first": "sent"}
    assert len(await outgoing.calls()) == 2
    assert not any(REPEATED in text for text in await outgoing.arrived(RESIDENT))


@pytest.mark.parametrize("fault", [{"kind": "drop_after"}, {"kind": "delay", "seconds": 4}])
async def test_what_may_have_arrived_is_sent_again_and_says_so(
    database: Database, telegram: Sandbox, fault: dict[str, object]
) -> None:
    async with database.begin() as tx:
        await tx.run(furnish)
    await telegram.call("POST", "faults", method="sendMessage", **fault)
    async with sending(database, telegram, patience=2) as outgoing:
        await outgoing.send(welcome("first"), welcome("second"))
        assert await outgoing.rest() == {"first": "sent", "second": "sent"}
        texts = await outgoing.arrived(RESIDENT)
    assert [REPEATED in text for text in texts] == [False, True, False]
    assert ["/first" in text for text in texts] == [True, True, False]


async def test_a_connection_lost_before_anything_was_done_is_a_doubt_as_well(outgoing: Sending) -> None:
    await outgoing.fault("drop_before", method="sendMessage")
    await outgoing.send(welcome("first"))
    assert await outgoing.rest() == {"first": "sent"}
    assert [REPEATED in text for text in await outgoing.arrived(RESIDENT)] == [True]


async def test_somebody_who_blocked_the_bot_is_unreachable_and_the_front_desk_hears_of_it(
    outgoing: Sending, elsewhere: Database
) -> None:
    await outgoing.sandbox.call("PATCH", f"people/{RESIDENT}", blocked=True)
    await outgoing.send(welcome("first", fallback="desk"), welcome("second"))
    states = await outgoing.rest()
    assert (states.pop("first"), states.pop("second")) == ("failed", "failed")
    assert set(states.values()) == {"sent"}
    chat = await elsewhere.read(chats.one, RESIDENT)
    assert chat is not None
    assert chat.unreachable == "blocked"
    assert not (await elsewhere.read(people.person, RESIDENT)).reachable
    (told,) = await outgoing.arrived(CLERK)
    assert "王芳" in told
    assert "https://t.me/huiyin" in told


async def test_who_never_pressed_start_is_told_from_who_blocked(outgoing: Sending, elsewhere: Database) -> None:
    await outgoing.sandbox.call("POST", "people", id=77, first_name="赵", started=False)
    await outgoing.send(welcome("first", 77))
    assert await outgoing.rest() == {"first": "failed"}
    chat = await elsewhere.read(chats.one, 77)
    assert chat is not None
    assert chat.unreachable == "never_started"


async def test_an_end_that_another_transaction_was_in_the_way_of_is_written_at_once(
    outgoing: Sending, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed, tried = Endings.failed, list[int]()

    async def in_the_way(endings: Endings, row: OutRow, outcome: Outcome) -> None:
        tried.append(row.id)
        if len(tried) == 1:
            raise OSError("a deadlock, say")
        await failed(endings, row, outcome)

    monkeypatch.setattr(Endings, "failed", in_the_way)
    await outgoing.sandbox.call("PATCH", f"people/{RESIDENT}", blocked=True)
    await outgoing.send(welcome("first"), welcome("second"))
    assert await outgoing.rest() == {"first": "failed", "second": "failed"}
    assert len(tried) == 3


async def test_an_unchanged_message_is_a_success(outgoing: Sending) -> None:
    await outgoing.send(welcome("first"))
    await outgoing.rest()
    sent = (await outgoing.calls())[-1]["outcome"]["message_id"]
    again = welcome("again", edit=sent)
    await outgoing.send(type(again)("again", RESIDENT, again.template, {"command": "first"}, edit=sent))
    assert await outgoing.rest() == {"first": "sent", "again": "sent"}


async def test_a_message_that_is_gone_is_sent_anew(outgoing: Sending) -> None:
    await outgoing.send(welcome("first", edit=987654))
    assert await outgoing.rest() == {"first": "sent"}
    assert len(await outgoing.arrived(RESIDENT)) == 1


async def test_a_reply_to_a_message_that_is_gone_arrives_all_the_same(outgoing: Sending) -> None:
    await outgoing.send(welcome("first", reply_to=987654))
    assert await outgoing.rest() == {"first": "sent"}
    assert len(await outgoing.arrived(RESIDENT)) == 1


async def test_a_server_that_misses_the_message_to_reply_to_gets_it_without_the_reply(outgoing: Sending) -> None:
    missed = "Bad Request: message to be replied not found"
    await outgoing.send(welcome("first"))
    await outgoing.rest()
    known = (await outgoing.calls())[-1]["outcome"]["message_id"]
    await outgoing.fault("error", method="sendMessage", code=400, description=missed)
    await outgoing.send(welcome("second", reply_to=known))
    assert await outgoing.rest() == {"first": "sent", "second": "sent"}
    assert ["reply_parameters" in call["params"] for call in await outgoing.calls()] == [False, True, False]
    assert not any(REPEATED in text for text in await outgoing.arrived(RESIDENT))


async def test_what_is_gone_time_and_again_is_given_up(outgoing: Sending) -> None:
    missed = "Bad Request: message to be replied not found"
    await outgoing.fault("error", method="sendMessage", code=400, description=missed, times=9)
    await outgoing.send(welcome("first", reply_to=1))
    assert await outgoing.rest() == {"first": "failed"}
    assert len(await outgoing.calls()) == 2


async def test_a_closed_topic_gives_way_to_the_group_itself(outgoing: Sending) -> None:
    await outgoing.sandbox.call(
        "POST", "chats", id=-1010, title="论坛", forum=True, members=[CLERK], bot="member", topics=["水电"]
    )
    state = await outgoing.sandbox.call("GET", "state")
    (thread,) = next(chat["topics"] for chat in state["chats"] if chat["id"] == -1010)
    await outgoing.sandbox.call("PATCH", f"chats/-1010/topics/{thread['message_thread_id']}", deleted=True, by=CLERK)
    await outgoing.send(welcome("first", -1010, thread_id=thread["message_thread_id"]))
    assert await outgoing.rest() == {"first": "sent"}
    assert len(await outgoing.arrived(-1010)) == 1


async def test_a_group_that_has_another_id_gets_it_there(outgoing: Sending) -> None:
    await outgoing.sandbox.group(-55, "综合组", CLERK, type="group")
    await outgoing.fault("migrate", chat=-55)
    await outgoing.send(welcome("first", -55), welcome("second", -55))
    assert await outgoing.rest() == {"first": "sent", "second": "sent"}
    state = await outgoing.sandbox.call("GET", "state")
    new = next(chat["migrated_to"] for chat in state["chats"] if chat["id"] == -55)
    assert ["/first" in text for text in await outgoing.arrived(new)] == [True, False]


async def test_what_cannot_be_worded_fails_by_itself(outgoing: Sending) -> None:
    broken = welcome("broken")
    await outgoing.send(type(broken)("broken", RESIDENT, "resident/no_such_template", {}), welcome("fine"))
    assert await outgoing.rest() == {"broken": "failed", "fine": "sent"}


async def test_what_could_not_be_looked_up_is_sent_later(outgoing: Sending, monkeypatch: pytest.MonkeyPatch) -> None:
    look, faults = chats.locales, [OSError("away"), OSError("away")]

    def look_or_fail(c: Connection, ids: Collection[int]) -> dict[int, str]:
        if faults:
            raise faults.pop()
        return dict(look(c, ids))

    monkeypatch.setattr(chats, "locales", look_or_fail)
    await outgoing.send(welcome("first"))
    assert await outgoing.rest() == {"first": "sent"}
    assert not any(REPEATED in text for text in await outgoing.arrived(RESIDENT))


async def test_what_was_in_flight_at_a_crash_is_sent_again_as_a_repeat(database: Database, telegram: Sandbox) -> None:
    async with database.begin() as tx:
        await tx.run(furnish)
    await telegram.call("POST", "faults", kind="delay", seconds=1, method="sendMessage")
    async with sending(database, telegram) as killed:
        await killed.send(welcome("first"))
        async with asyncio.timeout(10):
            while not await killed.arrived(RESIDENT):  # noqa: ASYNC110
                await asyncio.sleep(0.005)
    async with sending(database, telegram) as after:
        assert await after.rest() == {"first": "sent"}
        texts = await after.arrived(RESIDENT)
    assert REPEATED in texts[-1]
    assert sum(REPEATED in text for text in texts) == 1


async def test_a_burst_for_one_person_is_paced_and_nobody_else_waits(database: Database, telegram: Sandbox) -> None:
    await telegram.call("POST", "limits", on=True)
    async with database.begin() as tx:
        await tx.run(furnish)
    async with sending(database, telegram, paced=True) as outgoing:
        await outgoing.send(*(welcome(f"{n}") for n in range(7)), welcome("other", CLERK))
        assert set((await outgoing.rest()).values()) == {"sent"}
        calls = await outgoing.calls()
    assert all(call["outcome"]["ok"] for call in calls)
    at = {call["chat"]: [one["received_at"] for one in calls if one["chat"] == call["chat"]] for call in calls}
    assert at[RESIDENT][6] - at[RESIDENT][0] >= 1.9
    assert at[CLERK][0] < at[RESIDENT][5]


async def test_never_more_than_thirty_in_any_second(database: Database, telegram: Sandbox) -> None:
    await telegram.call("POST", "limits", on=True)
    async with database.begin() as tx:
        await tx.run(furnish)
    people = range(1000, 1045)
    for number in people:
        await telegram.person(number, f"P{number}")
    async with sending(database, telegram, paced=True) as outgoing:
        await outgoing.send(*(welcome(f"{number}", number) for number in people))
        assert set((await outgoing.rest()).values()) == {"sent"}
        calls = await outgoing.calls()
    assert all(call["outcome"]["ok"] for call in calls)
    at = sorted(call["received_at"] for call in calls)
    assert all(sum(start <= moment < start + 1 for moment in at) <= 30 for start in at)


async def test_what_is_sent_for_a_message_that_is_gone_is_marked_when_it_was_in_doubt(outgoing: Sending) -> None:
    await outgoing.fault("drop_after", method="sendMessage")
    await outgoing.send(replace(welcome("first"), edit=4711))
    assert await outgoing.rest() == {"first": "sent"}
    assert [REPEATED in text for text in await outgoing.arrived(RESIDENT)] == [False, True]
