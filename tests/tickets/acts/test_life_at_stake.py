"""Danger to life waits for no confirmation: duty desk and supervisor have it at once (IN20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import CHEN, LI, LIAO, NIGHT, PLUMBERS, SUN, WANG
from tests.memory_desk import MemoryDesk
from tests.tickets.acts.stories import BURST, DRIP, contact, drafted
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.correct_ticket import set_kind
from tickets.acts.dispatch_ticket import confirm_ticket
from tickets.acts.end_help import end_help, may_end_help
from tickets.acts.finish_ticket import arrive, finish_ticket
from tickets.acts.take_in import join_draft, take_in, understand_again
from tickets.contact import Outcome, Reading
from tickets.records import Purpose, Source
from tickets.refusals import NotNow, NotYours
from tickets.telling import Audience
from tickets.ticket import Kind, Location, State, Ticket, Urgency

FAINTED = Reading(
    Kind.HELP, "people_in_danger", ("people_in_danger",), Urgency.EMERGENCY, Location("2", public="门口"), ("medical",)
)
FIRE = replace(BURST, category="electrical", hazards=("fire",))


def going(desk: MemoryDesk) -> Ticket:
    """Li goes to whoever fainted."""
    ticket = drafted(desk, FAINTED)
    return accept_ticket(desk, ticket.id, by=LI.id, at=NIGHT + timedelta(minutes=1))


def test_a_call_for_help_is_with_desk_and_supervisor_before_anybody_confirms(desk: MemoryDesk) -> None:
    ticket = drafted(desk, FAINTED)
    assert (ticket.state, ticket.number, ticket.unconfirmed) == (State.DISPATCHED, "H-261123-001", True)
    assert desk.news(Audience.DESK, LI.id) == [""]
    assert desk.news(Audience.SUPERVISOR, SUN.id) == ["immediate"]
    assert [show.chat_id for show in desk.shown if show.audience is Audience.RESIDENT] == [WANG.id]


def test_a_fire_reaches_them_besides_the_group_that_puts_it_right(desk: MemoryDesk) -> None:
    ticket = drafted(desk, FIRE)
    assert ticket.group_id == PLUMBERS.id
    assert desk.news(Audience.GROUP, PLUMBERS.chat_id) == [""]
    assert desk.news(Audience.DESK, LI.id) == ["immediate"]
    assert desk.news(Audience.SUPERVISOR, SUN.id) == ["immediate"]


@pytest.mark.parametrize("reading", [BURST, replace(DRIP, hazards=("intruder",))], ids=["flood", "not an emergency"])
def test_other_dangers_are_confirmed_first(desk: MemoryDesk, reading: Reading) -> None:
    draft = drafted(desk, reading)
    assert draft.state is State.DRAFT
    confirm_ticket(desk, draft.id, by=WANG.id, at=NIGHT)
    assert desk.news(Audience.SUPERVISOR, SUN.id) == []


def test_it_goes_out_with_the_words_that_first_tell_of_it(desk: MemoryDesk) -> None:
    draft = drafted(desk, DRIP)
    taken = take_in(desk, contact(FIRE, "冒烟了", message=2), by=WANG.id, property_id=1, at=NIGHT)
    assert (taken.outcome, desk.stored[draft.id].state) == (Outcome.JOINED, State.DISPATCHED)
    assert desk.stored[draft.id].hazards == ("fire",)


def test_it_goes_out_with_an_edit_that_tells_of_it(desk: MemoryDesk) -> None:
    draft = drafted(desk, DRIP)
    assert understand_again(desk, draft.id, contact(FIRE), by=WANG.id, at=NIGHT).state is State.DISPATCHED


def test_dangers_are_kept_in_the_order_in_which_they_were_told(desk: MemoryDesk) -> None:
    draft = drafted(desk, BURST)
    joined = join_draft(desk, draft, contact(replace(BURST, hazards=("shock", "flood"))), by=WANG.id, at=NIGHT)
    assert joined.hazards == ("flood", "shock")


def test_the_resident_may_say_by_a_button_that_it_is_a_call_for_help(desk: MemoryDesk) -> None:
    calling = set_kind(desk, drafted(desk, DRIP).id, by=WANG.id, at=NIGHT, kind=Kind.HELP)
    assert (calling.category, calling.urgency, calling.state) == (
        "people_in_danger",
        Urgency.EMERGENCY,
        State.DRAFT,
    )


def test_whoever_went_there_ends_it_with_what_was_done(desk: MemoryDesk) -> None:
    ticket = going(desk)
    arrive(desk, ticket.id, by=LI.id, at=NIGHT + timedelta(minutes=4))
    at = NIGHT + timedelta(minutes=30)
    words = "已由救护车送医，家属陪同"
    ended = end_help(desk, ticket.id, by=LI.id, at=at, words=words, source=Source(LI.id, 9))
    assert (ended.state, ended.closed_at) == (State.CLOSED, at)
    assert (desk.words(ticket.id)[-1].purpose, desk.words(ticket.id)[-1].text) == (Purpose.OUTCOME, words)
    assert desk.news(Audience.RESIDENT, WANG.id)[-1] == "helped"
    assert desk.news(Audience.SUPERVISOR, SUN.id) == ["immediate", "helped"]


def test_nobody_else_ends_it_and_nothing_else_ends_so(desk: MemoryDesk) -> None:
    ticket = going(desk)
    with pytest.raises(NotYours):
        may_end_help(desk, ticket.id, by=CHEN.id, at=NIGHT)
    with pytest.raises(NotNow):
        finish_ticket(desk, ticket.id, by=LI.id, at=NIGHT)
    fire = drafted(desk, FIRE, by=WANG)
    accept_ticket(desk, fire.id, by=CHEN.id, at=NIGHT)
    with pytest.raises(NotNow):
        may_end_help(desk, fire.id, by=CHEN.id, at=NIGHT)


def test_where_nobody_is_there_to_be_told_the_resident_hears_that(desk: MemoryDesk) -> None:
    desk.staff.clear()
    desk.bound.clear()
    ticket = drafted(desk, FAINTED, by=LIAO)
    (told,) = [each for each in desk.told if each.template == "resident/nobody_reachable"]
    assert (told.chat_id, told.urgent, told.params) == (LIAO.id, True, {"number": ticket.number})


def test_without_a_danger_nobody_is_frightened_by_that(desk: MemoryDesk) -> None:
    desk.staff.clear()
    desk.bound.clear()
    draft = drafted(desk, DRIP)
    confirm_ticket(desk, draft.id, by=WANG.id, at=NIGHT)
    assert not [each for each in desk.told if each.template == "resident/nobody_reachable"]
