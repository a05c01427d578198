"""Learns weights from labelled examples: softmax regression by stochastic gradients, a rate for each feature.

The same examples give the same weights.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, sqrt
from random import Random
from typing import Any

from tickets.triage.evidence import Evidence
from tickets.triage.features import Features
from tickets.triage.heard import heard
from tickets.triage.labels import CATEGORIES, group_of
from tickets.triage.learnt import HUNDREDTHS, Learnt, Linear
from tickets.triage.lexicon import Lexicon
from tickets.triage.places import locate

Example = tuple[Features, str, float]
"""Features, their label, and how often the example counts."""
_ROUNDS, _STEP, _DECAY, _SEEN = 5, 0.3, 1e-3, 4
_KEPT = {"urgency": 0.7}  # the rare words of a telling would else be alarms elsewhere
_KNOWN = 0.02  # an error below which there is nothing left to learn from an example
_TOLD = 2.0  # how often a message counts that was written for the way it is told: few are, and most mistakes are there;
# not for its urgency, for half of them are emergencies
_PLAIN = {"gas": "gas", "elevator": "trapped", "people_in_danger": "medical"}


def learn(messages: Iterable[Mapping[str, Any]], lexicon: Lexicon, rounds: int = _ROUNDS) -> Learnt:
    """Models for kind, urgency, hazard and the categories of each group, from messages with ``text`` and labels."""
    groups: dict[str, list[Example]] = {}
    for message in messages:
        known = heard(locate(message["text"])[1].lower(), lexicon)
        for group, label in _labels(message, known.found):
            times = _TOLD if message.get("telling") and group != "urgency" else 1.0
            groups.setdefault(group, []).append((known.seen, label, times))
    return {group: fit(examples, rounds, _KEPT.get(group, 1.0)) for group, examples in groups.items()}


def _labels(message: Mapping[str, Any], found: Iterable[Evidence]) -> Iterator[tuple[str, str]]:
    yield "kind", message["kind"]
    yield "urgency", message["urgency"]
    group = group_of(message["kind"])
    if message["kind"] != "other" and len(CATEGORIES[group]) > 1:
        yield group, message["category"]
    if message["urgency"] == "emergency" and (hazard := hazard_of(message, found)):
        yield "hazard", hazard


def hazard_of(message: Mapping[str, Any], found: Iterable[Evidence] = ()) -> str | None:
    """The danger a message is labelled with, else the one that its words or its category leave no doubt of."""
    if danger := message.get("danger"):
        return "sewage" if (danger, message["category"]) == ("flood", "drainage") else str(danger)
    named = {one.hazard for one in found if one.hazard}
    return named.pop() if len(named) == 1 else _PLAIN.get(message["category"])


def fit(examples: Sequence[Example], rounds: int = _ROUNDS, kept: float = 1.0) -> Linear:
    """One model; features that were seen in three examples or fewer are left out.

    Of each example only a share of the features is `kept` at a time, so that none is relied upon alone.
    """
    seen = Counter(feature for found, _, _ in examples for names in found.values() for feature in names)
    labels = tuple(sorted({label for _, label, _ in examples}))
    rows = {feature: [0.0] * len(labels) for feature, times in seen.items() if times >= _SEEN} | {
        "": [0.0] * len(labels)
    }
    slopes = dict.fromkeys(rows, 1e-6)
    shuffled = [
        ([("", 1.0), *((f, a) for a, names in found.items() for f in names if f in rows)], labels.index(label), times)
        for found, label, times in examples
    ]
    chance = Random(0)  # noqa: S311  # an order to learn in is no secret
    for _ in range(rounds):
        chance.shuffle(shuffled)
        for amounts, wanted, times in shuffled:
            some = [(f, a / kept if f else a) for f, a in amounts if not f or chance.random() < kept]
            _correct(rows, slopes, some, wanted, times)
    hundredths = {feature: [one * HUNDREDTHS for one in row] for feature, row in rows.items()}
    return Linear.of(labels, hundredths.pop(""), hundredths)


def _correct(
    rows: dict[str, list[float]],
    slopes: dict[str, float],
    amounts: Sequence[tuple[str, float]],
    wanted: int,
    times: float,
) -> None:
    errors = _errors(rows, amounts, wanted)
    if -errors[wanted] < _KNOWN:
        return
    square = times * times * sum(error * error for error in errors)
    for feature, amount in amounts:
        slopes[feature] += amount * amount * square
        rate = _STEP / sqrt(slopes[feature])
        step, kept = rate * amount * times, 1.0 - rate * _DECAY * times
        rows[feature] = [kept * weight - step * error for weight, error in zip(rows[feature], errors, strict=True)]


def _errors(rows: Mapping[str, list[float]], amounts: Sequence[tuple[str, float]], wanted: int) -> list[float]:
    """For each label how much larger its share is than it should be."""
    sums = [0.0] * len(rows[""])
    for feature, amount in amounts:
        sums = [total + amount * weight for total, weight in zip(sums, rows[feature], strict=True)]
    top = max(sums)
    weights = [exp(one - top) for one in sums]
    whole = sum(weights)
    errors = [weight / whole for weight in weights]
    errors[wanted] -= 1.0
    return errors
