from __future__ import annotations

from typing import Any

import pytest

from tickets.triage.document import LexiconError
from tickets.triage.evidence import evidence
from tickets.triage.hits import hits
from tickets.triage.lexicon import Lexicon

TAP: dict[str, Any] = {"say": "水龙头, tap", "repair": {"plumbing": 3}}
DRIP: dict[str, Any] = {"say": "滴水, drip*", "deniable": True}


def _fired(lexicon: Lexicon, text: str) -> list[str]:
    return [one.source for one in evidence(hits(text, lexicon), lexicon)]


def test_a_rule_needs_all_its_words_within_reach() -> None:
    rule = {"name": "both", "when": ["tap", "drip"], "within": "clause", "urgency": {"urgent": 1}}
    lexicon = Lexicon.from_mapping({"words": {"tap": TAP, "drip": DRIP}, "rules": [rule]})
    assert "both" in _fired(lexicon, "水龙头滴水")
    assert "both" not in _fired(lexicon, "水龙头新的,滴水")
    assert "both" not in _fired(lexicon, "水龙头没有滴水")


def test_a_rule_is_stopped_by_what_it_is_without() -> None:
    rule = {"name": "alone", "when": ["tap"], "without": ["drip"]}
    lexicon = Lexicon.from_mapping({"words": {"tap": TAP, "drip": DRIP}, "rules": [rule]})
    assert "alone" in _fired(lexicon, "水龙头")
    assert "alone" not in _fired(lexicon, "水龙头滴水")


@pytest.mark.parametrize("text", ["taps", "the tap.", "TAP".lower()])
def test_latin_words_match_whole_and_in_plural(text: str) -> None:
    assert _fired(Lexicon.from_mapping({"words": {"tap": TAP}}), text) == ["tap"]


@pytest.mark.parametrize("text", ["tape", "untapped", "stapler"])
def test_parts_of_latin_words_do_not_match(text: str) -> None:
    assert _fired(Lexicon.from_mapping({"words": {"tap": TAP}}), text) == []


def test_gaps_stay_inside_a_clause_and_sets_stand_for_one_character() -> None:
    lexicon = Lexicon.from_mapping({"words": {"far": {"say": "推…不开"}, "set": {"say": "打[开唔]到"}}})
    assert _fired(lexicon, "推了半天不开") == ["far"]
    assert _fired(lexicon, "推,不开") == []
    assert _fired(lexicon, "打唔到") == ["set"]


def test_longer_words_hide_shorter_ones_unless_told_otherwise() -> None:
    words = {"pipe": {"say": "水管"}, "drain": {"say": "下水管"}}
    assert _fired(Lexicon.from_mapping({"words": words}), "下水管") == ["drain"]
    shown = {"pipe": {"say": "水管"}, "drain": {"say": "下水管", "hides": False}}
    assert set(_fired(Lexicon.from_mapping({"words": shown}), "下水管")) == {"pipe", "drain"}


def test_traditional_and_full_width_words_of_the_office_are_folded() -> None:
    lexicon = Lexicon.from_mapping({"words": {"tap": {"say": "水龍頭, ＴＡＰ"}}})
    assert _fired(lexicon, "水龙头") == ["tap"]
    assert _fired(lexicon, "tap") == ["tap"]


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"word": {}}, ("word",)),
        ({"words": {"a": {"say": "x", "repair": {"plumming": 1}}}}, ("words", "a", "repair", "plumming")),
        ({"words": {"a": {"say": "x", "repair": {"plumbing": "much"}}}}, ("words", "a", "repair", "plumbing")),
        ({"words": {"a": {"say": "x,,y"}}}, ("words", "a", "say")),
        ({"words": {"a": {"say": "x[y"}}}, ("words", "a", "say")),
        ({"words": {"a": {}}}, ("words", "a", "say")),
        ({"words": {"a": {"say": "x", "hazard": "dragons"}}}, ("words", "a", "hazard")),
        ({"words": {"a": {"say": "x", "deniable": "yes"}}}, ("words", "a", "deniable")),
        ({"words": {"a": {"say": "x"}}, "rules": [{"when": ["b"]}]}, ("rules", 0, "when", 0)),
        ({"words": {"a": {"say": "x"}}, "rules": [{"when": ["a"], "within": "page"}]}, ("rules", 0, "within")),
        ({"words": {"a": {"say": "x"}}, "rules": [{"when": ["a"], "name": "a"}]}, ("rules", 0, "name")),
        ({"words": []}, ("words",)),
        ({"rules": {}}, ("rules",)),
    ],
)
def test_a_wrong_lexicon_is_refused_with_its_place(document: dict[str, Any], path: tuple[str | int, ...]) -> None:
    with pytest.raises(LexiconError) as wrong:
        Lexicon.from_mapping(document)
    assert wrong.value.path == path
