"""Learns weights from labelled examples: softmax regression by stochastic gradients (AdaGrad).

The same examples give the same weights.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import exp, sqrt
from random import Random
from typing import Any

from tickets.triage.evidence import evidence
from tickets.triage.features import Features, features
from tickets.triage.hits import hits
from tickets.triage.labels import group_of
from tickets.triage.learnt import HUNDREDTHS, Learnt, Linear
from tickets.triage.lexicon import Lexicon
from tickets.triage.places import locate

Example = tuple[Features, str]
_ROUNDS, _STEP, _DECAY, _SEEN = 12, 0.3, 1e-3, 3


def learn(messages: Iterable[Mapping[str, Any]], lexicon: Lexicon, rounds: int = _ROUNDS) -> Learnt:
    """Models for kind, urgency and the categories of each group, from messages with ``text`` and labels."""
    groups: dict[str, list[Example]] = {}
    for message in messages:
        found = features_of(message["text"], lexicon)
        groups.setdefault("kind", []).append((found, message["kind"]))
        groups.setdefault("urgency", []).append((found, message["urgency"]))
        if message["kind"] != "other":
            groups.setdefault(group_of(message["kind"]), []).append((found, message["category"]))
    return {group: fit(examples, rounds) for group, examples in groups.items()}


def features_of(text: str, lexicon: Lexicon) -> Features:
    """The features of a message as written."""
    rest = locate(text)[1].lower()
    return features(rest, [one.source for one in evidence(hits(rest, lexicon), lexicon)])


def fit(examples: Sequence[Example], rounds: int = _ROUNDS) -> Linear:
    """One model; features that were seen in one or two examples only are left out."""
    seen = Counter(feature for found, _ in examples for feature in found)
    labels = tuple(sorted({label for _, label in examples}))
    rows = {feature: [0.0] * len(labels) for feature, times in seen.items() if times >= _SEEN}
    slopes = {feature: [1e-6] * len(labels) for feature in rows}
    rows[""], slopes[""] = [0.0] * len(labels), [1e-6] * len(labels)
    shuffled = [
        ({"": 1.0} | {f: a for f, a in found.items() if f in rows}, labels.index(label)) for found, label in examples
    ]
    chance = Random(0)  # noqa: S311  # an order to learn in is no secret
    for _ in range(rounds):
        chance.shuffle(shuffled)
        for found, wanted in shuffled:
            _correct(rows, slopes, found, wanted)
    hundredths = {feature: [one * HUNDREDTHS for one in row] for feature, row in rows.items()}
    return Linear(labels, tuple(hundredths.pop("")), hundredths)


def _correct(rows: dict[str, list[float]], slopes: dict[str, list[float]], found: Features, wanted: int) -> None:
    errors = _shares([sum(column) for column in zip(*_scaled(rows, found), strict=True)])
    errors[wanted] -= 1.0
    for feature, amount in found.items():
        row, slope = rows[feature], slopes[feature]
        for i, error in enumerate(errors):
            gradient = amount * error + _DECAY * row[i]
            slope[i] += gradient * gradient
            row[i] -= _STEP * gradient / sqrt(slope[i])


def _scaled(rows: Mapping[str, list[float]], found: Features) -> Iterable[list[float]]:
    return ([amount * weight for weight in rows[feature]] for feature, amount in found.items())


def _shares(sums: list[float]) -> list[float]:
    top = max(sums)
    weights = [exp(one - top) for one in sums]
    whole = sum(weights)
    return [weight / whole for weight in weights]
