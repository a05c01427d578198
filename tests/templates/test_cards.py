"""What the cards say where it matters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from templates.render import Renderer
from tests import cast
from tests.templates.samples import (
    ACCEPTED,
    ANSWERED,
    ASKED,
    BOOKED,
    CLOSED,
    DISPATCHED,
    DONE,
    DRAFT,
    FOLLOWED_UP,
    LOST,
    MOVED,
    NOW,
    ORDERED,
    RATED,
    SLOW,
    SUGGESTED,
    URGENT,
    content,
)
from tests.templates.telegram_html import visible
from tickets.card import CardContent
from tickets.outgoing import Audience
from tickets.people import Person
from tickets.records import File, Purpose, Source, TicketText
from tickets.ticket import Kind, Location, State, Urgency


def shown(renderer: Renderer, card: CardContent, locale: str = "zh_Hans") -> str:
    return visible(renderer.card(card, locale, NOW).text)


def verbs(renderer: Renderer, card: CardContent) -> list[str]:
    return [(button.data or "").split(":")[0] for row in renderer.card(card, "en", NOW).keyboard for button in row]


def test_the_confirmation_reads_back_what_was_understood(renderer: Renderer) -> None:
    text = shown(renderer, content(DRAFT, Audience.RESIDENT))
    for line in ("您好，回音物业", "🚨 紧急维修 · 给水", "地点　3栋2单元1201", "内容　厨房水管爆了", "照片　2 张"):
        assert line in text
    assert text.startswith("请马上拨打物业 24 小时电话：0571-8888 0000\n如够得到，请关上入户总阀。")


def test_the_first_button_sends_it_unless_nobody_could_find_the_place(renderer: Renderer) -> None:
    assert verbs(renderer, content(DRAFT, Audience.RESIDENT))[0] == "confirm"
    assert "confirm" not in verbs(renderer, content(LOST, Audience.RESIDENT))
    nowhere = replace(LOST, urgency=Urgency.EMERGENCY)
    assert verbs(renderer, content(nowhere, Audience.RESIDENT))[0] == "confirm"


def test_outside_reception_hours_a_routine_matter_says_when_a_person_answers(renderer: Renderer) -> None:
    assert "同事 08:00 起答复您" in shown(renderer, content(LOST, Audience.RESIDENT))
    assert "起答复您" not in shown(renderer, content(DRAFT, Audience.RESIDENT))
    open_hours = renderer.card(content(LOST, Audience.RESIDENT), "zh_Hans", cast.MORNING)
    assert "起答复您" not in open_hours.text


def test_at_night_an_urgent_matter_says_that_technicians_are_told(renderer: Renderer) -> None:
    assert "值班师傅会处理" in shown(renderer, content(URGENT, Audience.RESIDENT))
    taken = replace(URGENT, state=ACCEPTED.state, assignee_id=cast.CHEN.id, accepted_at=NOW)
    assert "值班师傅会处理" not in shown(renderer, content(taken, Audience.RESIDENT))


def test_a_question_is_answered_rather_than_visited(renderer: Renderer) -> None:
    text = shown(renderer, content(ASKED, Audience.RESIDENT, news="assigned"))
    assert text.startswith("已安排孙主管处理。\n")
    assert verbs(renderer, content(ASKED, Audience.DESK, tasks=())) == ["answer", "view", "important", "open"]
    assert verbs(renderer, content(ANSWERED, Audience.RESIDENT)) == ["helped", "view"]
    assert verbs(renderer, content(FOLLOWED_UP, Audience.DESK)) == ["answer", "helped", "not_helped", "open"]


def test_the_answer_is_told_by_mouth_to_whom_the_bot_may_not_write(renderer: Renderer) -> None:
    silent = {cast.WANG.id: replace(cast.WANG, reachable=False), cast.SUN.id: cast.SUN, cast.LI.id: cast.LI}
    assert verbs(renderer, content(ASKED, Audience.DESK, people=silent))[:2] == ["answer", "told"]


def test_only_the_manager_is_shown_the_buttons_that_decide_a_suggestion(renderer: Renderer) -> None:
    assert verbs(renderer, content(SUGGESTED, Audience.SUPERVISOR)) == ["decide"] * 3 + ["hold", "view", "open"]
    assert "decide" not in verbs(renderer, content(SUGGESTED, Audience.DESK))


def test_a_service_is_priced_before_anybody_comes(renderer: Renderer) -> None:
    waiting = verbs(renderer, content(replace(BOOKED, place=DRAFT.place), Audience.DESK, tasks=()))
    assert waiting == ["view", "place", "answer", "view", "open"]
    assert set(verbs(renderer, content(BOOKED, Audience.DESK, "slot"))) == {"order", "view"}
    assert "如果不需要了" in shown(renderer, content(ORDERED, Audience.RESIDENT, news="ordered"))


def test_the_ticket_shows_its_course_and_what_is_due(renderer: Renderer) -> None:
    text = shown(renderer, content(ACCEPTED, Audience.RESIDENT, news="accepted"))
    assert text.startswith("陈师傅已接单，正准备上门。\n\n报修 R-261123-007 · 🚨 紧急\n给水 · 3栋2单元1201\n")
    assert "✓ 02:10 已登记，客服李敏负责跟进\n✓ 02:11 已派给给水电组\n✓ 02:12 陈师傅接单\n" in text
    assert "… 02:25 前到场" in text


def test_the_groups_card_has_promise_checklist_and_one_button(renderer: Renderer) -> None:
    card = content(DISPATCHED, Audience.GROUP)
    text = shown(renderer, card)
    assert "02:10 收到 · 02:25 前到场" in text
    assert "出发前：工装 · 胸牌 · 抹布 · 鞋套 · 工具 · 备件" in text
    assert verbs(renderer, card) == ["accept"]
    assert verbs(renderer, content(ACCEPTED, Audience.GROUP)) == ["arrive", "hand_back", *["new_time"] * 3]
    assert verbs(renderer, content(DONE, Audience.GROUP)) == []


def test_what_nobody_confirmed_is_marked(renderer: Renderer) -> None:
    for audience in (Audience.GROUP, Audience.DESK, Audience.SUPERVISOR):
        assert "未经住户确认" in shown(renderer, content(SLOW, audience))
        assert "未经住户确认" not in shown(renderer, content(DISPATCHED, audience))


def test_checking_rating_and_reasons(renderer: Renderer) -> None:
    assert "照片 2 张" in shown(renderer, content(DONE, Audience.RESIDENT))
    assert verbs(renderer, content(DONE, Audience.RESIDENT)) == ["sign", "view"]
    assert verbs(renderer, content(CLOSED, Audience.RESIDENT)) == ["rate"] * 5
    reasons = renderer.card(content(RATED, Audience.RESIDENT, "reasons:quality"), "en", NOW)
    assert [button.label for row in reasons.keyboard for button in row if "✓" in button.label] == ["✓ Quality"]


def test_a_view_that_the_state_has_outgrown_gives_way(renderer: Renderer) -> None:
    assert "报修 R-261123-007" in shown(renderer, content(DISPATCHED, Audience.RESIDENT, "category"))
    assert "这次服务您打几分" in shown(renderer, content(CLOSED, Audience.RESIDENT, "reasons:quality"))
    assert verbs(renderer, content(DONE, Audience.SUPERVISOR, "assign")) == ["open"]


def test_a_repeat_says_so(renderer: Renderer) -> None:
    once = renderer.card(content(DRAFT, Audience.RESIDENT), "zh_Hans", NOW)
    again = renderer.card(content(DRAFT, Audience.RESIDENT), "zh_Hans", NOW, repeat=True)
    assert again.text == "（重发，可能您已收到过）\n" + once.text
    assert again.keyboard == once.keyboard


@pytest.mark.parametrize("locale", ["zh_Hant", "en"])
def test_the_same_card_in_other_languages(renderer: Renderer, locale: str) -> None:
    text = shown(renderer, content(DISPATCHED, Audience.GROUP), locale)
    expected = {"zh_Hant": "02:10 收到 · 02:25 前到場", "en": "reported 02:10 · on site by 02:25"}
    assert expected[locale] in text


@pytest.mark.parametrize("view", ["kind", "place", "words"])
def test_the_first_answer_greets_and_the_next_question_does_not(renderer: Renderer, view: str) -> None:
    first = replace(LOST, touched_at=LOST.opened_at)
    assert "您好，回音物业。" in shown(renderer, content(first, Audience.RESIDENT, view))
    later = replace(LOST, touched_at=LOST.opened_at + timedelta(minutes=1))
    assert "您好" not in shown(renderer, content(later, Audience.RESIDENT, view))


def test_whoever_went_out_without_a_place_is_asked_for_it(renderer: Renderer) -> None:
    question = "请同时告诉我地点"
    assert question in shown(renderer, content(replace(DISPATCHED, place=Location()), Audience.RESIDENT))
    assert question not in shown(renderer, content(DISPATCHED, Audience.RESIDENT))


def test_a_question_is_not_asked_for_its_place(renderer: Renderer) -> None:
    asked = replace(ASKED, place=Location())
    assert "地点不明" not in shown(renderer, content(asked, Audience.DESK))
    assert "地点不明" in shown(
        renderer, content(replace(asked, kind=Kind.REPAIR, state=State.DISPATCHED), Audience.DESK)
    )
    assert "地点" not in shown(renderer, content(replace(LOST, kind=Kind.INQUIRY, category="fees"), Audience.RESIDENT))


def test_the_office_sees_what_kind_of_contact_it_is(renderer: Renderer) -> None:
    assert "咨询 · 加急 · 费用" in shown(renderer, content(ASKED, Audience.DESK))
    assert "紧急 · 给水" in shown(renderer, content(DISPATCHED, Audience.DESK))


def test_nobody_is_on_the_way_for_what_is_to_be_done_later(renderer: Renderer) -> None:
    for later in (MOVED, replace(ACCEPTED, urgency=Urgency.ROUTINE)):
        assert "正准备上门" not in shown(renderer, content(later, Audience.RESIDENT, news="accepted"))
    assert "正准备上门" in shown(renderer, content(ACCEPTED, Audience.RESIDENT, news="accepted"))


def test_a_unit_that_is_not_on_file_is_said_to_be_none_and_can_be_kept(renderer: Renderer) -> None:
    card = content(replace(LOST, place=Location("9", "9", "909")), Audience.RESIDENT, "place", nearby=())
    assert "房号档案里没有 9栋9单元909" in shown(renderer, card)
    assert verbs(renderer, card)[0] == "set_unit"
    assert "set_unit" not in verbs(renderer, content(LOST, Audience.RESIDENT, "place", nearby=()))


@pytest.mark.rule("SV1")
def test_a_low_rating_stands_on_the_supervisors_card_with_reasons_and_comment(renderer: Renderer) -> None:
    said = TicketText(12, NOW, cast.WANG.id, Purpose.COMMENT, "来得太晚", Source(cast.WANG.id, 9))
    rated = content(RATED, Audience.SUPERVISOR, words=(said,), rated_for=("timeliness", "manner"))
    text = renderer.card(rated, "zh_Hans", NOW).text
    head = text.splitlines()[:3]
    assert head == ["<b>住户不满意：2 分（满分 5 分）</b> ★★☆☆☆", "原因：及时 · 态度", "「来得太晚」"]
    satisfied = content(replace(RATED, rating=4), Audience.SUPERVISOR, rated_for=())
    assert "不满意" not in renderer.card(satisfied, "zh_Hans", NOW).text


def times_offered(renderer: Renderer, card: CardContent) -> list[str]:
    buttons = (button for row in renderer.card(card, "zh_Hans", NOW).keyboard for button in row)
    return [button.label for button in buttons if (button.data or "").startswith("new_time:")]


@pytest.mark.parametrize(
    ("urgency", "offered"),
    [
        (Urgency.EMERGENCY, ["15 分钟", "30 分钟", "1 小时", "2 小时"]),
        (Urgency.URGENT, ["30 分钟", "1 小时", "2 小时", "4 小时", "改到 09:00"]),
        (Urgency.ROUTINE, ["1 小时", "2 小时", "4 小时", "改到 09:00"]),
    ],
)
def test_new_times_suit_the_urgency(renderer: Renderer, urgency: Urgency, offered: list[str]) -> None:
    ticket = replace(ACCEPTED, urgency=urgency)
    assert times_offered(renderer, content(ticket, Audience.SUPERVISOR, "new_time")) == offered
    in_group = times_offered(renderer, content(ticket, Audience.GROUP))
    assert (len(in_group), in_group[0], in_group[-1] == "改到 09:00") == (
        3,
        f"改约 {offered[0]}后",
        urgency is not Urgency.EMERGENCY,
    )


def test_the_time_is_chosen_before_the_reason_is_asked_for(renderer: Renderer) -> None:
    text = shown(renderer, content(ACCEPTED, Audience.SUPERVISOR, "new_time"))
    assert "请先选时间" in text
    assert "请写" not in text


def test_the_first_guided_step_has_a_way_out_and_none_back(renderer: Renderer) -> None:
    assert verbs(renderer, content(LOST, Audience.RESIDENT, "kind", words=(), files=()))[-1] == "drop"
    assert "view" not in verbs(renderer, content(LOST, Audience.RESIDENT, "kind", words=(), files=()))
    assert verbs(renderer, content(LOST, Audience.RESIDENT, "kind"))[-2:] == ["view", "drop"]


def test_finished_again_it_counts_the_photos_of_this_round(renderer: Renderer) -> None:
    again = replace(DONE, accepted_at=NOW, round=2)
    before, now = (File(12, at, cast.CHEN.id, Purpose.EVIDENCE, "photo", "f", Source(5, 5)) for at in (cast.NIGHT, NOW))
    text = shown(renderer, content(again, Audience.RESIDENT, files=(before, before, now, now)))
    assert "（照片 2 张）" in text


@pytest.mark.parametrize("region", ["CN", "TW", "HK", "SG", "GB"])
def test_names_places_and_words_of_people_stay_as_they_were_written(
    renderers: Mapping[str, Renderer], region: str
) -> None:
    said = TicketText(12, NOW, cast.WANG.id, Purpose.REPORT, "群里说后面干管坏了，范师傅接单", Source(cast.WANG.id, 9))
    named = replace(ACCEPTED, place=Location("3", None, "1201", zone="于家里台"))
    people = {cast.CHEN.id: Person(cast.CHEN.id, "范干里")}
    for locale in ("zh_Hant", "en"):
        card = content(named, Audience.SUPERVISOR, words=(said,), people=people)
        text = visible(renderers[region].card(card, locale, NOW).text)
        for written in (said.text, "于家里台", "范干里"):
            assert written in text, (locale, text)


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant", "en"])
@pytest.mark.parametrize("audience", [Audience.GROUP, Audience.DESK, Audience.SUPERVISOR])
def test_the_emergency_telephone_stands_on_every_card_of_the_office(
    renderer: Renderer, audience: Audience, locale: str
) -> None:
    for ticket in (DISPATCHED, ACCEPTED):
        assert "0571-8888 0000" in shown(renderer, content(ticket, audience), locale)
