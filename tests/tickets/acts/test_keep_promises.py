"""The watch: warnings, delays, the escalation, and drafts that nobody finishes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.policy.load import load_policy
from tests.cast import CHEN, GUO, HE, LI, MORNING, NIGHT, PLUMBERS, SUN, WANG, ZHOU
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import BURST, DRIP, PHOTO, accepted, contact, dispatched, done, drafted
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.arrive_on_site import arrive_on_site
from tickets.acts.assign_ticket import assign_ticket
from tickets.acts.confirm_ticket import confirm_ticket
from tickets.acts.go_over_heads import go_over_heads
from tickets.acts.keep_promises import keep_promises
from tickets.acts.reject_work import reject_work
from tickets.acts.set_new_time import set_new_time
from tickets.acts.snooze_ticket import snooze_ticket
from tickets.acts.take_in import take_in
from tickets.contact import Reading
from tickets.facts import EscalationReached
from tickets.outgoing import Audience
from tickets.people import Role
from tickets.promises import promise_to_resident
from tickets.records import Source
from tickets.refusals import NotYours, TooManyNewTimes
from tickets.ticket import State, Ticket, Urgency

MINUTE = timedelta(minutes=1)
POLICY = load_policy()


def watch(work: MemoryUnitOfWork, ticket: Ticket, until: datetime) -> list[tuple[float, int, str]]:
    """Let the watch do whatever falls due by then; gives minutes since the report, rung and reason of each ping."""
    while (due := work.ticket(ticket.id).next_deadline_at) is not None and due <= until:
        keep_promises(work, ticket.id, at=due)
        after = work.ticket(ticket.id).next_deadline_at
        assert after is None or after > due, "the watch would turn on the spot"
    return pings(work, ticket)


def pings(work: MemoryUnitOfWork, ticket: Ticket) -> list[tuple[float, int, str]]:
    reached = [fact for fact in work.facts(ticket.id) if isinstance(fact, EscalationReached)]
    return [((fact.at - ticket.opened_at) / MINUTE, fact.level, fact.reason) for fact in reached]


def test_nobody_accepts_an_emergency(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    climbed = watch(work, ticket, NIGHT + timedelta(minutes=31))
    assert climbed == [(m, rung, "not_accepted") for m, rung in ((3, 1), (6, 2), (10, 3), (20, 3), (30, 3))]
    assert work.news(Audience.SUPERVISOR, HE.id) == ["immediate", "rung"]
    assert work.news(Audience.SUPERVISOR, SUN.id) == ["rung"] * 3
    assert work.news(Audience.SUPERVISOR, ZHOU.id) == ["rung"] * 3


def test_accepted_but_not_on_site(work: MemoryUnitOfWork) -> None:
    climbed = watch(work, accepted(work), NIGHT + timedelta(minutes=25))
    assert climbed == [(15, 2, "not_arrived"), (20, 3, "not_arrived")]


def test_on_site_but_not_done(work: MemoryUnitOfWork) -> None:
    ticket = arrive_on_site(work, accepted(work).id, by=CHEN.id, at=NIGHT + timedelta(minutes=14))
    assert watch(work, ticket, NIGHT + timedelta(hours=5)) == [(240, 2, "not_finished"), (300, 3, "not_finished")]


def test_what_was_not_solved_is_promised_anew(work: MemoryUnitOfWork) -> None:
    ticket = done(work)
    again = NIGHT + timedelta(hours=6)
    reject_work(work, ticket.id, by=WANG.id, at=again)
    accept_ticket(work, ticket.id, by=CHEN.id, at=again + 2 * MINUTE)
    assert watch(work, ticket, again + 14 * MINUTE) == [], "nobody is late yet"
    assert watch(work, ticket, again + 20 * MINUTE) == [(375, 2, "not_arrived"), (380, 3, "not_arrived")]


def test_the_promises_of_an_emergency_run_from_when_the_danger_was_told(work: MemoryUnitOfWork) -> None:
    drafted(work, DRIP)
    told = NIGHT + 4 * MINUTE
    draft = take_in(work, contact(message=2), by=WANG.id, property_id=1, at=told).ticket
    assert draft is not None
    promise = promise_to_resident(confirm_ticket(work, draft.id, by=WANG.id, at=told), POLICY)
    assert promise is not None
    assert promise.due_at == told + 15 * MINUTE


def test_accepting_stops_the_escalation_of_the_acceptance(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    watch(work, ticket, NIGHT + timedelta(minutes=6))
    accept_ticket(work, ticket.id, by=CHEN.id, at=NIGHT + timedelta(minutes=7))
    assert watch(work, ticket, NIGHT + timedelta(minutes=14))[-1] == (6, 2, "not_accepted")


def test_the_group_is_warned_at_two_thirds_and_the_resident_before_the_promise_breaks(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    watch(work, ticket, NIGHT + timedelta(seconds=200))
    assert [(message.template, message.chat_id) for message in work.messages] == [("staff/warning", PLUMBERS.chat_id)]
    assert [message.fallback for message in work.messages] == ["desk"], "a warning that nobody gets is no warning"
    accept_ticket(work, ticket.id, by=CHEN.id, at=NIGHT + timedelta(minutes=4))
    watch(work, ticket, NIGHT + timedelta(minutes=14))
    assert work.messages[-1].chat_id == CHEN.id
    assert work.news(Audience.RESIDENT, WANG.id)[-1] == "delay"


def test_after_the_service_was_down_the_highest_rung_reached_is_pinged_once(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    keep_promises(work, ticket.id, at=NIGHT + timedelta(minutes=45))
    assert pings(work, ticket) == [(45, 3, "not_accepted")]
    assert work.news(Audience.SUPERVISOR, HE.id) == ["immediate"]
    next_at = work.ticket(ticket.id).next_deadline_at
    assert next_at is not None
    assert next_at >= NIGHT + timedelta(minutes=46)


def test_nobody_is_warned_of_a_promise_that_is_broken(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    keep_promises(work, ticket.id, at=NIGHT + timedelta(minutes=45))
    assert not [message for message in work.messages if message.template == "staff/warning"]
    assert work.news(Audience.RESIDENT, WANG.id)[-1] == "delay", "the resident hears of the delay all the same"


def test_doing_it_twice_does_nothing_more(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    for _ in range(3):
        keep_promises(work, ticket.id, at=NIGHT + timedelta(minutes=3))
    assert pings(work, ticket) == [(3, 1, "not_accepted")]


def test_rungs_that_nobody_fills_are_skipped_upward_at_once(work: MemoryUnitOfWork) -> None:
    work.staff[:] = [post for post in work.staff if post.role not in (Role.HEAD, Role.SUPERVISOR)]
    ticket = dispatched(work)
    assert watch(work, ticket, NIGHT + timedelta(minutes=3)) == [(3, 3, "not_accepted")]
    assert work.news(Audience.SUPERVISOR, ZHOU.id) == ["rung"]


def test_with_nobody_on_the_escalation_whoever_answers_for_the_office_is_pinged(work: MemoryUnitOfWork) -> None:
    work.staff[:] = [post for post in work.staff if post.role is Role.ADMINISTRATOR]
    ticket = dispatched(work)
    watch(work, ticket, NIGHT + timedelta(minutes=3))
    assert work.news(Audience.SUPERVISOR, GUO.id) == ["rung"]


def test_at_the_top_with_nobody_above_the_administrator_is_pinged_and_not_the_clerk(work: MemoryUnitOfWork) -> None:
    work.staff[:] = [post for post in work.staff if post.role is not Role.MANAGER]
    ticket = dispatched(work)
    watch(work, ticket, NIGHT + timedelta(minutes=10))
    assert work.news(Audience.SUPERVISOR, GUO.id) == ["rung"]
    assert work.news(Audience.SUPERVISOR, LI.id) == []


def test_without_an_administrator_the_highest_who_is_there_is_pinged(work: MemoryUnitOfWork) -> None:
    work.staff[:] = [post for post in work.staff if post.role in (Role.FRONT_DESK, Role.HEAD)]
    ticket = dispatched(work)
    watch(work, ticket, NIGHT + timedelta(minutes=6))
    assert work.news(Audience.SUPERVISOR, HE.id) == ["immediate", "rung", "rung"]
    assert work.news(Audience.SUPERVISOR, LI.id) == []


def test_a_rung_whose_people_cannot_be_reached_is_skipped_as_if_nobody_filled_it(work: MemoryUnitOfWork) -> None:
    work.people[SUN.id] = replace(SUN, reachable=False)
    ticket = dispatched(work)
    watch(work, ticket, NIGHT + timedelta(minutes=6))
    assert work.news(Audience.SUPERVISOR, ZHOU.id) == ["rung"]


def test_holding_rests_the_escalation_for_its_time_and_then_it_goes_on(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    watch(work, ticket, NIGHT + timedelta(minutes=6))
    snooze_ticket(work, ticket.id, by=SUN.id, at=NIGHT + timedelta(minutes=7))
    assert watch(work, ticket, NIGHT + timedelta(minutes=16))[-1] == (6, 2, "not_accepted")
    assert watch(work, ticket, NIGHT + timedelta(minutes=17))[-1] == (17, 3, "not_accepted")


def test_a_new_time_moves_the_escalation_and_is_told_with_its_reason(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    until = NIGHT + timedelta(hours=2)
    set_new_time(work, ticket.id, by=SUN.id, at=NIGHT + 5 * MINUTE, until=until, reason="等配件", source=Source(1, 2))
    assert work.news(Audience.RESIDENT, WANG.id)[-1] == "new_time"
    assert watch(work, ticket, NIGHT + timedelta(hours=3)) == [
        (120, 2, "not_arrived"),
        (125, 3, "not_arrived"),
        *[(minutes, 3, "not_arrived") for minutes in (135, 145, 155, 165, 175)],
    ]


def test_whoever_has_the_job_sets_a_new_time_twice_then_only_a_supervisor(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work)
    later = {"until": NIGHT + timedelta(hours=2), "reason": "堵车", "source": Source(CHEN.id, 3)}
    for by in (SUN, SUN, CHEN, CHEN):
        set_new_time(work, ticket.id, by=by.id, at=NIGHT + 3 * MINUTE, **later)  # type: ignore[arg-type]
    for by in (CHEN, HE):
        with pytest.raises(TooManyNewTimes):
            set_new_time(work, ticket.id, by=by.id, at=NIGHT + 3 * MINUTE, **later)  # type: ignore[arg-type]
    assert set_new_time(work, ticket.id, by=SUN.id, at=NIGHT + 3 * MINUTE, **later).promised_at == later["until"]  # type: ignore[arg-type]
    with pytest.raises(NotYours):
        set_new_time(work, ticket.id, by=WANG.id, at=NIGHT + 3 * MINUTE, **later)  # type: ignore[arg-type]


def test_a_leader_assigns_it_to_somebody_of_the_group_only(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    with pytest.raises(NotYours):
        assign_ticket(work, ticket.id, by=SUN.id, at=NIGHT + MINUTE, assignee_id=WANG.id)
    with pytest.raises(NotYours):
        assign_ticket(work, ticket.id, by=CHEN.id, at=NIGHT + MINUTE, assignee_id=CHEN.id)
    given_to = assign_ticket(work, ticket.id, by=SUN.id, at=NIGHT + MINUTE, assignee_id=CHEN.id)
    assert (given_to.state, given_to.assignee_id, given_to.round) == (State.ACCEPTED, CHEN.id, 2)


def test_the_owner_goes_over_everybodys_head(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work)
    with pytest.raises(NotYours):
        go_over_heads(work, ticket.id, by=HE.id, at=NIGHT + MINUTE)
    go_over_heads(work, ticket.id, by=LI.id, at=NIGHT + MINUTE)
    for leader in (HE, SUN, ZHOU):
        assert work.news(Audience.SUPERVISOR, leader.id)[-1] == "over_heads"


def test_a_routine_ticket_of_the_night_waits_for_the_desk(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, DRIP)
    card = [show for show in work.shown if show.chat_id == PLUMBERS.chat_id][-1]
    assert card.silent
    assert work.news(Audience.SUPERVISOR, HE.id) == []
    first = watch(work, ticket, NIGHT + timedelta(hours=6, minutes=1))
    assert first == [(360, 1, "not_accepted")]


def test_after_the_top_a_routine_ticket_comes_up_at_the_daily_round(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, DRIP, at=MORNING)
    climbed = watch(work, ticket, MORNING + timedelta(hours=32))
    assert [(m / 60, rung) for m, rung, _ in climbed] == [(1 / 6, 1), (0.5, 2), (2, 3), (7, 3), (31, 3)]


def test_an_emergency_nobody_confirms_goes_out_after_a_minute(work: MemoryUnitOfWork) -> None:
    ticket = drafted(work)
    watch(work, ticket, NIGHT + MINUTE)
    assert work.ticket(ticket.id).unconfirmed
    assert work.ticket(ticket.id).dispatched_at == NIGHT + MINUTE


def test_an_unfinished_draft_is_offered_back_once_and_then_the_desk_has_it(work: MemoryUnitOfWork) -> None:
    taken = take_in(work, contact(Reading(), "你来看看就知道了", PHOTO), by=WANG.id, property_id=1, at=NIGHT)
    assert taken.ticket is not None
    watch(work, taken.ticket, NIGHT + timedelta(minutes=15))
    assert [show.view for show in work.shown][-1] == "reminder"
    watch(work, taken.ticket, NIGHT + timedelta(minutes=59))
    assert work.ticket(taken.ticket.id).state is State.DRAFT
    watch(work, taken.ticket, NIGHT + timedelta(hours=1))
    assert work.ticket(taken.ticket.id).unconfirmed


def test_add_or_new_is_taken_as_new_after_a_minute(work: MemoryUnitOfWork) -> None:
    dispatched(work, DRIP, at=MORNING)
    taken = take_in(work, contact(DRIP, "水槽也堵", message=9), by=WANG.id, property_id=1, at=MORNING)
    assert taken.ticket is not None
    watch(work, taken.ticket, MORNING + MINUTE)
    assert work.ticket(taken.ticket.id).joins is None
    assert [show.view for show in work.shown][-1] == ""


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(Urgency)), st.lists(st.integers(1, 3000), max_size=12), st.booleans())
def test_whenever_the_watch_looks_rungs_never_come_within_a_minute(
    urgency: Urgency, looks: list[int], taken: bool
) -> None:
    work = MemoryUnitOfWork(POLICY)
    reading = replace(BURST, urgency=urgency)
    ticket = accepted(work, reading, at=MORNING) if taken else dispatched(work, reading, at=MORNING)
    at = MORNING + 2 * MINUTE
    for minutes in looks:
        at += timedelta(seconds=minutes * 7)
        keep_promises(work, ticket.id, at=at)
        due = work.ticket(ticket.id).next_deadline_at
        assert due is not None
        assert due > at
    times = [minutes for minutes, _, _ in pings(work, ticket)]
    assert all(later - earlier >= 1 for earlier, later in pairwise(times))
