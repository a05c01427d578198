"""The danger table (IN20): every danger, language and region; the number first, then advice that harms nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import pytest

from templates.locale import LOCALES, REGIONS
from templates.render import Renderer
from tests.templates.samples import DISPATCHED, DRAFT, NOW, content
from tests.templates.telegram_html import visible
from tickets.hazards import HELP, UNKNOWN, advice_of
from tickets.outgoing import Audience
from tickets.policy import Policy
from tickets.ticket import Kind, Ticket, Urgency
from tickets.triage.labels import HAZARDS

FIRST = {
    "fire": ["fire"],
    "gas": ["gas"],
    "medical": ["ambulance"],
    "shock": ["ambulance"],
    "locked_in": ["fire"],
    "intruder": ["police"],
    "trapped": ["office"],
    "falling": ["office"],
    "flood": ["office"],
    "sewage": ["office"],
    HELP: ["ambulance", "police"],
    UNKNOWN: ["fire", "ambulance", "police"],
}
"""Whose number the first line gives."""
THEN: dict[str, dict[str, tuple[str, ...]]] = {
    "fire": {"zh_Hans": ("离开", "门", "不要乘电梯"), "en": ("Leave", "close the door", "never the lift")},
    "gas": {"zh_Hans": ("开关", "明火", "头晕"), "en": ("no switch", "no flame", "no call inside", "dizzy")},
    "medical": {"zh_Hans": ("24 小时电话",), "en": ("24-hour telephone",)},
    "shock": {"zh_Hans": ("不要碰", "不要洗", "干燥"), "en": ("Do not touch", "do not wash", "dry hands")},
    "trapped": {"zh_Hans": ("轿厢里", "不要扒门", "119"), "en": ("Stay inside", "do not force", "119")},
    "locked_in": {"zh_Hans": ("我们也马上派人",), "en": ("We are coming as well",)},
    "falling": {"zh_Hans": ("远离", "别人", "120"), "en": ("Keep away", "others", "120")},
    "intruder": {"zh_Hans": ("锁好门",), "en": ("Lock the door",)},
    "flood": {"zh_Hans": ("总阀", "干燥处"), "en": ("stopcock", "only where it is dry")},
    "sewage": {"zh_Hans": ("停止用水", "干燥处"), "en": ("Use no water", "only where it is dry")},
}
"""What the office's region (mainland) reads after it."""


def _ticket(danger: str) -> Ticket:
    if danger == HELP:
        return replace(DRAFT, kind=Kind.HELP, category="people_in_danger", hazards=())
    if danger == UNKNOWN:
        return replace(DRAFT, category="other", hazards=())
    return replace(DRAFT, hazards=(danger,))


def _lines(renderer: Renderer, ticket: Ticket, locale: str, view: str = "") -> list[str]:
    text = visible(renderer.card(content(ticket, Audience.RESIDENT, view), locale, NOW).text)
    return text.split("\n\n")[0].split("\n")


def _number(policy: Policy, service: str) -> str:
    numbers = policy.office.emergency_numbers
    return policy.office.telephone if service == "office" else (numbers.get(service) or numbers["fire"]).number


def test_the_table_has_every_danger_that_words_can_name() -> None:
    assert set(FIRST) == {*HAZARDS, HELP, UNKNOWN}


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("danger", sorted(FIRST))
def test_the_first_line_is_the_number_to_call(
    renderers: Mapping[str, Renderer], policies: Mapping[str, Policy], danger: str, region: str
) -> None:
    policy = policies[region]
    for locale in LOCALES:
        lines = _lines(renderers[region], _ticket(danger), locale)
        for service in FIRST[danger]:
            assert _number(policy, service) in lines[0], (locale, lines)
        assert policy.office.telephone in "\n".join(lines), (locale, lines)


@pytest.mark.parametrize("danger", sorted(THEN))
def test_then_comes_what_to_do(renderer: Renderer, danger: str) -> None:
    for locale, said in THEN[danger].items():
        text = "\n".join(_lines(renderer, _ticket(danger), locale)[1:])
        for words in said:
            assert words in text, (locale, text)


@pytest.mark.parametrize("urgency", list(Urgency))
@pytest.mark.parametrize("view", ["", "place", "words", "kind", "join", "several:urgent.repair.drainage", "reminder"])
def test_the_danger_comes_first_whatever_the_urgency_and_the_question(
    renderer: Renderer, view: str, urgency: Urgency
) -> None:
    ticket = replace(_ticket("intruder"), urgency=urgency)
    assert "110" in _lines(renderer, ticket, "zh_Hans", view)[0]


def test_the_ticket_that_went_out_begins_with_it_too(renderer: Renderer) -> None:
    assert "119" in _lines(renderer, replace(DISPATCHED, hazards=("fire",)), "en")[0]


def test_without_a_danger_there_is_no_such_line(renderer: Renderer) -> None:
    lines = _lines(renderer, replace(_ticket("fire"), hazards=(), urgency=Urgency.URGENT), "en")
    assert "Have I understood you correctly?" in lines[0]


@pytest.mark.parametrize(("one", "other"), list(combinations(sorted(HAZARDS), 2)))
def test_advice_is_right_for_two_dangers_together(renderer: Renderer, one: str, other: str) -> None:
    lines = _lines(renderer, replace(DRAFT, hazards=(one, other)), "en")
    text = "\n".join(lines)
    both = {one, other}
    if "gas" in both:
        assert lines[0].startswith("Get outside first")
        assert "Call 119" not in text
    if {"fire", "gas"} & both:
        assert "Lock the door" not in text, "it would keep inside who must leave"
        assert "stopcock" not in text
    if {"trapped", "locked_in"} & both:
        assert "take the stairs" not in text
    if "shock" in both:
        assert "stopcock" not in text
    assert "power off" not in text or "only where it is dry" in text
    if "fire" in both and "gas" not in both:
        assert "Call 119 (fire service) now." in text


def test_no_more_is_told_than_somebody_in_danger_reads() -> None:
    assert len(advice_of(HAZARDS).calls) <= 2
