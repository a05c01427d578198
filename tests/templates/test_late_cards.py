"""What the cards say when nobody acts, when somebody was given the job, and when a promise was missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.policy.load import load_policy
from templates.render import Renderer
from tests import cast
from tests.templates.samples import ACCEPTED, COURSE, DISPATCHED, MOVED, NOW, SLOW, content
from tests.templates.telegram_html import visible
from tickets.card import CardContent, Milestone
from tickets.outgoing import Audience
from tickets.promises import promise_to_resident
from tickets.ticket import Kind, Urgency


def shown(renderer: Renderer, card: CardContent) -> str:
    return visible(renderer.card(card, "zh_Hans", NOW).text)


def test_a_step_of_the_escalation_says_how_late_and_what_comes_next(renderer: Renderer) -> None:
    reached = replace(DISPATCHED, rung=2, rung_at=NOW, dispatched_at=cast.NIGHT)
    about: dict[str, Any] = {"course": COURSE[:2], "escalation_reason": "not_accepted", "next_people": (cast.ZHOU,)}
    text = shown(renderer, content(reached, Audience.SUPERVISOR, **about))
    assert text.startswith("⏰ 6 分钟无人接单 · 第 2 级\n🚨")
    assert "到场期限 02:25，还有 9 分钟" in text
    assert "下一级 02:20 → 周经理" in text
    assert "24 小时值班电话" in text


def test_a_step_that_was_answered_is_not_held_up_to_anybody(renderer: Renderer) -> None:
    text = shown(renderer, content(replace(ACCEPTED, rung=2), Audience.SUPERVISOR, escalation_reason="not_accepted"))
    assert "⏰" not in text
    assert "下一级" not in text
    assert "陈师傅 02:12 接单" in text


def test_at_the_top_what_follows_is_a_repetition_and_no_next_step(renderer: Renderer) -> None:
    reached = replace(DISPATCHED, rung=3, rung_at=NOW, dispatched_at=cast.NIGHT)
    about: dict[str, Any] = {"course": COURSE[:2], "escalation_reason": "not_accepted"}
    text = shown(renderer, content(reached, Audience.SUPERVISOR, **about))
    assert "02:26 再次提醒：孙主管 · 周经理" in text
    assert "下一级" not in text


WHAT_HAPPENED = {
    "handed_back": "02:16 李敏转出\n原因：缺工具\n",
    "rejected": "02:16 住户反映：问题还没解决\n",
    "dispatched": "02:16 李敏转给给水电组\n",
}


@pytest.mark.parametrize("what", WHAT_HAPPENED)
@pytest.mark.parametrize("rung", [0, 2])
def test_what_waits_once_more_says_what_happened(renderer: Renderer, what: str, rung: int) -> None:
    reason = "缺工具" if what == "handed_back" else ""
    line = Milestone(what, NOW, cast.LI.id, group=cast.PLUMBERS if what == "dispatched" else None, reason=reason)
    reached = cast.NIGHT + timedelta(minutes=5) if rung else None
    again = replace(DISPATCHED, dispatched_at=NOW, rung=rung, rung_at=reached)
    card = content(again, Audience.SUPERVISOR, course=(*COURSE[:2], line), escalation_reason="not_accepted")
    text = shown(renderer, card)
    assert text.startswith(WHAT_HAPPENED[what] + "🚨")
    assert "无人接单" not in text
    ticket = replace(again, rung=2, rung_at=NOW + timedelta(minutes=3))
    later = renderer.card(replace(card, ticket=ticket), "zh_Hans", NOW + timedelta(minutes=3)).text
    assert visible(later).startswith("⏰ 3 分钟无人接单 · 第 2 级\n" + WHAT_HAPPENED[what])


def test_a_new_time_stands_on_the_supervisors_card_with_its_reason(renderer: Renderer) -> None:
    line = Milestone("new_time", NOW, cast.SUN.id, reason="等配件")
    text = shown(renderer, content(MOVED, Audience.SUPERVISOR, course=(*COURSE[:2], line)))
    assert "孙主管改约至 09:00\n原因：等配件\n" in text


def test_a_missed_appointment_is_called_that(renderer: Renderer) -> None:
    missed = replace(ACCEPTED, urgency=Urgency.ROUTINE, promised_at=cast.MORNING, rung=2, rung_at=cast.MORNING)
    card = content(missed, Audience.SUPERVISOR, escalation_reason="not_arrived", next_people=(cast.ZHOU,))
    text = visible(renderer.card(card, "zh_Hans", cast.MORNING + timedelta(minutes=15)).text)
    assert text.startswith("⏰ 预约 09:00 未到场 · 第 2 级\n")
    assert "下一级 11:00 → 周经理" in text


@pytest.mark.rule("AR1", "RP16")
def test_the_course_says_where_it_went_at_that_time(renderer: Renderer) -> None:
    dispatches = (COURSE[0], replace(COURSE[1], group=None), replace(COURSE[1], at=NOW))
    text = shown(renderer, content(DISPATCHED, Audience.RESIDENT, course=dispatches))
    assert "✓ 02:11 已转客服前台\n✓ 02:16 已派给给水电组\n" in text


@pytest.mark.parametrize("audience", [Audience.GROUP, Audience.DESK])
def test_a_missed_promise_is_overdue_on_the_offices_cards(renderer: Renderer, audience: Audience) -> None:
    complaint = replace(DISPATCHED, kind=Kind.COMPLAINT, category="noise", urgency=Urgency.ROUTINE, group_id=None)
    for ticket, words in ((DISPATCHED, "原定 02:25 到场，已超时"), (complaint, "原定 昨天 20:00 完成，已超时")):
        promise = promise_to_resident(ticket, load_policy())
        assert promise is not None
        at = promise.due_at + timedelta(hours=5 if ticket is complaint else 0)
        text = renderer.card(content(ticket, audience, course=COURSE[:2]), "zh_Hans", at).text
        assert words in text
        assert "前到场" not in text
        assert "前完成" not in text


@pytest.mark.parametrize("audience", [Audience.GROUP, Audience.DESK, Audience.SUPERVISOR])
def test_what_was_given_away_late_promises_no_time_that_has_passed(renderer: Renderer, audience: Audience) -> None:
    now = cast.NIGHT + timedelta(minutes=31)
    given = replace(ACCEPTED, accepted_at=now, held_until=now + timedelta(minutes=10), held_by=cast.SUN.id)
    course = (Milestone("assigned", now, cast.CHEN.id, cast.SUN.id),)
    text = renderer.card(content(given, audience, course=course), "zh_Hans", now).text
    assert "下一步：陈师傅尽快到场，并按「已到场」。\n否则 02:51 再次上报。" in text
    assert "02:25 前到场" not in text
    assert "正在处理" not in text
    english = visible(renderer.card(content(given, audience, course=course), "en", now).text)
    assert "on site by 02:25" not in english.lower()


@pytest.mark.parametrize("late", [False, True])
def test_the_resident_hears_who_was_given_the_job_and_of_a_delay_with_its_time(renderer: Renderer, late: bool) -> None:
    now = cast.NIGHT + timedelta(minutes=31 if late else 14)
    card = content(ACCEPTED, Audience.RESIDENT, news="assigned")
    assert visible(renderer.card(card, "zh_Hans", now).text).startswith("已安排陈师傅处理。\n")
    told = renderer.card(content(ACCEPTED, Audience.RESIDENT, news="delay"), "zh_Hans", now).text
    assert ("原定 02:25，现已超时" if late else "可能会晚于 02:25") in told
    assert ("前到场" in told) is not late


GIVEN = (Milestone("assigned", NOW, cast.CHEN.id, cast.SUN.id),)


@pytest.mark.parametrize("audience", [Audience.GROUP, Audience.DESK, Audience.SUPERVISOR])
def test_what_was_given_to_somebody_says_to_whom_and_what_comes_next(renderer: Renderer, audience: Audience) -> None:
    given = replace(ACCEPTED, accepted_at=NOW)
    text = shown(renderer, content(given, audience, news="assigned", course=GIVEN))
    assert "02:16 孙主管指派给陈师傅\n下一步：陈师傅 02:25 前到场，并按「已到场」。" in text
    assert "接单" not in text, "nobody took it"
    routine = shown(renderer, content(replace(given, urgency=Urgency.ROUTINE), audience, course=GIVEN))
    assert "前完成，并按「完工」。" in routine
    assert "下一步" not in shown(renderer, content(ACCEPTED, audience, course=GIVEN)), "taken by themselves"


def test_whoever_was_given_it_is_named_so_that_telegram_tells_them(renderer: Renderer) -> None:
    card = renderer.card(content(ACCEPTED, Audience.GROUP, news="assigned"), "zh_Hans", NOW)
    assert f'已指派给<a href="tg://user?id={cast.CHEN.id}">陈师傅</a>。' in card.text
    hostile = {cast.CHEN.id: replace(cast.CHEN, name="<b>&")}
    card = renderer.card(content(ACCEPTED, Audience.GROUP, news="assigned", people=hostile), "zh_Hans", NOW)
    assert "&lt;b&gt;&amp;</a>" in card.text
    assert shown(renderer, content(ACCEPTED, Audience.GROUP, news="yours")).startswith("这一单指派给您了。\n")


def test_a_held_escalation_says_who_handles_it(renderer: Renderer) -> None:
    text = shown(renderer, content(MOVED, Audience.SUPERVISOR))
    assert "孙主管正在处理，09:00 前暂停上报。" in text
    assert "下一级" not in text


def test_a_missed_promise_is_not_promised_again(renderer: Renderer) -> None:
    late = renderer.card(content(ACCEPTED, Audience.RESIDENT), "zh_Hans", cast.NIGHT + timedelta(minutes=30))
    assert "原定 02:25 到场，已超时" in late.text
    assert "02:25 前到场" not in late.text


def test_a_routine_matter_waits_by_the_desks_clock(renderer: Renderer) -> None:
    late = replace(SLOW, dispatched_at=cast.NIGHT, rung=2, rung_at=cast.MORNING)
    card = content(late, Audience.SUPERVISOR, escalation_reason="not_accepted")
    text = renderer.card(card, "zh_Hans", cast.MORNING + timedelta(minutes=5)).text
    assert "1 小时 5 分钟无人接单" in text
