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
from storage.unit_of_work import StoredUnitOfWork
from tests import cast
from tests.tickets.acts.stories import DRIP, dispatched
from tickets.acts.follow_chat import blocked, left, let_in, migrated, put_out, renamed
from tickets.acts.list_desk import list_desk
from tickets.acts.set_duty import set_duty
from tickets.outgoing import Audience
from tickets.people import Post, Role

Do = Callable[..., Any]

POLICY = load_policy()
CHAT = cast.PLUMBERS.chat_id
OTHER = -1001999


def with_work(c: Connection, act: Callable[..., Any], *args: Any, **more: Any) -> Any:
    return act(StoredUnitOfWork(c, POLICY, cast.MORNING, []), *args, **more)


async def test_a_code_is_looked_at_without_being_used_up(do: Do, now: datetime) -> None:
    def look(digest: str, at: datetime) -> Any:
        return do(with_work, lambda work: work.look_up_code(digest, at))

    later = now + timedelta(hours=1)
    await do(with_work, lambda work: work.keep_code("digest", "role", "{}", later))
    assert await look("digest", now) == ("role", "{}")
    assert await look("digest", now) == ("role", "{}")
    assert await look("digest", later) is None
    assert await look("another", now) is None
    await do(with_work, lambda work: work.take_code("digest", now))
    assert await look("digest", now) is None


async def test_groups_are_found_by_their_chat_and_by_their_people(do: Do, estate: None, elsewhere: Database) -> None:
    topic = await do(with_work, lambda work: work.add_group(replace(cast.PLUMBERS, id=0, thread_id=7)))
    await do(with_work, lambda work: work.add_technician(topic.id, cast.SMITH.id, approved=False))

    def found(c: Connection) -> list[list[int]]:
        work = StoredUnitOfWork(c, POLICY, cast.MORNING, [])
        groups = (work.groups_in(CHAT), work.groups_of(cast.CHEN.id), work.groups_of(cast.SMITH.id))
        return [[group.id for group in each] for each in groups]

    assert await elsewhere.read(found) == [sorted([cast.PLUMBERS.id, topic.id]), [cast.PLUMBERS.id], []]
    await do(with_work, lambda work: work.remove_group(topic.id))
    assert await elsewhere.read(found) == [[cast.PLUMBERS.id], [cast.PLUMBERS.id], []]


async def test_who_leaves_is_no_technician_and_has_to_be_approved_again(
    do: Do, estate: None, elsewhere: Database
) -> None:
    await do(with_work, left, CHAT, cast.CHEN.id)
    await do(with_work, lambda work: work.add_technician(cast.PLUMBERS.id, cast.CHEN.id, approved=False))
    assert await elsewhere.read(with_work, lambda work: list(work.technicians(cast.PLUMBERS.id))) == [cast.ZHAO]


async def test_a_new_title_stands_with_the_chat_and_what_is_bound_in_it(
    do: Do, estate: None, elsewhere: Database
) -> None:
    await do(with_work, let_in, CHAT, "supergroup", "给水电组")
    await do(with_work, renamed, CHAT, "水电暖通组")
    group = await elsewhere.read(with_work, lambda work: work.group(cast.PLUMBERS.id))
    chat = await elsewhere.read(chats.one, CHAT)
    assert (group.title, chat) == ("水电暖通组", Chat(CHAT, "supergroup", "水电暖通组"))


async def test_a_block_is_kept_and_taken_back_and_the_language_stays(do: Do, estate: None, elsewhere: Database) -> None:
    await do(chats.speak, cast.WANG.id, "private", "en")
    for barrier, reachable in (("blocked", False), (None, True)):
        await do(with_work, blocked, cast.WANG.id, at=cast.MORNING, barrier=barrier)
        chat = await elsewhere.read(chats.one, cast.WANG.id)
        assert chat == Chat(cast.WANG.id, "private", locale="en", unreachable=barrier)
        person = await elsewhere.read(with_work, lambda work: work.person(cast.WANG.id))
        assert person.reachable is reachable


async def test_a_group_that_put_the_bot_out_has_nothing_any_more(do: Do, estate: None, elsewhere: Database) -> None:
    ticket = await do(with_work, dispatched, DRIP, at=cast.MORNING)
    await do(with_work, put_out, CHAT, "supergroup", "给水电组", by=cast.ZHAO.id, at=cast.MORNING, key="1")

    def state(c: Connection) -> tuple[object, ...]:
        work = StoredUnitOfWork(c, POLICY, cast.MORNING, [])
        (kept,) = [each for each in work.open_in(1) if each.id == ticket.id]
        return kept.group_id, list(work.groups_in(CHAT)), work.is_technician(cast.PLUMBERS.id, cast.CHEN.id)

    assert await elsewhere.read(state) == (None, [], False)
    assert (await elsewhere.read(chats.one, CHAT)).unreachable == "kicked"  # type: ignore[union-attr]


async def test_a_group_that_moves_wakes_the_sender_for_its_cards(do: Do, estate: None, elsewhere: Database) -> None:
    ticket = await do(with_work, dispatched, DRIP, at=cast.MORNING)

    def move(c: Connection) -> bool:
        work = StoredUnitOfWork(c, POLICY, cast.MORNING, [])
        migrated(work, CHAT, OTHER)
        return work.waiting

    assert await do(move)
    card = await elsewhere.read(with_work, lambda work: work.card(ticket.id, Audience.GROUP, OTHER))
    assert card is not None
    assert (await elsewhere.read(with_work, lambda work: work.group_at(OTHER, None))).id == cast.PLUMBERS.id


async def test_open_tickets_are_listed_for_their_property_only(do: Do, estate: None, elsewhere: Database) -> None:
    ticket = await do(with_work, dispatched, DRIP, at=cast.MORNING)
    shelves = await elsewhere.read(with_work, list_desk, by=cast.LI.id, at=cast.MORNING, most=6)
    assert [(shelf.what, [each.ticket.id for each in shelf.tickets]) for shelf in shelves] == [("free", [ticket.id])]
    assert await elsewhere.read(with_work, lambda work: list(work.open_in(2))) == []


async def test_duty_changes_the_post_that_is_held(do: Do, estate: None, elsewhere: Database) -> None:
    await do(with_work, set_duty, by=cast.LI.id, at=cast.MORNING, on=False)
    posts = await elsewhere.read(with_work, lambda work: list(work.posts(1, Role.FRONT_DESK)))
    assert posts == [Post(cast.LI.id, 1, Role.FRONT_DESK, on_duty=False)]
