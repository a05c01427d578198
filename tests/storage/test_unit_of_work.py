"""The desk of the acts over the database does what the one that remembers does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.policy.load import load_policy
from storage import cards, codes
from storage.card_content import contents
from storage.database import Database
from storage.unit_of_work import StoredUnitOfWork
from tests import cast
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import accepted, dispatched, done, drafted
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.hand_back_ticket import hand_back_ticket
from tickets.acts.rate_ticket import choose_reason, rate_ticket
from tickets.acts.sign_ticket import sign_ticket
from tickets.acts.take_in import take_in
from tickets.card import Card
from tickets.contact import Contact, Reading
from tickets.facts import EscalationReached, Fact, TicketDispatched
from tickets.outgoing import Audience
from tickets.records import Purpose, Source
from tickets.ticket import State, Ticket, Urgency

Do = Callable[..., Any]

POLICY = load_policy()
SOON = cast.NIGHT + timedelta(minutes=1)
LATER = cast.NIGHT + timedelta(hours=1)


def with_work(c: Connection, story: Callable[..., Any], *args: Any, **more: Any) -> Any:
    return story(StoredUnitOfWork(c, POLICY, cast.NIGHT, []), *args, **more)


def to_the_end(work: Any) -> Ticket:
    """A burst pipe from its report to five stars."""
    ticket = done(work)
    sign_ticket(work, ticket.id, by=cast.WANG.id, at=LATER)
    return rate_ticket(work, ticket.id, by=cast.WANG.id, at=LATER, rating=5)


def rated_low(work: Any) -> Ticket:
    """A burst pipe from its report to two stars, and what they were about."""
    ticket = done(work)
    sign_ticket(work, ticket.id, by=cast.WANG.id, at=LATER)
    rate_ticket(work, ticket.id, by=cast.WANG.id, at=LATER, rating=2)
    choose_reason(work, ticket.id, by=cast.WANG.id, at=LATER, reason="manner")
    return choose_reason(work, ticket.id, by=cast.WANG.id, at=LATER, reason="quality")


async def test_the_supervisors_card_has_what_a_low_rating_was_about(do: Do, estate: None, database: Database) -> None:
    ticket = await do(with_work, rated_low)
    card = await database.read(cards.find, ticket.id, Audience.SUPERVISOR, cast.SUN.id)
    assert card is not None
    assert (await database.read(contents, [card.id], POLICY, LATER))[card.id].rated_for == ("quality", "manner")


async def test_a_story_leaves_the_same_behind(do: Do, estate: None, elsewhere: Database) -> None:
    memory = MemoryUnitOfWork(POLICY)
    remembered = to_the_end(memory)
    stored = await do(with_work, to_the_end)
    assert replace(stored, id=remembered.id) == remembered
    assert await elsewhere.read(with_work, _facts, stored.id) == [
        replace(fact, ticket_id=stored.id) for fact in memory.facts(remembered.id)
    ]
    assert await elsewhere.read(with_work, _cards, stored.id) == _cards(memory, remembered.id)
    assert await elsewhere.read(with_work, _said, stored.id) == _said(memory, remembered.id)


def _facts(work: Any, ticket_id: int) -> list[Fact]:
    return list(work.facts(ticket_id))


def _cards(work: Any, ticket_id: int) -> set[tuple[Audience, int, str]]:
    return {(card.audience, card.chat_id, card.view) for card in work.cards(ticket_id)}


def _said(work: Any, ticket_id: int) -> list[tuple[str, int, str]]:
    return [(wording.text, wording.by, wording.purpose) for wording in work.words(ticket_id)]


async def test_the_draft_touched_last_is_the_residents(do: Do, estate: None) -> None:
    assert await do(with_work, lambda work: work.draft_of(cast.WANG.id)) is None
    draft = await do(with_work, drafted)
    assert (await do(with_work, lambda work: work.draft_of(cast.WANG.id))) == draft
    assert await do(with_work, lambda work: work.draft_of(cast.LIAO.id)) is None
    assert await do(with_work, lambda work: work.tickets_of(cast.WANG.id)) == [], "a draft is not on the list"


async def test_of_several_drafts_an_emergency_comes_first_and_an_edit_reaches_the_first_words(
    do: Do, estate: None
) -> None:
    alarm = await do(with_work, drafted)
    rest = await do(with_work, lambda work: work.add_ticket(replace(alarm, urgency=Urgency.ROUTINE, touched_at=LATER)))
    assert [each.id for each in await do(with_work, lambda work: work.drafts_of(cast.WANG.id))] == [alarm.id, rest.id]
    (said,) = await do(with_work, lambda work: work.words(alarm.id))
    await do(with_work, lambda work: work.add_words(replace(said, ticket_id=rest.id, text="楼道灯坏了")))
    assert await do(with_work, lambda work: work.change_words(said.source, "水管爆了")) == said
    nowhere = replace(said.source, message_id=999)
    assert await do(with_work, lambda work: work.change_words(nowhere, "水管爆了")) is None
    texts = [(await do(with_work, lambda work, of=each.id: work.words(of)))[0].text for each in (alarm, rest)]
    assert texts == ["水管爆了", "楼道灯坏了"]


async def test_an_edit_leaves_what_a_machine_heard(do: Do, estate: None) -> None:
    ticket = await do(with_work, drafted)
    (said,) = await do(with_work, lambda work: work.words(ticket.id))
    heard = replace(said, purpose=Purpose.TRANSCRIPT, source=replace(said.source, message_id=77))
    await do(with_work, lambda work: work.add_words(heard))
    assert await do(with_work, lambda work: work.change_words(heard.source, "水管爆了")) is None
    assert [each.text for each in await do(with_work, lambda work: work.words(ticket.id))] == [said.text] * 2


async def test_what_ended_a_month_ago_is_not_listed(do: Do, estate: None) -> None:
    ticket = await do(with_work, to_the_end)

    def listed(c: Connection, now: datetime) -> list[int]:
        return [each.id for each in StoredUnitOfWork(c, POLICY, now, []).tickets_of(cast.WANG.id)]

    assert await do(listed, LATER + timedelta(days=29)) == [ticket.id]
    assert await do(listed, LATER + timedelta(days=31)) == []


async def test_a_card_has_all_that_it_tells_of(do: Do, estate: None, database: Database) -> None:
    ticket = await do(with_work, to_the_end)
    cards: list[Card] = await do(with_work, lambda work: work.cards(ticket.id))
    group = next(card for card in cards if card.audience is Audience.GROUP)
    shown = (await database.read(contents, [group.id], POLICY, LATER))[group.id]
    assert shown.ticket.state is State.CLOSED
    assert shown.people[cast.CHEN.id] == cast.CHEN
    assert shown.people[cast.WANG.id] == cast.WANG
    lines = [line.what for line in shown.course]
    assert lines == ["opened", "dispatched", "accepted", "arrived", "done", "signed"]
    assert [line.group for line in shown.course if line.what == "dispatched"] == [cast.PLUMBERS]
    assert (shown.nearby, shown.candidates, shown.next_people) == ((), (), ())


async def test_a_rung_names_its_people_and_why(do: Do, estate: None, database: Database) -> None:
    ticket = await do(with_work, dispatched)
    fact = EscalationReached(
        ticket.id, LATER, None, 2, "not_accepted", "supervisor", (cast.SUN.id, cast.ZHOU.id), LATER
    )
    await do(with_work, lambda work: work.record(fact))
    card = await do(with_work, lambda work: work.cards(ticket.id)[0])
    shown = (await database.read(contents, [card.id], POLICY, LATER))[card.id]
    assert shown.escalation_reason == "not_accepted"
    assert {cast.SUN.id, cast.ZHOU.id} <= shown.people.keys()


def moved(work: Any) -> Ticket:
    """A burst pipe that Chen has, and that is at another door, which is not on file."""
    ticket = accepted(work)
    said = Contact(Source(cast.WANG.id, 70), Reading(), "不是1201，是1210")
    take_in(work, said, by=cast.WANG.id, property_id=1, at=SOON)
    return ticket


async def test_a_card_tells_where_it_was_before_and_that_nobody_could_check_it(
    do: Do, estate: None, database: Database
) -> None:
    ticket = await do(with_work, moved)
    card = await database.read(cards.find, ticket.id, Audience.GROUP, cast.CHEN.id)
    assert card is not None
    shown = (await database.read(contents, [card.id], POLICY, LATER))[card.id]
    assert (shown.card.news, shown.ticket.place.room) == ("placed", "1210")
    assert (shown.place_before, shown.as_told) == ("3-2-1201", True)


def given_back(work: Any) -> Ticket:
    """A job that its technician gave back with a reason, after the front desk had passed it on."""
    ticket = dispatched(work)
    work.record(TicketDispatched(ticket.id, cast.NIGHT, None, None, 1))
    accept_ticket(work, ticket.id, by=cast.CHEN.id, at=cast.NIGHT)
    return hand_back_ticket(work, ticket.id, by=cast.CHEN.id, at=SOON, reason="缺工具", source=Source(cast.CHEN.id, 5))


async def test_the_course_keeps_where_it_went_and_why_it_came_back(do: Do, estate: None, database: Database) -> None:
    ticket = await do(with_work, given_back)
    cards: list[Card] = await do(with_work, lambda work: work.cards(ticket.id))
    head = next(card for card in cards if card.chat_id == cast.HE.id)
    shown = (await database.read(contents, [head.id], POLICY, SOON))[head.id]
    assert [line.group for line in shown.course if line.what == "dispatched"] == [cast.PLUMBERS, None]
    assert [(line.what, line.reason) for line in shown.course if line.reason] == [("handed_back", "缺工具")]
    assert [person.name for person in shown.next_people] == [cast.HE.name]


async def test_what_an_act_orders_is_handed_over(do: Do, estate: None, fence: int) -> None:
    def with_the_lease(c: Connection) -> tuple[list[str], bool]:
        outgoing: list[Any] = []
        work = StoredUnitOfWork(c, POLICY, cast.NIGHT, outgoing, fence=fence)
        drafted(work)  # type: ignore[arg-type]
        return [row.kind for row in outgoing], work.waiting

    assert await do(with_the_lease) == (["card"], False)

    def without(c: Connection) -> tuple[list[Any], bool]:
        outgoing: list[Any] = []
        work = StoredUnitOfWork(c, POLICY, cast.NIGHT, outgoing)
        drafted(work, by=cast.LIAO)  # type: ignore[arg-type]
        return outgoing, work.waiting

    assert await do(without) == ([], True)


async def test_codes_are_good_once(do: Do, now: datetime) -> None:
    def take(digest: str, at: datetime) -> Any:
        return do(with_work, lambda work: work.take_code(digest, at))

    await do(with_work, lambda work: work.keep_code("digest", "role", "{}", now + timedelta(hours=1)))
    assert await take("another", now) is None
    assert await take("digest", now + timedelta(hours=1)) is None
    assert await take("digest", now) == ("role", "{}")
    assert await take("digest", now) is None


async def test_wrong_guesses_are_counted_and_forgotten(do: Do, now: datetime) -> None:
    later = now + timedelta(hours=1)
    for person, at in ((1, now), (1, later), (2, later)):
        await do(codes.note_guess, person, at)
    await do(codes.keep, "digest", "role", "{}", now)
    assert await do(codes.wrong_guesses, 1, now - timedelta(seconds=1)) == 2
    assert await do(codes.wrong_guesses, 1, now) == 1
    assert await do(codes.purge, later) == 2
    assert await do(codes.wrong_guesses, 1, now - timedelta(seconds=1)) == 1
