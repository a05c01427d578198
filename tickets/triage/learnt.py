"""The statistical part: weights learnt from labelled examples, one small linear model for each group of labels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from struct import Struct, error
from typing import Any

from tickets.triage.features import Features

HUNDREDTHS = 100.0
"""Weights are kept as they are written: whole numbers, read without a step for each."""
_WIDTH, _HALF = 4, 1 << 31  # bytes of a weight in a packed row, and the middle of what they hold
_WORTH = 3  # hundredths from which a row is worth its place
VERSION = 1
"""Of the document; one that was written in another way is not guessed at."""


@dataclass(frozen=True, slots=True)
class Linear:
    """One model: for each feature a row of weights in hundredths, one for each label, `packed` to one number."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, int]

    @classmethod
    def of(cls, labels: Sequence[str], bias: Sequence[float], rows: Mapping[str, Sequence[float]]) -> "Linear":
        """A model of rows as they are learnt or read; raises `ValueError` where one has not a number for each label."""
        weights = {feature: packed(row, len(labels)) for feature, row in rows.items()}
        return cls(tuple(labels), tuple(bias), weights)

    def row(self, feature: str) -> tuple[int, ...]:
        """The weights of a feature, one for each label."""
        return unpacked(self.weights[feature], len(self.labels))

    def log_shares(self, found: Features) -> dict[str, float]:
        """For each label the natural logarithm of its share; the shares sum to one."""
        sums = list(self.bias)
        for amount, names in found.items():
            rows = filter(None, map(self.weights.get, names))
            columns = unpacked(sum(rows), len(sums))
            sums = [total + amount * column for total, column in zip(sums, columns, strict=True)]
        sums = [total / HUNDREDTHS for total in sums]
        top = max(sums)
        whole = top + log(sum(exp(one - top) for one in sums))
        return {label: one - whole for label, one in zip(self.labels, sums, strict=True)}

    def speaking(self, found: Features, label: str) -> list[tuple[str, float]]:
        """The features that spoke for a label more than for the average one, the strongest first."""
        column = self.labels.index(label)
        known = ((name, amount) for amount, names in found.items() for name in names if name in self.weights)
        rows = ((name, amount, self.row(name)) for name, amount in known)
        gains = [(name, amount * (row[column] - sum(row) / len(row)) / HUNDREDTHS) for name, amount, row in rows]
        return sorted((gain for gain in gains if gain[1] > 0), key=lambda gain: -gain[1])


def packed(row: Sequence[float], size: int) -> int:
    """A row as one whole number, 32 bits for each weight: such rows are added as numbers are, all weights at once."""
    if len(row) != size:
        raise ValueError("a row of weights has not one number for each label")
    raised = (round(weight) + _HALF for weight in row)
    return int.from_bytes(_lanes(size).pack(*raised), "little") - _halves(size)


def unpacked(row: int, size: int) -> tuple[int, ...]:
    """The weights of a packed row, or of a sum of such rows."""
    raised = _lanes(size).unpack((row + _halves(size)).to_bytes(_WIDTH * size, "little"))
    return tuple(weight - _HALF for weight in raised)


@cache
def _lanes(size: int) -> Struct:
    return Struct(f"<{size}I")


@cache
def _halves(size: int) -> int:
    return int.from_bytes(_lanes(size).pack(*[_HALF] * size), "little")


Learnt = Mapping[str, Linear]


def read_learnt(document: Mapping[str, Any]) -> Learnt:
    """The models of a document that `write_learnt` made; raises `ValueError` when it is none, or of another version."""
    try:
        if document["version"] != VERSION:
            raise ValueError(f"version {document['version']!r} is not {VERSION}")
        return {group: _read(content) for group, content in document["models"].items()}
    except (AttributeError, KeyError, TypeError, error) as wrong:
        raise ValueError(f"not a file of learnt weights: {wrong!r}") from wrong


def _read(content: Mapping[str, Any]) -> Linear:
    labels = tuple(map(str, content["labels"]))
    weights, bias = content["weights"], content["bias"]
    if not isinstance(weights, dict) or len(bias) != len(labels):
        raise ValueError("a row of weights has not one number for each label")
    sum(bias)  # raises `TypeError` for what is no number
    return Linear.of(labels, bias, weights)


def write_learnt(learnt: Learnt) -> dict[str, Any]:
    """The models as a document of whole numbers (hundredths); rows that say next to nothing are left out."""
    return {"version": VERSION, "models": {group: _write(model) for group, model in sorted(learnt.items())}}


def _write(model: Linear) -> dict[str, Any]:
    rows = {name: list(model.row(name)) for name in sorted(model.weights)}
    bias = [round(one) for one in model.bias]
    return {
        "labels": list(model.labels),
        "bias": bias,
        "weights": {name: row for name, row in rows.items() if max(map(abs, row)) >= _WORTH},
    }
