"""The statistical part: weights learnt from labelled examples, one small linear model for each group of labels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Any

from tickets.triage.features import Features

HUNDREDTHS = 100.0
"""Weights are kept as they are written: whole numbers, read without a step for each."""
_WORTH = 3  # hundredths from which a row is worth its place
VERSION = 1
"""Of the document; one that was written in another way is not guessed at."""


@dataclass(frozen=True, slots=True)
class Linear:
    """One model: for each feature a row of weights in hundredths, one for each label."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, Sequence[float]]

    def log_shares(self, found: Features) -> dict[str, float]:
        """For each label the natural logarithm of its share; the shares sum to one."""
        rows: dict[float, list[Sequence[float]]] = {}  # by amount: there are two or three in a message
        for feature, amount in found.items():
            if (row := self.weights.get(feature)) is not None:
                rows.setdefault(amount, []).append(row)
        sums = list(self.bias)
        for amount, alike in rows.items():
            columns = map(sum, zip(*alike, strict=True))
            sums = [total + amount * column for total, column in zip(sums, columns, strict=True)]
        sums = [total / HUNDREDTHS for total in sums]
        top = max(sums)
        whole = top + log(sum(exp(one - top) for one in sums))
        return {label: one - whole for label, one in zip(self.labels, sums, strict=True)}

    def speaking(self, found: Features, label: str) -> list[tuple[str, float]]:
        """The features that spoke for a label more than for the average one, the strongest first."""
        column = self.labels.index(label)
        rows = (
            (feature, amount, self.weights[feature]) for feature, amount in found.items() if feature in self.weights
        )
        gains = [(feature, amount * (row[column] - sum(row) / len(row)) / HUNDREDTHS) for feature, amount, row in rows]
        return sorted((gain for gain in gains if gain[1] > 0), key=lambda gain: -gain[1])


Learnt = Mapping[str, Linear]


def read_learnt(document: Mapping[str, Any]) -> Learnt:
    """The models of a document that `write_learnt` made; raises `ValueError` when it is none, or of another version."""
    try:
        if document["version"] != VERSION:
            raise ValueError(f"version {document['version']!r} is not {VERSION}")
        return {group: _read(content) for group, content in document["models"].items()}
    except (AttributeError, KeyError, TypeError) as wrong:
        raise ValueError(f"not a file of learnt weights: {wrong!r}") from wrong


def _read(content: Mapping[str, Any]) -> Linear:
    labels = tuple(map(str, content["labels"]))
    weights, bias = content["weights"], content["bias"]
    if not isinstance(weights, dict) or any(len(row) != len(labels) for row in (bias, *weights.values())):
        raise ValueError("a row of weights has not one number for each label")
    sum(map(sum, (bias, *weights.values())))  # raises `TypeError` for what is no number
    return Linear(labels, tuple(bias), weights)


def write_learnt(learnt: Learnt) -> dict[str, Any]:
    """The models as a document of whole numbers (hundredths); rows that say next to nothing are left out."""
    return {"version": VERSION, "models": {group: _write(model) for group, model in sorted(learnt.items())}}


def _write(model: Linear) -> dict[str, Any]:
    rows = {name: [round(one) for one in row] for name, row in sorted(model.weights.items())}
    bias = [round(one) for one in model.bias]
    return {
        "labels": list(model.labels),
        "bias": bias,
        "weights": {name: row for name, row in rows.items() if max(map(abs, row)) >= _WORTH},
    }
