"""Every row of the table of errors, met on the way of a ticket: what becomes of the message, and who hears of it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import structlog

from storage import chats, groups
from tests.cast import CHEN, GUO, HE, LI, PLUMBERS, WANG, ZHAO
from tests.journeys.estate import Estate
from tests.journeys.product import MARK
from tests.sandbox_client import Json, Sandbox, Speaker, buttons, words

BURST, NUMBER = "厨房水管爆了，3栋2单元1201", "R-261123-001"
SAME = "message is not modified: specified new message content and reply markup are exactly the same as a current"
BASIC, FORUM = -4007, -1001000000044


async def fault(sandbox: Sandbox, kind: str, **more: object) -> None:
    """Order a fault."""
    await sandbox.call("POST", "faults", kind=kind, **more)


async def told(sandbox: Sandbox, chat: int) -> list[Json]:
    """The calls that meant to bring a new message to the chat."""
    return await sandbox.received(method="sendMessage", chat=chat)


async def dispatched(estate: Estate) -> Speaker:
    """Wang's burst pipe is confirmed; what was ordered for it has its ending."""
    wang = estate.speaker(WANG)
    await wang.say(BURST)
    await wang.press("没错，马上派人")
    return wang


async def the_group_has_its_card(estate: Estate, chat: int = PLUMBERS.chat_id) -> Speaker:
    """One card about the ticket stands in the group, and serves."""
    crew = estate.in_group(CHEN, chat)
    cards = [each for each in await crew.messages() if NUMBER in words(each)]
    assert len([each for each in cards if "我来接单" in buttons(each)]) == 1
    return crew


async def test_429_holds_that_chat_and_no_other(estate: Estate) -> None:
    await fault(estate.sandbox, "error", code=429, retry_after=2, chat=PLUMBERS.chat_id)
    await dispatched(estate)
    crew = await the_group_has_its_card(estate)
    refused, taken = await told(estate.sandbox, crew.chat)
    assert taken["received_at"] - refused["received_at"] >= 2
    (ping,) = await told(estate.sandbox, HE.id)
    assert ping["received_at"] < taken["received_at"] - 1
    assert MARK not in taken["text"]


@pytest.mark.parametrize("code", [500, 502])
async def test_5xx_is_tried_again_later_without_a_mark(estate: Estate, code: int) -> None:
    await fault(estate.sandbox, "error", code=code, chat=PLUMBERS.chat_id)
    await dispatched(estate)
    crew = await the_group_has_its_card(estate)
    refused, taken = await told(estate.sandbox, crew.chat)
    assert refused["outcome"]["error_code"] == code
    assert MARK not in taken["text"]


@pytest.mark.parametrize(
    ("trouble", "arrived"),
    [
        ({"kind": "drop_before"}, [True]),
        ({"kind": "drop_after"}, [False, True]),
        ({"kind": "delay", "seconds": 6}, [False, True]),
    ],
    ids=["dropped before", "dropped after", "answered too late"],
)
async def test_what_may_have_arrived_comes_again_and_says_so(
    estate: Estate, trouble: dict[str, Any], arrived: list[bool]
) -> None:
    await fault(estate.sandbox, chat=PLUMBERS.chat_id, **trouble)
    await dispatched(estate)
    crew = estate.in_group(CHEN)
    assert [MARK in each for each in await crew.seen() if NUMBER in each] == arrived
    await crew.press("我来接单")
    assert any("陈师傅" in each and "接单" in each for each in await crew.seen())


async def test_a_resident_who_blocks_the_bot_is_the_front_desks(estate: Estate) -> None:
    await dispatched(estate)
    await fault(estate.sandbox, "error", code=403, chat=WANG.id)
    await estate.in_group(CHEN).press("我来接单")
    (told,) = [each for each in await estate.speaker(LI).seen() if WANG.name in each]
    assert NUMBER in told
    assert "https://t.me/huiyin_sandbox_bot" in told
    chat = await estate.database.read(chats.one, WANG.id)
    assert chat is not None
    assert chat.unreachable == "blocked"


@pytest.mark.parametrize(
    "reason",
    [
        "bot was kicked from the supergroup chat",
        "bot is not a member of the supergroup chat",
        "the group chat was deleted",
    ],
)
async def test_what_a_lost_group_had_is_the_front_desks_and_an_administrator_hears_of_it(
    estate: Estate, reason: str
) -> None:
    await fault(
        estate.sandbox, "error", code=403, chat=PLUMBERS.chat_id, description=f"Forbidden: {reason}", times=None
    )
    await dispatched(estate)
    desk = estate.speaker(LI)
    assert "我来接单" in buttons(await desk.last())
    (told,) = await estate.speaker(GUO).seen()
    assert f"「{PLUMBERS.title}」" in told
    await desk.press("我来接单")
    assert any(f"{LI.name}" in each and "接单" in each for each in await estate.speaker(WANG).seen())


async def test_a_head_who_never_pressed_start_is_the_front_desks(estate: Estate) -> None:
    description = "Forbidden: bot can't initiate conversation with a user"
    await fault(estate.sandbox, "error", code=403, chat=HE.id, description=description)
    await dispatched(estate)
    (told,) = [each for each in await estate.speaker(LI).seen() if HE.name in each]
    assert NUMBER in told
    assert "https://t.me/huiyin_sandbox_bot" in told


async def test_a_technician_who_never_pressed_start_finds_the_link_and_the_warnings_in_the_group(
    estate: Estate,
) -> None:
    await dispatched(estate)
    pressed = {"from": ZHAO.id, "chat": PLUMBERS.chat_id, "text": "我来接单", "wait": 20}
    answer = (await estate.sandbox.call("POST", "press", **pressed))["answer"]
    assert "t.me/huiyin_sandbox_bot?start=job_" in answer["url"]
    await estate.sandbox.idle()
    await estate.sandbox.move(minutes=10)
    crew = estate.in_group(ZHAO)
    assert any("02:25" in each for each in (await crew.seen())[1:])
    assert not any(call["chat"] == ZHAO.id for call in await estate.sandbox.received())


@pytest.mark.parametrize("news", ["error first", "service message first"])
async def test_a_group_with_a_new_id_gets_its_open_cards_anew(estate: Estate, news: str) -> None:
    await estate.sandbox.group(BASIC, PLUMBERS.title, CHEN.id, type="group")
    async with estate.database.begin() as tx:
        await tx.run(groups.move, PLUMBERS.chat_id, BASIC)
    await dispatched(estate)
    old = await the_group_has_its_card(estate, BASIC)
    late = news == "error first"
    migrated = (await estate.sandbox.call("POST", f"chats/{BASIC}/migrate", silent=late))["id"]
    await estate.sandbox.move(minutes=4)  # a warning is due
    if late:
        await estate.sandbox.call("POST", "updates/raw", update={"message": announced(migrated)})
        await estate.sandbox.idle()
    crew = await the_group_has_its_card(estate, migrated)
    await crew.press("我来接单")
    assert any("已到场" in buttons(message) for message in await crew.messages())
    assert await old.within(migrated).seen() == await crew.seen()


def announced(migrated: int) -> Json:
    """The service message of the old group, late."""
    sender = {"id": CHEN.id, "is_bot": False, "first_name": CHEN.name}
    chat = {"id": BASIC, "type": "group", "title": PLUMBERS.title}
    return {"message_id": 99, "date": 1, "chat": chat, "from": sender, "migrate_to_chat_id": migrated}


async def test_an_unchanged_message_is_a_success(estate: Estate) -> None:
    await dispatched(estate)
    await fault(estate.sandbox, "error", code=400, method="editMessageText", description=f"Bad Request: {SAME}")
    await estate.in_group(CHEN).press("我来接单")
    assert estate.figure('sends_total{outcome="unchanged"}') == 1
    assert estate.figure('sends_total{outcome="refused"}') == 0


@pytest.mark.parametrize("text", ["message to edit not found", "message can't be edited"])
async def test_a_card_that_cannot_be_changed_any_more_is_sent_anew(estate: Estate, text: str) -> None:
    await dispatched(estate)
    chat = PLUMBERS.chat_id
    await fault(
        estate.sandbox, "error", code=400, method="editMessageText", chat=chat, description=f"Bad Request: {text}"
    )
    crew = estate.in_group(CHEN)
    await crew.press("我来接单")
    assert len([each for each in await crew.seen() if NUMBER in each]) == 2
    assert "已到场" in buttons(await crew.last())
    await crew.press("已到场")
    assert len([each for each in await crew.seen() if NUMBER in each]) == 2


async def test_a_reply_to_a_message_that_is_gone_arrives_all_the_same(estate: Estate) -> None:
    """What the resident adds is a reply to the group's card."""
    wang = await dispatched(estate)
    crew = estate.in_group(CHEN)
    card = await crew.last()
    await estate.sandbox.call(
        "POST", "delete", **{"from": CHEN.id, "chat": crew.chat, "message_id": card["message_id"]}
    )
    await wang.say("水表在门后面", reply_to=(await wang.last())["message_id"])
    assert any("水表在门后面" in each for each in await crew.seen())


@pytest.mark.parametrize("gone", [{"deleted": True}, {"closed": True}], ids=["deleted", "closed"])
async def test_a_topic_that_is_gone_gives_way_to_the_group_and_an_administrator_hears_of_it(
    estate: Estate, gone: dict[str, bool]
) -> None:
    await estate.sandbox.group(FORUM, "工程部", CHEN.id, forum=True)
    topic = await estate.sandbox.call("POST", f"chats/{FORUM}/topics", name="给水", by=CHEN.id)
    async with estate.database.begin() as tx:
        await tx.run(bound_to_topic, topic["message_thread_id"])
    await estate.sandbox.call("PATCH", f"chats/{FORUM}/topics/{topic['message_thread_id']}", by=CHEN.id, **gone)
    await dispatched(estate)
    await the_group_has_its_card(estate, FORUM)
    (told,) = await estate.speaker(GUO).seen()
    assert "话题" in told


def bound_to_topic(c: Any, thread_id: int) -> None:
    """The plumbers are in a topic."""
    (plumbers,) = groups.in_chat(c, PLUMBERS.chat_id)
    groups.remove(c, plumbers.id)
    groups.add(c, type(plumbers)(0, FORUM, thread_id, plumbers.property_id, plumbers.title, plumbers.trades))


@pytest.mark.parametrize("text", ["chat not found", "message is too long", "wrong file_id"])
async def test_what_is_refused_for_good_raises_an_alarm_and_the_front_desk_hears_of_it(
    estate: Estate, text: str
) -> None:
    await fault(estate.sandbox, "error", code=400, chat=PLUMBERS.chat_id, description=f"Bad Request: {text}")
    with structlog.testing.capture_logs() as logged:
        await dispatched(estate)
    (alarm,) = [entry for entry in logged if entry["event"] == "send_failed"]
    assert alarm["log_level"] == "error"
    assert text in alarm["reason"].lower()
    assert estate.figure('sends_total{outcome="refused"}') == 1
    assert any(PLUMBERS.title in each and NUMBER in each for each in await estate.speaker(LI).seen())


async def test_a_second_poller_is_named_and_nothing_is_lost(estate: Estate) -> None:
    address = f"{estate.sandbox.base}/bot{estate.application.resources.settings.token}/getUpdates"
    with structlog.testing.capture_logs() as logged:
        async with asyncio.timeout(20):
            async with estate.sandbox.session.post(address, json={"timeout": 0}) as answer:
                assert answer.status == 200
            await dispatched(estate)
    (conflict,) = [entry for entry in logged if entry["event"] == "poll_failed"]
    assert conflict["reason"].startswith("409")
    assert "another process polls" in conflict["remedy"]
    await the_group_has_its_card(estate)
