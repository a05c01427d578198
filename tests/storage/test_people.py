"""Persons, posts, places, groups and chats come back as they were stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from storage import chats, conversations, groups, people, premises, update_context
from storage.chats import Chat
from storage.database import Database
from tests import cast
from tickets.people import Post, Role
from tickets.premises import Unit

Do = Callable[..., Any]


async def test_whoever_is_on_duty_comes_first(do: Do, estate: None) -> None:
    for person, duty in ((cast.HE, False), (cast.ZHOU, True)):
        await do(people.add_post, Post(person.id, 1, Role.FRONT_DESK, ("gas",), on_duty=duty))
    await do(people.add_post, Post(cast.LI.id, 1, Role.FRONT_DESK, on_duty=False))
    held = await do(people.posts_at, 1, Role.FRONT_DESK)
    assert [(post.person_id, post.trades) for post in held] == [
        (cast.ZHOU.id, ("gas",)),
        (cast.LI.id, ()),
        (cast.HE.id, ("gas",)),
    ]
    assert {post.role for post in await do(people.posts_of, cast.ZHOU.id)} == {Role.MANAGER, Role.FRONT_DESK}


async def test_a_person_changes_and_is_one(do: Do, estate: None, elsewhere: Database) -> None:
    moved = replace(cast.WANG, name="王太太", unit_id=cast.NEXT_DOOR.id, reachable=False)
    await do(people.save, moved)
    assert await elsewhere.read(people.person, cast.WANG.id) == moved
    await do(people.set_reachable, cast.WANG.id, reachable=True)
    assert (await elsewhere.read(people.person, cast.WANG.id)).reachable
    with pytest.raises(LookupError):
        await elsewhere.read(people.person, 12345)


async def test_units_are_found_by_building_or_room(do: Do, estate: None) -> None:
    assert await do(premises.has_units, 1)
    other = await do(premises.add_property, "二期", "B")
    assert not await do(premises.has_units, other.id)
    await do(premises.add_units, [Unit(0, other.id, "3", "2", "1201"), Unit(0, other.id, None, None, "S01")])
    assert await do(premises.units_like, 1, "3", None) == [cast.HOME, cast.NEXT_DOOR]
    assert await do(premises.units_like, 1, "9", "1202") == [cast.NEXT_DOOR]
    assert await do(premises.units_like, 1, None, None) == [], "nothing said is like nothing"
    assert [unit.room for unit in await do(premises.units_like, other.id, None, "S01")] == ["S01"]


async def test_what_was_said_exactly_is_found_first_in_the_largest_building(do: Do, estate: None) -> None:
    rooms = [f"{floor}{door:02}" for floor in range(1, 31) for door in range(1, 21)]
    await do(premises.add_units, [Unit(0, 1, f"A{tower}", None, "3020") for tower in range(premises.MOST)])
    await do(premises.add_units, [Unit(0, 1, "8", section, room) for room in rooms for section in ("1", "2")])
    found = await do(premises.units_like, 1, "8", "3020")
    assert [(unit.building, unit.section, unit.room) for unit in found[:2]] == [("8", "1", "3020"), ("8", "2", "3020")]
    assert (len(found), found[2].building) == (premises.MOST, "A0"), "then the same room elsewhere"
    assert [unit.room for unit in await do(premises.units_like, 1, "8", None)][:2] == ["101", "101"]


async def test_a_group_is_bound_once_and_a_topic_by_itself(do: Do, estate: None) -> None:
    assert await do(groups.at, cast.PLUMBERS.chat_id, None) == cast.PLUMBERS
    assert await do(groups.at, cast.PLUMBERS.chat_id, 5) is None
    topic = await do(groups.add, replace(cast.PLUMBERS, id=0, thread_id=5, trades=("gas",)))
    assert topic.id != cast.PLUMBERS.id
    assert await do(groups.at, cast.PLUMBERS.chat_id, 5) == topic
    assert await do(groups.at, cast.PLUMBERS.chat_id, None) == cast.PLUMBERS
    again = await do(groups.add, replace(cast.PLUMBERS, id=0, trades=("gas",)))
    assert again.id == cast.PLUMBERS.id, "bound again is changed"
    assert await do(groups.is_technician, again.id, cast.CHEN.id)
    other = await do(premises.add_property, "二期", "B")
    elsewhere = await do(groups.add, replace(cast.PLUMBERS, id=0, property_id=other.id))
    assert elsewhere.id != cast.PLUMBERS.id
    assert not await do(groups.is_technician, elsewhere.id, cast.CHEN.id), "another estate knows nobody"
    assert await do(groups.at, cast.PLUMBERS.chat_id, None) == elsewhere
    assert (await do(groups.one, cast.PLUMBERS.id)).title == cast.PLUMBERS.title, "kept for its old tickets"


async def test_an_approval_stays_until_the_group_is_unbound(do: Do, estate: None) -> None:
    await do(groups.add_technician, 1, cast.STRANGER.id, approved=False)
    assert not await do(groups.is_technician, 1, cast.STRANGER.id)
    await do(groups.add_technician, 1, cast.STRANGER.id, approved=True)
    await do(groups.add_technician, 1, cast.STRANGER.id, approved=False)
    assert await do(groups.is_technician, 1, cast.STRANGER.id)
    assert cast.STRANGER in await do(groups.technicians_of, 1)
    await do(groups.remove, 1)
    assert await do(groups.technicians_of, 1) == []
    assert [group.id for group in await do(groups.of_property, 1)] == [cast.EVERYTHING.id]


async def test_a_chat_has_a_language_of_its_own(do: Do, estate: None) -> None:
    await do(chats.keep, -1001, "group", "给水电组", None)
    await do(chats.speak, -1001, "group", "zh_Hant")
    assert (await do(update_context.load, -1001, cast.CHEN.id)).chat_locale == "zh_Hant"
    await do(chats.set_unreachable, -1001, "group", "kicked")
    assert await do(chats.one, -1001) == Chat(-1001, "group", "给水电组", "zh_Hant", "kicked")
    await do(chats.move, -1001, -1009)
    await do(chats.move, -1001, -1009)
    assert await do(chats.one, -1009) == Chat(-1009, "supergroup", "给水电组", "zh_Hant")


async def test_a_question_moves_with_its_chat_unless_a_newer_one_is_there(do: Do, now: datetime) -> None:
    for chat, person, state in ((-1, 1, "old"), (-1, 2, "old"), (-9, 2, "new"), (-5, 3, "other")):
        await do(conversations.save, chat, person, state=state, data={}, now=now)
    await do(conversations.move, -1, -9)
    assert [(await do(update_context.load, -9, person)).state for person in (1, 2, 3)] == ["old", "new", None]
    assert (await do(update_context.load, -1, 1)).state is None
    assert (await do(update_context.load, -5, 3)).state == "other"


async def test_what_refers_to_nothing_is_refused(do: Do, estate: None) -> None:
    with pytest.raises(IntegrityError):
        await do(people.save, replace(cast.WANG, unit_id=4711))
