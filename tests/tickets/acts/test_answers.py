"""What a resident is owed an answer to: opened, answered, passed on, and escalated when nobody answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import CHEN, HE, LI, MORNING, SUN, WANG, ZHOU
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.owing import COMPLAINT, asked, only, says, tasks, told, watch_tasks
from tests.tickets.acts.stories import DRIP, accepted, contact, dispatched, done
from tickets.acts.answer_resident import answer_resident
from tickets.acts.arrive_on_site import arrive_on_site
from tickets.acts.cancel_ticket import cancel_ticket
from tickets.acts.end_task import end_task
from tickets.acts.keep_task import keep_task
from tickets.acts.pass_task import pass_task
from tickets.acts.rate_ticket import comment_rating, rate_ticket
from tickets.acts.reject_work import reject_work
from tickets.acts.set_duty import set_duty
from tickets.acts.sign_ticket import sign_ticket
from tickets.acts.snooze_task import snooze_task
from tickets.contact import Contact, Reading
from tickets.people import Post, Role
from tickets.records import Purpose, Source
from tickets.refusals import NotNow, NotYours, TaskEnded
from tickets.tasks.task import TaskState

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
LATER = MORNING + HOUR


def answer(work: MemoryUnitOfWork, ticket_id: int, *, by: int = LI.id) -> None:
    answer_resident(work, ticket_id, by=by, at=LATER, words="八点到十二点", source=Source(by, 900))


@pytest.mark.rule("IN7")
def test_a_question_is_to_be_answered_within_four_desk_hours_by_its_owner(work: MemoryUnitOfWork) -> None:
    ticket = asked(work)
    task = only(work, ticket)
    assert (task.post, task.doer_id, task.due_at) == (Role.FRONT_DESK, LI.id, MORNING + 4 * HOUR)
    assert "TaskOpened" in work.happened(ticket.id)
    assert told(work, LI.id) == [], "the ticket's card tells of it already"


def test_a_complaint_has_a_day_by_the_clock_and_an_escalation_of_its_own(work: MemoryUnitOfWork) -> None:
    work.staff.append(Post(CHEN.id, 1, Role.HEAD, ("noise",)))
    ticket = dispatched(work, COMPLAINT, at=MORNING)
    assert only(work, ticket).due_at == MORNING + 24 * HOUR
    watch_tasks(work, MORNING + 24 * HOUR)
    assert only(work, ticket).level == 1
    assert told(work, CHEN.id)
    assert not told(work, SUN.id)


def test_a_repair_is_owed_no_answer(work: MemoryUnitOfWork) -> None:
    assert tasks(work, dispatched(work, DRIP)) == []


def test_what_a_human_writes_to_the_resident_answers_it(work: MemoryUnitOfWork) -> None:
    ticket = asked(work)
    answer(work, ticket.id)
    task = only(work, ticket)
    assert (task.state, task.outcome, task.ended_by, task.next_at) == (TaskState.DONE, "answered", LI.id, None)
    assert work.happened(ticket.id)[-3:] == ["ResidentAnswered", "TicketAnswered", "TaskDone"]


@pytest.mark.rule("IN18")
def test_words_of_a_resident_that_nobody_answers_have_a_clock_of_their_own(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work, DRIP, at=MORNING)
    says(work, ticket, "我几点在家合适", at=LATER)
    assert only(work, ticket).due_at == LATER + 4 * HOUR
    says(work, ticket, "下午可以吗", at=LATER + HOUR)
    assert only(work, ticket).due_at == LATER + 4 * HOUR, "the first words count"
    answer(work, ticket.id, by=CHEN.id)
    says(work, ticket, "那明天呢", at=LATER + 2 * HOUR)
    first, second = tasks(work, ticket)
    assert (first.outcome, second.open, second.key) == ("answered", True, f"answer:{ticket.id}:1.2")


def test_words_that_send_somebody_again_are_answered_by_that(work: MemoryUnitOfWork) -> None:
    ticket = done(work, DRIP, at=MORNING)
    said = contact(DRIP, "还在漏", message=80)
    reject_work(work, ticket.id, by=WANG.id, at=LATER, contact=said)
    assert tasks(work, ticket) == []


def test_thanks_and_what_staff_write_are_owed_nothing(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work, DRIP, at=MORNING)
    says(work, ticket, "谢谢", at=LATER, reading=Reading(chatter=True, thanks=True))
    assert tasks(work, ticket) == []


@pytest.mark.rule("IN18")
def test_words_after_closing_are_owed_an_answer_too(work: MemoryUnitOfWork) -> None:
    ticket = done(work, DRIP, at=MORNING)
    sign_ticket(work, ticket.id, by=WANG.id, at=LATER)
    rate_ticket(work, ticket.id, by=WANG.id, at=LATER, rating=5)
    said = Contact(Source(WANG.id, 70), Reading(), "发票什么时候给我")
    comment_rating(work, ticket.id, by=WANG.id, at=LATER, contact=said)
    assert only(work, ticket).open


def test_who_comes_to_the_resident_answers_in_person(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work, DRIP, at=MORNING)
    says(work, ticket, "水表在门后面", at=LATER)
    arrive_on_site(work, ticket.id, by=CHEN.id, at=LATER + HOUR)
    assert only(work, ticket).outcome == "in_person"


def test_a_cancelled_ticket_is_owed_nothing_any_more(work: MemoryUnitOfWork) -> None:
    ticket = asked(work)
    cancel_ticket(work, ticket.id, by=WANG.id, at=LATER)
    assert only(work, ticket).state is TaskState.VOID
    assert "TaskVoided" in work.happened(ticket.id)


@pytest.mark.rule("IN7")
def test_the_doer_is_warned_and_the_supervisor_and_the_manager_hear_when_it_is_late(work: MemoryUnitOfWork) -> None:
    ticket = asked(work)
    due = MORNING + 4 * HOUR
    watch_tasks(work, MORNING + 2 * HOUR + 39 * MINUTE)
    assert told(work, LI.id) == []
    watch_tasks(work, due - MINUTE)
    (warning,) = told(work, LI.id)
    assert (warning.template, warning.params["why"]) == ("staff/task", "warning")
    assert told(work, SUN.id) == []
    watch_tasks(work, due)
    assert [each.params["why"] for each in told(work, SUN.id)] == ["level"]
    assert [each.params["why"] for each in told(work, LI.id)] == ["warning", "late"]
    assert told(work, ZHOU.id) == []
    watch_tasks(work, due + timedelta(days=1))
    assert [each.params["why"] for each in told(work, ZHOU.id)] == ["level"]
    assert only(work, ticket).level == 2


def test_after_the_service_was_down_the_highest_level_is_reached_once(work: MemoryUnitOfWork) -> None:
    ticket = asked(work)
    late = MORNING + timedelta(days=3)
    keep_task(work, only(work, ticket).id, at=late)
    assert only(work, ticket).level == 2
    assert {each.person_id for each in work.pings.values()} == {LI.id, ZHOU.id}
    keep_task(work, only(work, ticket).id, at=late)
    assert len(work.pings) == 2, "doing it twice does nothing more"


def test_a_level_that_nobody_fills_is_skipped_upward(work: MemoryUnitOfWork) -> None:
    work.staff = [post for post in work.staff if post.role is not Role.SUPERVISOR]
    ticket = asked(work)
    watch_tasks(work, MORNING + 4 * HOUR)
    assert only(work, ticket).level == 2
    assert told(work, ZHOU.id)


def test_passed_on_it_is_the_colleagues_and_whoever_passed_it_on_still_hears(work: MemoryUnitOfWork) -> None:
    ticket = asked(work)
    passed = pass_task(work, only(work, ticket).id, by=LI.id, at=LATER, to=HE.id)
    assert (passed.doer_id, passed.passed_by) == (HE.id, LI.id)
    watch_tasks(work, MORNING + 4 * HOUR)
    assert [each.params["why"] for each in told(work, HE.id)] == ["passed_on", "warning", "late"]
    assert [each.params["why"] for each in told(work, LI.id)] == ["late"]
    with pytest.raises(NotYours):
        pass_task(work, passed.id, by=HE.id, at=LATER, to=WANG.id)


@pytest.mark.rule("DT4", "DT5")
def test_a_colleague_on_duty_does_it_and_who_goes_off_duty_passes_it_on(work: MemoryUnitOfWork) -> None:
    second = replace(LI, id=311, name="吴敏")
    work.people[second.id] = second
    work.staff.append(Post(second.id, 1, Role.FRONT_DESK))
    ticket = asked(work)
    assert only(work, ticket).doer_id == LI.id
    set_duty(work, by=LI.id, at=LATER, on=False)
    task = only(work, ticket)
    assert task.doer_id == second.id
    watch_tasks(work, LATER)
    assert [each.params["why"] for each in told(work, second.id)] == ["passed_on"]
    end_task(work, task.id, by=LI.id, at=LATER, outcome="in_person")
    assert only(work, ticket).ended_by == LI.id


def test_alone_at_the_front_desk_who_goes_off_duty_keeps_it(work: MemoryUnitOfWork) -> None:
    ticket = asked(work)
    set_duty(work, by=LI.id, at=LATER, on=False)
    assert only(work, ticket).doer_id == LI.id


def test_words_of_an_outcome_are_a_note_on_the_ticket(work: MemoryUnitOfWork) -> None:
    ticket = accepted(work, DRIP, at=MORNING)
    says(work, ticket, "我几点在家合适", at=LATER)
    task = only(work, ticket)
    end_task(work, task.id, by=LI.id, at=LATER, outcome="not_owed", words="重复提问", source=Source(LI.id, 9))
    assert [(each.purpose, each.text) for each in work.words(ticket.id)][-1] == (Purpose.NOTE, "重复提问")
    assert only(work, ticket).outcome == "not_owed"


def test_a_question_itself_is_always_owed_an_answer(work: MemoryUnitOfWork) -> None:
    ticket = asked(work)
    with pytest.raises(NotNow):
        end_task(work, only(work, ticket).id, by=LI.id, at=LATER, outcome="not_owed", words="重复提问")
    assert only(work, ticket).open


def test_who_may_not_and_what_has_ended_is_refused(work: MemoryUnitOfWork) -> None:
    task = only(work, asked(work))
    for stranger in (WANG, CHEN):
        with pytest.raises(NotYours):
            end_task(work, task.id, by=stranger.id, at=LATER, outcome="in_person")
    for outcome in ("answered", "nonsense"):
        with pytest.raises(NotYours):
            end_task(work, task.id, by=LI.id, at=LATER, outcome=outcome)
    end_task(work, task.id, by=SUN.id, at=LATER, outcome="in_person")
    with pytest.raises(TaskEnded):
        end_task(work, task.id, by=LI.id, at=LATER, outcome="in_person")


def test_a_leader_lets_the_escalation_rest(work: MemoryUnitOfWork) -> None:
    ticket = asked(work)
    due = MORNING + 4 * HOUR
    watch_tasks(work, due)
    snoozed = snooze_task(work, only(work, ticket).id, by=SUN.id, at=due)
    assert snoozed.snoozed_until == due + 4 * HOUR
    with pytest.raises(NotYours):
        snooze_task(work, snoozed.id, by=LI.id, at=due)


@pytest.mark.rule("DT7")
def test_what_one_person_is_told_within_ten_minutes_comes_in_one_message(work: MemoryUnitOfWork) -> None:
    for _ in range(3):
        asked(work)
    asked(work, at=MORNING + 4 * MINUTE)
    asked(work, at=MORNING + 20 * MINUTE)
    watch_tasks(work, MORNING + 4 * HOUR - MINUTE)
    first, second, third = told(work, LI.id)
    lines = first.params["lines"]
    assert isinstance(lines, list)
    assert (first.template, len(lines)) == ("staff/tasks_due", 3)
    assert second.template == "staff/task", "four minutes later, told after ten"
    assert third.template == "staff/task"
    sent = sorted({each.sent_at for each in work.pings.values() if each.sent_at is not None})
    assert [(moment - sent[0]) / MINUTE for moment in sent] == [0, 10, 20]


def test_what_was_done_before_its_ping_went_out_is_not_told(work: MemoryUnitOfWork) -> None:
    asked(work)
    other = asked(work, at=MORNING + 4 * MINUTE)
    watch_tasks(work, MORNING + 2 * HOUR + 45 * MINUTE)
    answer(work, other.id)
    watch_tasks(work, MORNING + 3 * HOUR)
    assert len(told(work, LI.id)) == 1
