"""Chats change: the bot is blocked or put out, groups are renamed or move, technicians leave."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import CHEN, GUO, HE, LI, MORNING, PLUMBERS, WANG, ZHAO
from tests.handlers.house import BOT, GROUP, House, replies, toast
from tickets.outgoing import Audience
from tickets.people import Person, Post, Role

MOVED = -1001999
BOT_USER = {"id": 42, "is_bot": True, "first_name": "回音", "username": BOT}


def user(person: Person) -> dict[str, Any]:
    return {"id": person.id, "is_bot": False, "first_name": person.name}


def member(whom: dict[str, Any], status: str) -> dict[str, Any]:
    """A ChatMember as Telegram sends it."""
    if status.startswith("restricted"):
        rights = ("messages", "audios", "documents", "photos", "videos", "video_notes", "voice_notes", "polls")
        others = ("can_send_other_messages", "can_add_web_page_previews", "can_change_info", "can_invite_users")
        more = ("can_pin_messages", "can_manage_topics", "can_edit_tag", "can_react_to_messages")
        flags = dict.fromkeys([f"can_send_{right}" for right in rights] + [*others, *more], False)
        inside = {"is_member": status == "restricted_inside", "until_date": 0}
        return {"status": "restricted", "user": whom} | flags | inside
    return {"status": status, "user": whom} | ({"until_date": 0} if status == "kicked" else {})


def change(kind: str, chat: dict[str, Any], by: Person, whom: dict[str, Any], *statuses: str) -> dict[str, Any]:
    """An update that somebody's standing in the chat changed; the statuses before and after."""
    old, new = (member(whom, status) for status in statuses)
    event = {"chat": chat, "from": user(by), "date": 1, "old_chat_member": old, "new_chat_member": new}
    return {kind: event}


def group(kind: str = "supergroup") -> dict[str, Any]:
    return {"id": GROUP, "type": kind, "title": PLUMBERS.title}


async def test_who_blocks_the_bot_cannot_be_reached_until_they_let_it_in_again(house: House) -> None:
    private = {"id": WANG.id, "type": "private", "first_name": WANG.name}
    await house.takes(change("my_chat_member", private, WANG, BOT_USER, "member", "kicked"))
    assert not house.work.person(WANG.id).reachable
    assert house.work.chats[WANG.id] == ("private", "", "blocked")
    await house.takes(change("my_chat_member", private, WANG, BOT_USER, "kicked", "member"))
    assert house.work.person(WANG.id).reachable
    assert house.work.chats[WANG.id] == ("private", "", None)


@pytest.mark.parametrize("status", ["left", "kicked", "restricted_outside"])
async def test_a_group_that_puts_the_bot_out_is_released_and_an_administrator_hears_of_it(
    house: House, status: str
) -> None:
    house.now = MORNING
    ticket = await house.dispatched(WANG)
    context = await house.takes(change("my_chat_member", group(), ZHAO, BOT_USER, "member", status))
    assert context is not None
    assert replies(context) == [], "there is nobody to talk to"
    assert house.work.group_at(GROUP, None) is None
    assert house.work.ticket(ticket.id).group_id is None
    assert house.work.news(Audience.DESK, LI.id) == [""]
    told = house.work.messages[-1]
    assert (told.chat_id, told.template) == (GUO.id, "staff/group_lost")
    assert told.params == {"title": PLUMBERS.title, "name": ZHAO.name}
    assert house.work.chats[GROUP] == ("supergroup", PLUMBERS.title, "kicked")


async def test_without_an_administrator_whoever_stands_in_hears_of_it(house: House) -> None:
    house.work.staff = [Post(LI.id, 1, Role.FRONT_DESK)]
    await house.takes(change("my_chat_member", group(), ZHAO, BOT_USER, "member", "kicked"))
    assert house.work.messages[-1].chat_id == LI.id


async def test_a_bot_that_comes_into_a_group_says_how_it_is_bound(house: House) -> None:
    house.work.bound.clear()
    context = await house.takes(change("my_chat_member", group(), HE, BOT_USER, "left", "member"))
    assert context is not None
    assert replies(context) == ["staff/joined"]
    assert house.work.chats[GROUP] == ("supergroup", PLUMBERS.title, None)
    promoted = await house.takes(change("my_chat_member", group(), HE, BOT_USER, "member", "restricted_inside"))
    assert promoted is not None
    assert replies(promoted) == [], "it was there already"


async def test_into_a_group_that_is_bound_already_it_comes_without_a_word(house: House) -> None:
    context = await house.takes(change("my_chat_member", group(), HE, BOT_USER, "left", "member"))
    assert context is not None
    assert replies(context) == []
    assert house.work.group_at(GROUP, None) == PLUMBERS


async def test_in_a_channel_the_bot_says_nothing(house: House) -> None:
    context = await house.takes(change("my_chat_member", group("channel"), HE, BOT_USER, "left", "member"))
    assert context is not None
    assert (replies(context), house.work.chats) == ([], {})


@pytest.mark.parametrize("kind", ["chat_member", "service message"])
async def test_who_leaves_the_group_is_no_technician_of_it_any_more(house: House, kind: str) -> None:
    ticket = await house.dispatched(WANG)
    if kind == "chat_member":
        await house.takes(change("chat_member", group(), HE, user(CHEN), "member", "kicked"))
    else:
        await house.writes(HE, chat=GROUP, left_chat_member=user(CHEN))
    assert not house.work.is_technician(PLUMBERS.id, CHEN.id)
    assert house.work.is_technician(PLUMBERS.id, ZHAO.id)
    assert toast(await house.presses(CHEN, f"accept:{ticket.id}:1")) == "not_yours"


async def test_who_comes_or_is_only_restricted_stays_what_they_are(house: House) -> None:
    await house.takes(change("chat_member", group(), HE, user(CHEN), "member", "restricted_inside"))
    assert house.work.is_technician(PLUMBERS.id, CHEN.id)


async def test_a_groups_new_title_is_kept(house: House) -> None:
    await house.writes(HE, chat=GROUP, new_chat_title="水电暖通组")
    renamed = house.work.group_at(GROUP, None)
    assert renamed is not None
    assert renamed.title == "水电暖通组"


@pytest.mark.parametrize("side", ["old", "new"])
async def test_a_group_that_becomes_a_supergroup_keeps_its_binding_and_gets_its_cards_anew(
    house: House, side: str
) -> None:
    ticket = await house.dispatched(WANG)
    anonymous = {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "date": 1, "message_id": 9}
    here, there = (GROUP, MOVED) if side == "old" else (MOVED, GROUP)
    field = "migrate_to_chat_id" if side == "old" else "migrate_from_chat_id"
    voice = {
        "chat": {"id": here, "type": "supergroup", "title": "给水电组"},
        "sender_chat": {"id": here, "type": "group"},
    }
    await house.takes({"message": anonymous | voice | {field: there}})
    moved = house.work.group_at(MOVED, None)
    assert moved is not None
    assert moved.id == PLUMBERS.id
    assert house.work.news(Audience.GROUP, MOVED) == [""]
    assert toast(await house.presses(CHEN, f"accept:{ticket.id}:1", chat=MOVED)) == "accepted"
