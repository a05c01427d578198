"""What follows finished work: the resident looks at it, rates it, is reminded once, and is rung up by the office."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.cast import HE, LI, MORNING, SUN, WANG, ZHOU
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.owing import only, tasks, told, watch_tasks
from tests.tickets.acts.stories import DRIP, done
from tickets.acts.come_back import reopen_ticket
from tickets.acts.end_task import end_task
from tickets.acts.rate_ticket import rate_ticket
from tickets.acts.reject_work import reject_work
from tickets.acts.sign_ticket import sign_ticket
from tickets.outgoing import Audience
from tickets.people import Role
from tickets.records import Source
from tickets.tasks.task import TaskState
from tickets.ticket import Ticket

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
LATER = MORNING + timedelta(hours=1)
TOMORROW_EVENING = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
"""18:00 on the next working day in the estate's zone."""


def signed(work: MemoryUnitOfWork) -> Ticket:
    return sign_ticket(work, done(work, DRIP, at=MORNING).id, by=WANG.id, at=LATER)


def rated(work: MemoryUnitOfWork, rating: int) -> Ticket:
    return rate_ticket(work, signed(work).id, by=WANG.id, at=LATER, rating=rating)


def reminders(work: MemoryUnitOfWork) -> list[str]:
    return [news for news in work.news(Audience.RESIDENT, WANG.id) if news.startswith("reminder")]


@pytest.mark.rule("CB1", "SV1")
def test_every_signed_job_is_surveyed_at_once_by_the_service_itself(work: MemoryUnitOfWork) -> None:
    survey = only(work, signed(work), "survey")
    assert (survey.post, survey.doer_id, survey.opened_at) == (None, None, LATER)


def test_a_good_rating_ends_it(work: MemoryUnitOfWork) -> None:
    ticket = rated(work, 4)
    assert only(work, ticket, "survey").outcome == "rated"
    assert tasks(work, ticket, "telephone_callback") == []


@pytest.mark.rule("CB4")
@pytest.mark.parametrize(("rating", "doer", "post"), [(3, LI.id, Role.FRONT_DESK), (2, HE.id, Role.HEAD)])
def test_after_a_low_rating_somebody_rings(work: MemoryUnitOfWork, rating: int, doer: int, post: Role) -> None:
    callback = only(work, rated(work, rating), "telephone_callback")
    assert (callback.doer_id, callback.post, callback.due_at) == (doer, post, TOMORROW_EVENING)
    watch_tasks(work, LATER)
    assert [each.params["why"] for each in told(work, doer)] == ["opened"]


@pytest.mark.rule("CB4")
def test_a_survey_that_nobody_answers_has_one_reminder_and_then_a_call(work: MemoryUnitOfWork) -> None:
    ticket = signed(work)
    watch_tasks(work, LATER + DAY - MINUTE)
    assert reminders(work) == []
    watch_tasks(work, LATER + 2 * DAY - MINUTE)
    assert reminders(work) == ["reminder:survey"]
    assert tasks(work, ticket, "telephone_callback") == []
    watch_tasks(work, LATER + 2 * DAY)
    assert only(work, ticket, "survey").outcome == "nobody_answered"
    assert only(work, ticket, "telephone_callback").doer_id == LI.id
    assert len(reminders(work)) == 1
    assert work.ticket(ticket.id).rating is None, "nobody is content who did not say so"


def test_the_reminder_does_not_come_at_night(work: MemoryUnitOfWork) -> None:
    late = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)  # 23:30
    sign_ticket(work, done(work, DRIP, at=MORNING).id, by=WANG.id, at=late)
    watch_tasks(work, datetime(2026, 11, 24, 22, 59, tzinfo=UTC))
    assert reminders(work) == []
    watch_tasks(work, datetime(2026, 11, 24, 23, 0, tzinfo=UTC))
    assert reminders(work) == ["reminder:survey"]


@pytest.mark.rule("CB4")
def test_work_that_nobody_looks_at_is_asked_for_and_then_called_about(work: MemoryUnitOfWork) -> None:
    ticket = done(work, DRIP, at=MORNING)
    watch_tasks(work, LATER + DAY)
    assert reminders(work) == ["reminder:check_work"]
    watch_tasks(work, LATER + 2 * DAY)
    assert only(work, ticket, "check_work").outcome == "nobody_answered"
    assert only(work, ticket, "telephone_callback").open
    sign_ticket(work, ticket.id, by=WANG.id, at=LATER + 2 * DAY)
    assert only(work, ticket, "telephone_callback").state is TaskState.VOID


def test_what_the_resident_says_ends_what_waits_for_them(work: MemoryUnitOfWork) -> None:
    ticket = done(work, DRIP, at=MORNING)
    reject_work(work, ticket.id, by=WANG.id, at=LATER)
    assert only(work, ticket, "check_work").outcome == "not_solved"
    again = rated(work, 1)
    reopen_ticket(work, again.id, by=WANG.id, at=LATER + DAY)
    assert only(work, again, "telephone_callback").state is TaskState.VOID


@pytest.mark.rule("CB4")
def test_a_call_that_nobody_takes_is_made_once_more_and_counted_apart(work: MemoryUnitOfWork) -> None:
    ticket = rated(work, 3)
    first = only(work, ticket, "telephone_callback")
    end_task(work, first.id, by=LI.id, at=LATER, outcome="nobody_answered")
    _, second = tasks(work, ticket, "telephone_callback")
    assert (second.due_at, second.open) == (TOMORROW_EVENING, True)
    end_task(work, second.id, by=LI.id, at=LATER, outcome="nobody_answered")
    ended = tasks(work, ticket, "telephone_callback")
    assert [task.outcome for task in ended] == ["nobody_answered"] * 2


def test_who_is_not_satisfied_is_the_supervisors_and_the_heads_with_the_words(work: MemoryUnitOfWork) -> None:
    ticket = rated(work, 3)
    callback, words = only(work, ticket, "telephone_callback"), "又开始滴水了"
    end_task(work, callback.id, by=LI.id, at=LATER, outcome="not_satisfied", words=words, source=Source(LI.id, 9))
    for leader in (SUN, HE):
        assert work.news(Audience.SUPERVISOR, leader.id)[-1] == "not_satisfied"
    assert work.words(ticket.id)[-1].text == words
    assert work.news(Audience.SUPERVISOR, ZHOU.id) == []


def test_a_call_that_nobody_makes_reaches_the_supervisor(work: MemoryUnitOfWork) -> None:
    rated(work, 3)
    watch_tasks(work, TOMORROW_EVENING)
    assert [each.params["why"] for each in told(work, SUN.id)] == ["level"]
