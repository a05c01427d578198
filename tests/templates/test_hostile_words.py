"""What people write stays words: it is neither markup nor template, hides nothing, and fits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from templates.locale import LOCALES
from templates.render import Renderer
from templates.rendered import Rendered
from tests import cast
from tests.templates.sample_messages import MESSAGES, TOASTS
from tests.templates.samples import (
    ACCEPTED,
    COURSE,
    DISPATCHED,
    DRAFT,
    NOW,
    content,
)
from tests.templates.telegram_html import units, visible
from tickets.outgoing import Audience
from tickets.people import Candidate, Group, Person, Role
from tickets.records import Purpose, Source, TicketText
from tickets.ticket import Location

MARKUP = "<b>&amp; {{7*7}} {% raw %} %(name)s </b><script>"
HIDING = "a\x00b\u202ec\u2067d\u200fe\x1b\r\x85f\u2028g"
LONG = "𨋢<" * 2000
LETTERS = "字" * 4000
HOSTILE = (MARKUP, HIDING, LONG, LETTERS, "\n\n\n¶\n\n", "😀" * 4000)


def hostile_cards(renderer: Renderer, words: str, locale: str) -> Iterator[Rendered]:
    """Cards whose every word from outside is hostile."""
    said = tuple(
        TicketText(12, cast.NIGHT, 101, purpose, words, Source(1, 1))
        for purpose in (Purpose.REPORT, Purpose.ADDITION, Purpose.REASON)
    )
    named = {person.id: Person(person.id, words) for person in cast.EVERYBODY}
    group = Group(1, -1, None, 1, words)
    place = Location(words, words, words, words)
    for ticket in (DRAFT, DISPATCHED, ACCEPTED):
        for audience in Audience if ticket.number else (Audience.RESIDENT,):
            for view in ("", "join", "place", "assign"):
                card = content(
                    replace(ticket, place=place),
                    audience,
                    view,
                    "new_time",
                    words=said * 3,
                    people=named,
                    course=tuple(replace(line, group=group, reason=words) for line in COURSE) * 9,
                    next_people=tuple(named.values()),
                    candidates=tuple(Candidate(each, Role.TECHNICIAN) for each in named.values()) * 9,
                )
                yield renderer.card(card, locale, NOW)


def spoilt(value: object, words: str) -> object:
    """A sample whose every free word is hostile; codes, numbers, moments and addresses are ours and stay."""
    if isinstance(value, dict):
        free = {"name", "to", "title", "words", "text", "username", "building", "section", "room", "public", "command"}
        return {
            key: words if key in free and isinstance(each, str) else spoilt(each, words) for key, each in value.items()
        }
    return [spoilt(each, words) for each in value] * 3 if isinstance(value, list) else value


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("words", HOSTILE, ids=["markup", "hiding", "surrogates", "letters", "gaps", "emoji"])
def test_cards_and_messages_keep_their_shape(renderer: Renderer, words: str, locale: str) -> None:
    texts = list(hostile_cards(renderer, words, locale))
    for name, samples in MESSAGES.items():
        for params in samples:
            hostile = json.loads(json.dumps(spoilt(params, words)))
            texts.append(renderer.message(name, locale, hostile, now=NOW, repeat=True))
    for message in texts:
        assert 1 <= units(visible(message.text)) <= 4096
        assert not set("\x00\x1b\x85\r\u202e\u2067\u200f\u2028").intersection(message.text)
        for button in (button for row in message.keyboard for button in row):
            assert 1 <= units(button.label) <= 64
            assert len((button.data or "").encode()) <= 64


@pytest.mark.parametrize("words", HOSTILE)
def test_toasts_stay_short_and_plain(renderer: Renderer, words: str) -> None:
    for name, samples in TOASTS.items():
        for params in samples:
            hostile = spoilt(params, words)
            assert isinstance(hostile, dict)
            assert 1 <= units(renderer.toast(name, "zh_Hans", hostile, now=NOW)) <= 200


def test_markup_is_shown_as_it_was_written(renderer: Renderer) -> None:
    card = content(DRAFT, Audience.RESIDENT, words=(TicketText(12, NOW, 101, Purpose.REPORT, MARKUP, Source(1, 1)),))
    text = renderer.card(card, "en", NOW).text
    assert MARKUP in visible(text)
    assert "49" not in text


def test_a_button_shows_a_name_as_it_is(renderer: Renderer) -> None:
    named = Candidate(Person(5, "O'Neil & <Co>"), Role.TECHNICIAN)
    card = content(DISPATCHED, Audience.SUPERVISOR, "assign", candidates=(named,))
    assert renderer.card(card, "en", NOW).keyboard[0][0].label == "O'Neil & <Co> · engineer"


def test_a_toast_shows_a_name_as_it_is(renderer: Renderer) -> None:
    assert renderer.toast("taken", "en", {"name": "O'Neil & <Co>"}, now=NOW) == "O'Neil & <Co> already has it."


def test_long_words_are_clipped_where_a_character_ends(renderer: Renderer) -> None:
    card = content(DRAFT, Audience.RESIDENT, words=(TicketText(12, NOW, 101, Purpose.REPORT, LONG, Source(1, 1)),))
    text = visible(renderer.card(card, "zh_Hans", NOW).text)
    assert "…" in text
    assert 500 < units(text) < 1000
    assert "\ufffd" not in text
