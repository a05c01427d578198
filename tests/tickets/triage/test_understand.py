from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tickets.triage.labels import CATEGORIES, KINDS, URGENCIES, group_of
from tickets.triage.learnt import Linear
from tickets.triage.lexicon import Lexicon
from tickets.triage.places import Place
from tickets.triage.understand import understand
from tickets.triage.urgency import STEP, passages, width

LABELLED = Path(__file__).parents[2] / "data" / "triage.jsonl"


def test_the_first_message_of_journey_one(lexicon: Lexicon) -> None:
    found = understand("厨房水管爆了，3栋2单元1201，水都流到客厅了", lexicon)
    assert (found.kind, found.category, found.urgency) == ("repair", "plumbing", "emergency")
    assert (found.place.building, found.place.section, found.place.room) == ("3", "2", "1201")
    assert any("水管" in reason.words and reason.label == "plumbing" for reason in found.why)


@pytest.mark.parametrize(
    ("text", "kind", "category", "urgency"),
    [
        ("Thanks, the tap is fixed now", "other", "other", "routine"),
        ("請問管理費可以刷卡嗎", "inquiry", "fees", "routine"),
        ("建议大堂加几把椅子", "suggestion", "facilities", "routine"),
        ("约个保洁,周六上午", "service", "cleaning", "routine"),
        ("楼上半夜蹦迪,吵得睡不着", "complaint", "noise", "routine"),
        ("报修三天了没人来修灯", "complaint", "service_delay", "routine"),
        ("走廊盏灯唔着咗成個禮拜", "repair", "public_area", "routine"),
        ("water is dripping onto the socket", "repair", "electrical", "emergency"),
        ("井盖没了,小孩差点掉下去", "repair", "public_area", "urgent"),
        ("大门锁坏了锁不上", "repair", "doors_windows", "urgent"),
    ],
)
def test_one_of_each(text: str, kind: str, category: str, urgency: str, lexicon: Lexicon) -> None:
    found = understand(text, lexicon)
    assert (found.kind, found.category, found.urgency) == (kind, category, urgency)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_labels(text: str) -> None:
    found = understand(text, Lexicon.from_mapping({}))
    assert found.kind in KINDS
    assert found.urgency in URGENCIES
    assert found.categories[0] == found.category
    assert len(set(found.categories)) == 3


def test_the_category_belongs_to_the_kind(lexicon: Lexicon) -> None:
    for line in LABELLED.read_text("utf-8").splitlines()[::7]:
        found = understand(json.loads(line)["text"], lexicon)
        assert found.category in CATEGORIES[group_of(found.kind)]


def _sure_of(urgency: str, lexicon: Lexicon, by: float = 9.0) -> Lexicon:
    labels = ("emergency", "routine", "urgent")
    bias = tuple(100 * by if label == urgency else 0.0 for label in labels)
    return replace(lexicon, learnt={"urgency": Linear(labels, bias, {})})


def test_examples_raise_urgency(lexicon: Lexicon) -> None:
    assert understand("水龙头滴水", lexicon).urgency == "routine"
    assert understand("水龙头滴水", _sure_of("urgent", lexicon)).urgency == "urgent"
    assert understand("水龙头滴水", _sure_of("emergency", lexicon)).urgency == "emergency"


def test_the_shorter_a_message_the_more_its_words_weigh(lexicon: Lexicon) -> None:
    doubtful = _sure_of("routine", lexicon, by=2.5)
    assert understand("煤气味", doubtful).urgency == "emergency"
    assert understand("说到煤气味,各家各户住得近,炒菜熬汤泡咸菜晾咸鱼,什么样的都能闻见", doubtful).urgency == "routine"


def test_a_hazard_is_that_of_the_examples_where_no_word_names_it(lexicon: Lexicon) -> None:
    labels = ("gas", "shock")
    model = Linear(labels, (0.0, 900.0), {})
    sure = replace(lexicon, learnt={**_sure_of("emergency", lexicon).learnt, "hazard": model})
    assert understand("水龙头怪怪的", sure).hazards == ("shock",)


def test_what_is_routine_has_no_hazard(lexicon: Lexicon) -> None:
    assert understand("厨房有煤气味", _sure_of("routine", lexicon, by=20.0)).hazards == ()


def test_a_letter_is_as_urgent_as_its_passage(lexicon: Lexicon) -> None:
    words = replace(lexicon, learnt={})
    polite = "各位邻居和物业的朋友们大家好,我在这里住了很多年,一直觉得环境不错。" * 4
    assert understand(polite + "现在厨房有煤气味,越来越浓。" + polite, words).urgency == "emergency"
    assert understand(polite + polite, words).urgency == "routine"


@pytest.mark.parametrize("text", ["", " ", "3-2-1201", "👍", "\x00", "?" * 4000])
def test_texts_without_words(text: str, lexicon: Lexicon) -> None:
    assert understand(text, lexicon).urgency == "routine"


def test_a_letter_of_nothing_but_stops_is_one_passage() -> None:
    """Each stop would have been a passage of its own: 4,000 of them took ten seconds."""
    assert list(passages("?" * 4000)) == ["?" * 4000]


def test_passages_overlap_and_are_few_whatever_the_letter() -> None:
    short = [f"{chr(0x4E00 + number)}漏?" for number in range(1300)]
    found = list(passages("".join(short)))
    assert len(found) <= sum(map(width, short)) / STEP + 1
    assert all(any(sentence in passage for passage in found) for sentence in short)


def test_a_bare_address_is_a_place_and_no_fault(lexicon: Lexicon) -> None:
    assert understand("3-2-1201", lexicon).place == Place("3", "2", "1201")
