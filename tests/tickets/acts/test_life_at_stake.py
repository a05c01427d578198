"""Danger to life waits for no confirmation: duty desk and supervisor have it at once (IN20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import CHEN, LI, LIAO, NIGHT, PLUMBERS, SUN, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import BURST, DRIP, WORDS, contact, drafted
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.arrive_on_site import arrive_on_site
from tickets.acts.confirm_ticket import confirm_ticket
from tickets.acts.correct_ticket import set_kind
from tickets.acts.end_help import end_help, may_end_help
from tickets.acts.finish_ticket import finish_ticket
from tickets.acts.take_in import join_draft, take_in, understand_again
from tickets.contact import Outcome, Reading
from tickets.outgoing import Audience
from tickets.records import Purpose, Source
from tickets.refusals import NotNow, NotYours
from tickets.ticket import Kind, Location, State, Ticket, Urgency

FAINTED = Reading(
    Kind.HELP, "people_in_danger", ("people_in_danger",), Urgency.EMERGENCY, Location("2", public="门口"), ("medical",)
)
FIRE = replace(BURST, category="electrical", hazards=("fire",))


def going(work: MemoryUnitOfWork) -> Ticket:
    """Li goes to whoever fainted."""
    ticket = drafted(work, FAINTED)
    return accept_ticket(work, ticket.id, by=LI.id, at=NIGHT + timedelta(minutes=1))


def test_a_call_for_help_is_with_desk_and_supervisor_before_anybody_confirms(work: MemoryUnitOfWork) -> None:
    ticket = drafted(work, FAINTED)
    assert (ticket.state, ticket.number, ticket.unconfirmed) == (State.DISPATCHED, "H-261123-001", True)
    assert work.news(Audience.DESK, LI.id) == [""]
    assert work.news(Audience.SUPERVISOR, SUN.id) == ["immediate"]
    assert [show.chat_id for show in work.shown if show.audience is Audience.RESIDENT] == [WANG.id]


def test_a_fire_reaches_them_besides_the_group_that_puts_it_right(work: MemoryUnitOfWork) -> None:
    ticket = drafted(work, FIRE)
    assert ticket.group_id == PLUMBERS.id
    assert work.news(Audience.GROUP, PLUMBERS.chat_id) == [""]
    assert work.news(Audience.DESK, LI.id) == ["immediate"]
    assert work.news(Audience.SUPERVISOR, SUN.id) == ["immediate"]


@pytest.mark.parametrize("reading", [BURST, replace(DRIP, hazards=("intruder",))], ids=["flood", "not an emergency"])
def test_other_dangers_are_confirmed_first(work: MemoryUnitOfWork, reading: Reading) -> None:
    draft = drafted(work, reading)
    assert draft.state is State.DRAFT
    confirm_ticket(work, draft.id, by=WANG.id, at=NIGHT)
    assert work.news(Audience.SUPERVISOR, SUN.id) == []


def test_it_goes_out_with_the_words_that_first_tell_of_it(work: MemoryUnitOfWork) -> None:
    draft = drafted(work, DRIP)
    taken = take_in(work, contact(FIRE, "冒烟了", message=2), by=WANG.id, property_id=1, at=NIGHT)
    assert (taken.outcome, work.stored[draft.id].state) == (Outcome.JOINED, State.DISPATCHED)
    assert work.stored[draft.id].hazards == ("fire",)


def test_what_is_only_guessed_beside_another_danger_waits_for_a_confirmation(work: MemoryUnitOfWork) -> None:
    draft = drafted(work, replace(BURST, category="gas", hazards=("gas",)))
    guess = replace(BURST, category="security", hazards=("intruder",), sure=False)
    joined = take_in(work, contact(guess, "在厨房那里", message=2), by=WANG.id, property_id=1, at=NIGHT).ticket
    assert joined is not None
    assert (joined.id, joined.state, joined.hazards) == (draft.id, State.DRAFT, ("gas", "intruder"))


def test_it_goes_out_with_an_edit_that_tells_of_it(work: MemoryUnitOfWork) -> None:
    draft = drafted(work, DRIP)
    assert understand_again(work, draft.id, contact(FIRE), by=WANG.id, at=NIGHT).state is State.DISPATCHED


def test_words_that_are_on_it_already_are_not_added_again(work: MemoryUnitOfWork) -> None:
    fire = drafted(work, FIRE)
    said = contact(replace(BURST, hazards=("falling",)), "吊顶要掉下来了", message=2)
    taken = take_in(work, said, by=WANG.id, property_id=1, at=NIGHT, besides=True)
    assert (taken.outcome, [each.text for each in work.words(fire.id)]) == (Outcome.OPENED, [WORDS])


def test_dangers_are_kept_in_the_order_in_which_they_were_told(work: MemoryUnitOfWork) -> None:
    draft = drafted(work, BURST)
    joined = join_draft(work, draft, contact(replace(BURST, hazards=("shock", "flood"))), by=WANG.id, at=NIGHT)
    assert joined.hazards == ("flood", "shock")


def test_the_resident_may_say_by_a_button_that_it_is_a_call_for_help(work: MemoryUnitOfWork) -> None:
    calling = set_kind(work, drafted(work, DRIP).id, by=WANG.id, at=NIGHT, kind=Kind.HELP)
    assert (calling.category, calling.urgency, calling.state) == (
        "people_in_danger",
        Urgency.EMERGENCY,
        State.DRAFT,
    )


def test_whoever_went_there_ends_it_with_what_was_done(work: MemoryUnitOfWork) -> None:
    ticket = going(work)
    arrive_on_site(work, ticket.id, by=LI.id, at=NIGHT + timedelta(minutes=4))
    at = NIGHT + timedelta(minutes=30)
    words = "已由救护车送医，家属陪同"
    ended = end_help(work, ticket.id, by=LI.id, at=at, words=words, source=Source(LI.id, 9))
    assert (ended.state, ended.closed_at) == (State.CLOSED, at)
    assert (work.words(ticket.id)[-1].purpose, work.words(ticket.id)[-1].text) == (Purpose.OUTCOME, words)
    assert work.news(Audience.RESIDENT, WANG.id)[-1] == "helped"
    assert work.news(Audience.SUPERVISOR, SUN.id) == ["immediate", "helped"]


def test_nobody_else_ends_it_and_nothing_else_ends_so(work: MemoryUnitOfWork) -> None:
    ticket = going(work)
    with pytest.raises(NotYours):
        may_end_help(work, ticket.id, by=CHEN.id, at=NIGHT)
    with pytest.raises(NotNow):
        finish_ticket(work, ticket.id, by=LI.id, at=NIGHT)
    fire = drafted(work, FIRE, by=WANG)
    accept_ticket(work, fire.id, by=CHEN.id, at=NIGHT)
    with pytest.raises(NotNow):
        may_end_help(work, fire.id, by=CHEN.id, at=NIGHT)


def test_where_nobody_is_there_to_be_told_the_resident_hears_that(work: MemoryUnitOfWork) -> None:
    work.staff.clear()
    work.bound.clear()
    ticket = drafted(work, FAINTED, by=LIAO)
    (told,) = [each for each in work.messages if each.template == "resident/nobody_reachable"]
    assert (told.chat_id, told.urgent, told.params) == (LIAO.id, True, {"number": ticket.number})


def test_without_a_danger_nobody_is_frightened_by_that(work: MemoryUnitOfWork) -> None:
    work.staff.clear()
    work.bound.clear()
    draft = drafted(work, DRIP)
    confirm_ticket(work, draft.id, by=WANG.id, at=NIGHT)
    assert not [each for each in work.messages if each.template == "resident/nobody_reachable"]
