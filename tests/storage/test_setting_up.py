"""What setting up needs of the records: codes that are looked at, groups and their people, chats that change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.policy.load import load_policy
from storage import chats
from storage.chats import Chat
from storage.database import Database
from storage.desk import StoredDesk
from tests import cast
from tests.tickets.acts.stories import DRIP, dispatched
from tickets.acts.follow_chat import blocked, left, let_in, migrated, put_out, renamed
from tickets.acts.list_desk import list_desk
from tickets.acts.set_duty import set_duty
from tickets.people import Post, Role
from tickets.telling import Audience

Do = Callable[..., Any]

POLICY = load_policy()
CHAT = cast.PLUMBERS.chat_id
OTHER = -1001999


def on_desk(c: Connection, act: Callable[..., Any], *args: Any, **more: Any) -> Any:
    return act(StoredDesk(c, POLICY, cast.MORNING, []), *args, **more)


async def test_a_code_is_looked_at_without_being_used_up(do: Do, now: datetime) -> None:
    def look(digest: str, at: datetime) -> Any:
        return do(on_desk, lambda desk: desk.look_up_code(digest, at))

    later = now + timedelta(hours=1)
    await do(on_desk, lambda desk: desk.keep_code("digest", "role", "{}", later))
    assert await look("digest", now) == ("role", "{}")
    assert await look("digest", now) == ("role", "{}")
    assert await look("digest", later) is None
    assert await look("another", now) is None
    await do(on_desk, lambda desk: desk.take_code("digest", now))
    assert await look("digest", now) is None


async def test_groups_are_found_by_their_chat_and_by_their_people(do: Do, estate: None, elsewhere: Database) -> None:
    topic = await do(on_desk, lambda desk: desk.add_group(replace(cast.PLUMBERS, id=0, thread_id=7)))
    await do(on_desk, lambda desk: desk.add_technician(topic.id, cast.SMITH.id, approved=False))

    def found(c: Connection) -> list[list[int]]:
        desk = StoredDesk(c, POLICY, cast.MORNING, [])
        groups = (desk.groups_in(CHAT), desk.groups_of(cast.CHEN.id), desk.groups_of(cast.SMITH.id))
        return [[group.id for group in each] for each in groups]

    assert await elsewhere.read(found) == [sorted([cast.PLUMBERS.id, topic.id]), [cast.PLUMBERS.id], []]
    await do(on_desk, lambda desk: desk.remove_group(topic.id))
    assert await elsewhere.read(found) == [[cast.PLUMBERS.id], [cast.PLUMBERS.id], []]


async def test_who_leaves_is_no_technician_and_has_to_be_approved_again(
    do: Do, estate: None, elsewhere: Database
) -> None:
    await do(on_desk, left, CHAT, cast.CHEN.id)
    await do(on_desk, lambda desk: desk.add_technician(cast.PLUMBERS.id, cast.CHEN.id, approved=False))
    assert await elsewhere.read(on_desk, lambda desk: list(desk.technicians(cast.PLUMBERS.id))) == [cast.ZHAO]


async def test_a_new_title_stands_with_the_chat_and_what_is_bound_in_it(
    do: Do, estate: None, elsewhere: Database
) -> None:
    await do(on_desk, let_in, CHAT, "supergroup", "给水电组")
    await do(on_desk, renamed, CHAT, "水电暖通组")
    group = await elsewhere.read(on_desk, lambda desk: desk.group(cast.PLUMBERS.id))
    chat = await elsewhere.read(chats.one, CHAT)
    assert (group.title, chat) == ("水电暖通组", Chat(CHAT, "supergroup", "水电暖通组"))


async def test_a_block_is_kept_and_taken_back_and_the_language_stays(do: Do, estate: None, elsewhere: Database) -> None:
    await do(chats.speak, cast.WANG.id, "private", "en")
    for barrier, reachable in (("blocked", False), (None, True)):
        await do(on_desk, blocked, cast.WANG.id, barrier=barrier)
        chat = await elsewhere.read(chats.one, cast.WANG.id)
        assert chat == Chat(cast.WANG.id, "private", locale="en", unreachable=barrier)
        person = await elsewhere.read(on_desk, lambda desk: desk.person(cast.WANG.id))
        assert person.reachable is reachable


async def test_a_group_that_put_the_bot_out_has_nothing_any_more(do: Do, estate: None, elsewhere: Database) -> None:
    ticket = await do(on_desk, dispatched, DRIP, at=cast.MORNING)
    await do(on_desk, put_out, CHAT, "supergroup", "给水电组", by=cast.ZHAO.id, at=cast.MORNING, key="1")

    def state(c: Connection) -> tuple[object, ...]:
        desk = StoredDesk(c, POLICY, cast.MORNING, [])
        (kept,) = [each for each in desk.open_in(1) if each.id == ticket.id]
        return kept.group_id, list(desk.groups_in(CHAT)), desk.is_technician(cast.PLUMBERS.id, cast.CHEN.id)

    assert await elsewhere.read(state) == (None, [], False)
    assert (await elsewhere.read(chats.one, CHAT)).unreachable == "kicked"  # type: ignore[union-attr]


async def test_a_group_that_moves_wakes_the_sender_for_its_cards(do: Do, estate: None, elsewhere: Database) -> None:
    ticket = await do(on_desk, dispatched, DRIP, at=cast.MORNING)

    def move(c: Connection) -> bool:
        desk = StoredDesk(c, POLICY, cast.MORNING, [])
        migrated(desk, CHAT, OTHER)
        return desk.waiting

    assert await do(move)
    card = await elsewhere.read(on_desk, lambda desk: desk.card(ticket.id, Audience.GROUP, OTHER))
    assert card is not None
    assert (await elsewhere.read(on_desk, lambda desk: desk.group_at(OTHER, None))).id == cast.PLUMBERS.id


async def test_open_tickets_are_listed_for_their_property_only(do: Do, estate: None, elsewhere: Database) -> None:
    ticket = await do(on_desk, dispatched, DRIP, at=cast.MORNING)
    shelves = await elsewhere.read(on_desk, list_desk, by=cast.LI.id, at=cast.MORNING, most=6)
    assert [(shelf.what, [each.ticket.id for each in shelf.tickets]) for shelf in shelves] == [("free", [ticket.id])]
    assert await elsewhere.read(on_desk, lambda desk: list(desk.open_in(2))) == []


async def test_duty_changes_the_post_that_is_held(do: Do, estate: None, elsewhere: Database) -> None:
    await do(on_desk, set_duty, by=cast.LI.id, on=False)
    posts = await elsewhere.read(on_desk, lambda desk: list(desk.posts(1, Role.FRONT_DESK)))
    assert posts == [Post(cast.LI.id, 1, Role.FRONT_DESK, on_duty=False)]
