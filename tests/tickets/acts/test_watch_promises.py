"""Promises are watched whoever has the ticket, and nobody is told of the same thing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.cast import CHEN, HE, MORNING, NIGHT, PLUMBERS, SUN, WANG, ZHAO, ZHOU
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import BURST, DRIP, accepted, dispatched
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.arrive_on_site import arrive_on_site
from tickets.acts.assign_ticket import assign_ticket
from tickets.acts.hand_back_ticket import hand_back_ticket
from tickets.acts.keep_promises import keep_promises
from tickets.acts.set_new_time import set_new_time
from tickets.acts.snooze_ticket import snooze_ticket
from tickets.escalation import next_step
from tickets.facts import EscalationReached
from tickets.outgoing import Audience
from tickets.promises import promise_to_resident
from tickets.records import Source
from tickets.ticket import Ticket, Urgency

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def watch(work: MemoryUnitOfWork, ticket: Ticket, until: datetime) -> None:
    """Let the watch do whatever falls due by then."""
    while (due := work.ticket(ticket.id).next_deadline_at) is not None and due <= until:
        keep_promises(work, ticket.id, at=due)


def reasons(work: MemoryUnitOfWork, since: datetime) -> list[tuple[datetime, int, str]]:
    reached = (fact for fact in work.history if isinstance(fact, EscalationReached))
    return [(fact.at, fact.level, fact.reason) for fact in reached if fact.at >= since]


def when(work: MemoryUnitOfWork, ticket: Ticket, name: str) -> list[datetime]:
    return [fact.at for fact in work.facts(ticket.id) if type(fact).__name__ == name]


@pytest.mark.rule("RP3")
@pytest.mark.parametrize(
    ("urgency", "due"), [(Urgency.EMERGENCY, 15 * MINUTE), (Urgency.URGENT, 2 * HOUR), (Urgency.ROUTINE, 36 * HOUR)]
)
def test_nobody_has_it_and_the_resident_hears_of_the_delay_before_the_time(
    work: MemoryUnitOfWork, urgency: Urgency, due: timedelta
) -> None:
    ticket = dispatched(work, replace(BURST, urgency=urgency), at=MORNING)
    promise = promise_to_resident(ticket, work.policy)
    assert promise is not None
    watch(work, ticket, promise.due_at)
    (told,) = when(work, ticket, "DelayAnnounced")
    assert MORNING < told < promise.due_at
    assert work.news(Audience.RESIDENT, WANG.id)[-1] == "delay"
    warned = [message.params["promise"] for message in work.messages if message.chat_id == PLUMBERS.chat_id]
    assert warned == ["accepted", promise.name], "the group, while nobody has it"


def test_when_the_time_has_passed_every_card_is_brought_up_to_date(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    watch(work, ticket, NIGHT + 15 * MINUTE - timedelta(seconds=1))
    before = len(work.shown)
    watch(work, ticket, NIGHT + 15 * MINUTE)
    assert {show.chat_id for show in work.shown[before:]} >= {WANG.id, PLUMBERS.chat_id, HE.id, SUN.id, ZHOU.id}
    assert when(work, ticket, "PromiseMissed") == [NIGHT + 15 * MINUTE]


def test_who_takes_it_late_does_not_make_the_resident_hear_of_the_delay_again(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    watch(work, ticket, NIGHT + 16 * MINUTE)
    accept_ticket(work, ticket.id, by=CHEN.id, at=NIGHT + 17 * MINUTE)
    watch(work, ticket, NIGHT + 40 * MINUTE)
    assert len(when(work, ticket, "DelayAnnounced")) == 1


def test_a_ticket_that_is_not_accepted_climbs_for_the_arrival_too(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    back = NIGHT + 14 * MINUTE
    hand_back_ticket(work, ticket.id, by=CHEN.id, at=back, reason="缺工具", source=Source(CHEN.id, 5))
    watch(work, ticket, NIGHT + 20 * MINUTE)
    assert reasons(work, back) == [(NIGHT + 15 * MINUTE, 2, "not_arrived"), (NIGHT + 20 * MINUTE, 3, "not_arrived")]


def test_an_assignment_rests_the_escalation_as_handling_it_does(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    watch(work, ticket, NIGHT + 20 * MINUTE)
    at = NIGHT + 21 * MINUTE
    given = assign_ticket(work, ticket.id, by=SUN.id, at=at, assignee_id=CHEN.id)
    assert (given.held_until, given.held_by) == (at + 10 * MINUTE, SUN.id)
    announced = next_step(given, work.policy)
    assert announced is not None
    assert (announced.at, announced.level) == (at + 10 * MINUTE, 3)
    watch(work, ticket, at + 10 * MINUTE)
    assert reasons(work, at) == [(at + 10 * MINUTE, 3, "not_arrived")]
    assert len(when(work, ticket, "DelayAnnounced")) == 1


def test_the_escalation_rests_until_its_time_also_when_somebody_takes_it(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    watch(work, ticket, NIGHT + 20 * MINUTE)
    at = NIGHT + 21 * MINUTE
    snooze_ticket(work, ticket.id, by=SUN.id, at=at)
    accept_ticket(work, ticket.id, by=CHEN.id, at=at + MINUTE)
    watch(work, ticket, at + 10 * MINUTE)
    assert reasons(work, at) == [(at + 10 * MINUTE, 3, "not_arrived")]


def test_a_job_that_comes_back_is_held_by_nobody(work: MemoryUnitOfWork) -> None:
    ticket = assign_ticket(work, dispatched(work).id, by=SUN.id, at=NIGHT, assignee_id=CHEN.id)
    back = hand_back_ticket(work, ticket.id, by=CHEN.id, at=NIGHT, reason="缺工具", source=Source(CHEN.id, 5))
    assert (back.held_until, back.held_by) == (None, None)


def appointment(work: MemoryUnitOfWork) -> tuple[Ticket, datetime]:
    """A routine matter that Chen has, for which a new time was set: 14:00."""
    ticket = dispatched(work, DRIP, at=MORNING)
    by = SUN.id if ticket.group_id is None else CHEN.id
    accept_ticket(work, ticket.id, by=by, at=MORNING + MINUTE)
    until = MORNING + 5 * HOUR
    source = Source(1, 2)
    return set_new_time(work, ticket.id, by=SUN.id, at=MORNING, until=until, reason="等配件", source=source), until


@pytest.mark.rule("RP4")
def test_an_appointment_is_kept_within_a_quarter_of_an_hour_or_missed(work: MemoryUnitOfWork) -> None:
    ticket, until = appointment(work)
    watch(work, ticket, until + 3 * HOUR)
    assert reasons(work, MORNING) == [(until + 15 * MINUTE, 2, "not_arrived"), (until + 2 * HOUR, 3, "not_arrived")]
    watch(work, ticket, until + 20 * HOUR)
    assert reasons(work, until + 3 * HOUR) == []
    watch(work, ticket, until + 26 * HOUR)
    assert [reason for _, _, reason in reasons(work, until + 3 * HOUR)] == ["not_arrived"], "with the daily round"


def test_an_appointment_outlives_who_was_to_keep_it(work: MemoryUnitOfWork) -> None:
    ticket, until = appointment(work)
    source = Source(CHEN.id, 5)
    back = hand_back_ticket(work, ticket.id, by=CHEN.id, at=MORNING + HOUR, reason="请假", source=source)
    assert back.promised_at == until, "the resident was promised it"


def test_an_appointment_in_the_evening_is_warned_of_before_it(work: MemoryUnitOfWork) -> None:
    ticket, _ = appointment(work)
    evening = MORNING + 12 * HOUR
    until, source = evening + HOUR, Source(1, 2)
    set_new_time(work, ticket.id, by=SUN.id, at=evening, until=until, reason="堵车", source=source)
    watch(work, ticket, until)
    assert [at < until for at in when(work, ticket, "DelayAnnounced")] == [True]


def test_who_comes_after_somebody_was_there_has_the_time_anew(work: MemoryUnitOfWork) -> None:
    ticket = arrive_on_site(work, accepted(work).id, by=CHEN.id, at=NIGHT + 14 * MINUTE)
    back = NIGHT + 60 * MINUTE
    hand_back_ticket(work, ticket.id, by=CHEN.id, at=back, reason="缺水泵", source=Source(CHEN.id, 5))
    again = accept_ticket(work, ticket.id, by=CHEN.id, at=back + 2 * MINUTE)
    promise = promise_to_resident(again, work.policy)
    assert promise is not None
    assert (promise.name, promise.due_at) == ("arrived", back + 15 * MINUTE)
    watch(work, ticket, back + 15 * MINUTE)
    assert reasons(work, back) == [(back + 15 * MINUTE, 2, "not_arrived")]


def test_whoever_is_sent_after_somebody_on_site_has_the_time_anew(work: MemoryUnitOfWork) -> None:
    ticket = arrive_on_site(work, accepted(work).id, by=CHEN.id, at=NIGHT + 14 * MINUTE)
    at = NIGHT + 60 * MINUTE
    promise = promise_to_resident(assign_ticket(work, ticket.id, by=SUN.id, at=at, assignee_id=ZHAO.id), work.policy)
    assert promise is not None
    assert promise.due_at == at + 15 * MINUTE


def test_who_is_on_site_is_held_back_by_nothing_that_was_decided_about_their_coming(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    until, source = NIGHT + 7 * HOUR, Source(1, 2)
    set_new_time(work, ticket.id, by=SUN.id, at=NIGHT + 5 * MINUTE, until=until, reason="等配件", source=source)
    there = arrive_on_site(work, ticket.id, by=CHEN.id, at=NIGHT + 50 * MINUTE)
    assert (there.held_until, there.held_by) == (None, None)
    later = NIGHT + 4 * HOUR + 35 * MINUTE  # as much later as they were there
    watch(work, ticket, later)
    assert reasons(work, NIGHT) == [(later, 2, "not_finished")]


def test_who_comes_to_a_new_time_has_as_much_longer_to_finish(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    until, source = NIGHT + 7 * HOUR, Source(1, 2)
    set_new_time(work, ticket.id, by=SUN.id, at=NIGHT + 5 * MINUTE, until=until, reason="等配件", source=source)
    there = arrive_on_site(work, ticket.id, by=CHEN.id, at=until - MINUTE)
    promise = promise_to_resident(there, work.policy)
    assert promise is not None
    assert (promise.name, promise.due_at) == ("finished", until - MINUTE + 3 * HOUR + 45 * MINUTE)
    watch(work, ticket, until)
    assert when(work, ticket, "DelayAnnounced") == []
    assert reasons(work, until - MINUTE) == []


def test_a_hold_of_a_routine_matter_runs_by_the_desks_hours(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, DRIP, at=MORNING)
    evening = MORNING.replace(hour=10, minute=30)
    assert snooze_ticket(work, ticket.id, by=SUN.id, at=evening).held_until == work.policy.calendar.add(
        evening, 4 * HOUR
    )
    assert work.policy.calendar.add(evening, 4 * HOUR) > evening + 4 * HOUR


@pytest.mark.parametrize(("urgency", "loud"), [(Urgency.URGENT, {PLUMBERS.chat_id, HE.id}), (Urgency.ROUTINE, set())])
def test_at_night_what_is_urgent_wakes_the_crew_and_the_head_alone(
    work: MemoryUnitOfWork, urgency: Urgency, loud: set[int]
) -> None:
    ticket = dispatched(work, replace(BURST, urgency=urgency, hazards=()))
    watch(work, ticket, NIGHT + HOUR)
    shown = [show for show in work.shown if show.anew and show.audience is not Audience.RESIDENT]
    assert {show.chat_id for show in shown if not show.silent} == loud
    assert {message.silent for message in work.messages} <= {urgency is Urgency.ROUTINE}
