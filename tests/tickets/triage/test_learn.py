from __future__ import annotations

from typing import Any

import pytest

from tickets.triage.features import Features
from tickets.triage.learn import fit, hazard_of, learn
from tickets.triage.learnt import VERSION, packed, read_learnt, unpacked, write_learnt
from tickets.triage.lexicon import Lexicon

EMPTY = Lexicon.from_mapping({})


def _message(text: str, kind: str, category: str, urgency: str = "routine") -> dict[str, Any]:
    return {"text": text, "kind": kind, "category": category, "urgency": urgency}


MESSAGES = 2 * [
    _message("龙头滴水", "repair", "plumbing"),
    _message("龙头漏水", "repair", "plumbing"),
    _message("龙头一直滴水", "repair", "plumbing"),
    _message("楼上好吵", "complaint", "noise"),
    _message("半夜好吵", "complaint", "noise"),
    _message("隔壁好吵", "complaint", "noise"),
    _message("the lift is stuck", "repair", "elevator", "urgent"),
    _message("lift stuck again", "repair", "elevator", "urgent"),
    _message("stuck lift doors", "repair", "elevator", "urgent"),
]


def test_what_was_learnt_is_known_again() -> None:
    learnt = learn(MESSAGES, EMPTY)
    shares = learnt["kind"].log_shares({1.0: ("好吵", "吵")})
    assert shares["complaint"] > shares["repair"]
    assert (
        learnt["repair"].log_shares({1.0: ("stuck",)})["elevator"]
        > learnt["repair"].log_shares({1.0: ("stuck",)})["plumbing"]
    )


def test_the_same_examples_give_the_same_weights() -> None:
    assert write_learnt(learn(MESSAGES, EMPTY)) == write_learnt(learn(MESSAGES, EMPTY))


def test_a_feature_seen_seldom_teaches_nothing() -> None:
    both: Features = {1.0: ("often", "twice")}
    examples: list[tuple[Features, str]] = [
        (both, "a"),
        (both, "a"),
        ({1.0: ("often",)}, "a"),
        ({1.0: ("often",)}, "a"),
        ({1.0: ("other",)}, "b"),
    ]
    model = fit([(found, label, 1.0) for found, label in examples])
    assert "often" in model.weights
    assert "twice" not in model.weights


def test_an_example_that_counts_more_decides() -> None:
    examples = [({1.0: ("x",)}, "a", 1.0), ({1.0: ("x",)}, "b", 9.0)] * 3
    shares = fit(examples).log_shares({1.0: ("x",)})
    assert shares["b"] > shares["a"]


@pytest.mark.parametrize(
    ("category", "danger", "hazard"),
    [("drainage", "flood", "sewage"), ("plumbing", "flood", "flood"), ("gas", None, "gas"), ("structure", None, None)],
)
def test_the_hazard_of_an_example(category: str, danger: str | None, hazard: str | None) -> None:
    assert hazard_of({"category": category, "danger": danger}) == hazard


def test_weights_survive_writing_and_reading() -> None:
    learnt = learn(MESSAGES, EMPTY)
    again = read_learnt(write_learnt(learnt))
    for label, share in learnt["kind"].log_shares({1.0: ("滴水",)}).items():
        assert again["kind"].log_shares({1.0: ("滴水",)})[label] == pytest.approx(share, abs=0.05)


@pytest.mark.parametrize(
    "document",
    [
        {"kind": []},
        {"kind": {"labels": ["a"], "bias": [0, 0], "weights": {}}},
        {"kind": {"labels": ["a"], "bias": [0], "weights": {"x": [1, 2]}}},
        {"kind": {"labels": ["a"], "bias": ["x"], "weights": {}}},
        {"kind": {"labels": ["a"], "bias": [0], "weights": {"x": ["1"]}}},
        {"kind": {"labels": ["a"], "bias": [0], "weights": [["x", [1]]]}},
    ],
)
def test_a_broken_file_of_weights_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="weights"):
        read_learnt({"version": VERSION, "models": document})


def test_weights_of_another_version_are_refused() -> None:
    with pytest.raises(ValueError, match="version 0 is not 1"):
        read_learnt({"version": 0, "models": {}})


def test_packed_rows_are_added_weight_by_weight() -> None:
    rows = [(3, -5, 0), (-4000, 5, 70), (1, -1, -90000)]
    assert unpacked(sum(packed(row, 3) for row in rows), 3) == (-3996, -1, -89930)


def test_a_row_has_one_weight_for_each_label() -> None:
    with pytest.raises(ValueError, match="one number for each label"):
        packed((1, 2), 3)
