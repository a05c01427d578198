"""An inquiry or complaint ends with an answer, a suggestion with a decision; a service is priced before it goes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from tests.cast import LI, MORNING, SUN, WANG, ZHOU
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import DRIP, contact, dispatched
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.add_to_ticket import add_to_ticket
from tickets.acts.answer_resident import answer_resident
from tickets.acts.assign_ticket import assign_ticket
from tickets.acts.cancel_ticket import cancel_ticket
from tickets.acts.come_back import reopen_ticket
from tickets.acts.keep_promises import keep_promises
from tickets.contact import Reading
from tickets.endings import Ending
from tickets.inquiries.helped import answer_helped
from tickets.inquiries.mark_important import mark_important
from tickets.inquiries.not_helped import answer_did_not_help
from tickets.inquiries.told import told_otherwise
from tickets.outgoing import Audience
from tickets.promises import owed
from tickets.records import Source
from tickets.refusals import NotNow, NotYours, PlaceMissing
from tickets.services.confirm_order import confirm_order
from tickets.services.slots import slots
from tickets.suggestions.decide import decide
from tickets.ticket import Kind, Location, State, Ticket, Urgency

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SAID = Source(LI.id, 9)
NOISE = replace(DRIP, kind=Kind.COMPLAINT, category="noise")
FEES = replace(DRIP, kind=Kind.INQUIRY, category="fees")
TREES = replace(DRIP, kind=Kind.SUGGESTION, category="landscaping")
CLEANING = replace(DRIP, kind=Kind.SERVICE, category="other")


def answered(work: MemoryUnitOfWork, reading: Reading = FEES) -> Ticket:
    ticket = dispatched(work, reading, at=MORNING)
    return answer_resident(work, ticket.id, by=LI.id, at=MORNING + HOUR, words="每月五号前", source=SAID).ticket


@pytest.mark.parametrize("reading", [NOISE, FEES, TREES, CLEANING])
def test_what_is_not_visited_waits_at_the_front_desk_and_nobody_takes_it(
    work: MemoryUnitOfWork, reading: Reading
) -> None:
    ticket = dispatched(work, reading, at=MORNING)
    assert (ticket.state, ticket.group_id, ticket.owner_id) == (State.RECEIVED, None, LI.id)
    assert work.news(Audience.DESK, LI.id) == [""]
    assert {promise.name for promise in owed(ticket, work.policy)} <= {"answered"}
    with pytest.raises(NotNow):
        accept_ticket(work, ticket.id, by=LI.id, at=MORNING)


def test_an_answer_that_helped_closes_it(work: MemoryUnitOfWork) -> None:
    ticket = answered(work)
    assert (ticket.state, ticket.answered_at) == (State.ANSWERED, MORNING + HOUR)
    assert work.news(Audience.RESIDENT, WANG.id)[-1] == "answered"
    with pytest.raises(NotYours):
        answer_helped(work, ticket.id, by=LI.id, at=MORNING + 2 * HOUR)
    closed = answer_helped(work, ticket.id, by=WANG.id, at=MORNING + 2 * HOUR)
    assert (closed.state, closed.outcome, closed.next_deadline_at) == (State.CLOSED, Ending.ANSWERED, None)


def test_silence_of_a_day_ends_it_unconfirmed_and_not_before(work: MemoryUnitOfWork) -> None:
    ticket = answered(work)
    assert ticket.next_deadline_at == MORNING + HOUR + DAY
    assert keep_promises(work, ticket.id, at=MORNING + DAY).state is State.ANSWERED
    ended = keep_promises(work, ticket.id, at=MORNING + HOUR + DAY)
    assert (ended.state, ended.outcome) == (State.CLOSED, Ending.UNCONFIRMED)
    again = reopen_ticket(work, ticket.id, by=WANG.id, at=MORNING + 2 * DAY)
    assert (again.state, again.outcome, again.answered_at) == (State.RECEIVED, None, None)


@pytest.mark.parametrize(("reading", "told"), [(NOISE, ["not_helped"]), (FEES, [])])
def test_what_did_not_help_is_owed_again_and_of_a_complaint_the_supervisor_hears(
    work: MemoryUnitOfWork, reading: Reading, told: list[str]
) -> None:
    ticket = answered(work, reading)
    again = answer_did_not_help(work, ticket.id, by=WANG.id, at=MORNING + 2 * HOUR, contact=contact(Reading(), "还吵"))
    assert (again.state, again.reported_at) == (State.RECEIVED, MORNING + 2 * HOUR)
    assert work.news(Audience.SUPERVISOR, SUN.id) == told
    assert work.news(Audience.DESK, LI.id)[-1] == "not_helped"
    assert [task.kind for task in work.tasks_of(ticket.id) if task.open] == ["answer"]


def test_words_after_an_answer_ask_again_but_thanks_do_not(work: MemoryUnitOfWork) -> None:
    ticket = answered(work)
    thanks = contact(Reading(chatter=True, thanks=True), "谢谢")
    assert add_to_ticket(work, ticket.id, thanks, by=WANG.id, at=MORNING + 2 * HOUR).state is State.ANSWERED
    more = contact(Reading(), "可以刷卡吗")
    assert add_to_ticket(work, ticket.id, more, by=WANG.id, at=MORNING + 2 * HOUR).state is State.RECEIVED


@pytest.mark.rule("CB5")
def test_an_important_inquiry_is_asked_about_by_telephone_until_the_resident_is_satisfied(
    work: MemoryUnitOfWork,
) -> None:
    ticket = answered(work)
    mark_important(work, ticket.id, by=LI.id, at=MORNING + HOUR)
    for days in (1, 2):
        due = MORNING + HOUR + days * DAY
        assert keep_promises(work, ticket.id, at=due).state is State.ANSWERED
        assert work.news(Audience.DESK, LI.id).count("call") == days
    assert answer_did_not_help(work, ticket.id, by=LI.id, at=MORNING + 3 * DAY).state is State.RECEIVED
    answer_resident(work, ticket.id, by=LI.id, at=MORNING + 3 * DAY, words="可以刷卡", source=Source(LI.id, 10))
    assert answer_helped(work, ticket.id, by=LI.id, at=MORNING + 4 * DAY).outcome == Ending.ANSWERED


def test_whom_the_bot_may_not_write_to_is_told_by_mouth(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, FEES, at=MORNING)
    with pytest.raises(NotNow):
        told_otherwise(work, ticket.id, by=LI.id, at=MORNING + HOUR)
    work.people[WANG.id] = replace(work.people[WANG.id], reachable=False)
    noted = answer_resident(work, ticket.id, by=LI.id, at=MORNING + HOUR, words="每月五号前", source=SAID)
    assert (noted.reached, noted.ticket.state) == (False, State.RECEIVED)
    assert told_otherwise(work, ticket.id, by=LI.id, at=MORNING + HOUR).state is State.ANSWERED


def test_a_colleague_gets_it_and_the_owner_stays(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, FEES, at=MORNING)
    given = assign_ticket(work, ticket.id, by=LI.id, at=MORNING, assignee_id=SUN.id)
    assert (given.state, given.assignee_id, given.owner_id) == (State.RECEIVED, SUN.id, LI.id)


def test_the_manager_decides_a_suggestion_and_the_proposer_is_told(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, TREES, at=MORNING)
    assert work.news(Audience.SUPERVISOR, ZHOU.id) == ["to_decide"]
    for stranger in (LI, SUN, WANG):
        with pytest.raises(NotYours):
            decide(work, ticket.id, by=stranger.id, at=MORNING, ending=Ending.ADOPTED, words="好", source=SAID)
    ended = decide(work, ticket.id, by=ZHOU.id, at=MORNING + DAY, ending=Ending.PLANNED, words="明年春天", source=SAID)
    assert (ended.state, ended.outcome, ended.next_deadline_at) == (State.CLOSED, "planned", None)
    assert work.news(Audience.RESIDENT, WANG.id)[-1] == "decided"


def test_a_suggestion_that_nobody_decides_climbs(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, TREES, at=MORNING)
    (promise,) = owed(ticket, work.policy)
    keep_promises(work, ticket.id, at=promise.due_at)
    assert work.news(Audience.SUPERVISOR, SUN.id) == ["rung"]


def test_an_order_is_confirmed_with_price_and_time_and_can_be_cancelled(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, CLEANING, at=MORNING)
    slot = slots(MORNING, work.policy.calendar)[0]
    confirm = partial(confirm_order, work, ticket.id, by=LI.id, until=slot, price="80元/小时", source=SAID)
    ordered = confirm(at=MORNING + HOUR)
    assert (ordered.state, ordered.promised_at) == (State.DISPATCHED, slot)
    assert work.news(Audience.RESIDENT, WANG.id)[-1] == "ordered"
    with pytest.raises(NotNow):
        confirm(at=MORNING + HOUR)
    assert cancel_ticket(work, ticket.id, by=WANG.id, at=MORNING + 2 * HOUR).state is State.CANCELLED


def test_nobody_is_promised_to_come_to_an_unknown_place(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, CLEANING, at=MORNING)
    work.stored[ticket.id] = replace(ticket, place=Location())
    slot = slots(MORNING, work.policy.calendar)[0]
    with pytest.raises(PlaceMissing):
        confirm_order(work, ticket.id, by=LI.id, at=MORNING, until=slot, price="80元", source=SAID)


def test_an_emergency_of_any_kind_climbs_as_an_emergency(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, replace(NOISE, urgency=Urgency.EMERGENCY), at=MORNING)
    keep_promises(work, ticket.id, at=MORNING + timedelta(minutes=10))
    assert work.news(Audience.SUPERVISOR, ZHOU.id) == ["rung"]
