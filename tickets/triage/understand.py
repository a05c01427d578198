"""Turns a resident's words into kind, category, urgency and place, and says why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp

from tickets.triage.evidence import Evidence, evidence
from tickets.triage.hits import hits
from tickets.triage.labels import CATEGORIES, KINDS, URGENCIES, group_of
from tickets.triage.lexicon import Lexicon
from tickets.triage.places import Place, locate

Scores = Mapping[str, Mapping[str, float]]
_BASE = {
    "kind": {"other": 0.5, "repair": 0.3, "inquiry": 0.1},
    "urgency": {"routine": 2.0},
    "repair": {"other": 1.0},
    "complaint": {"other": 1.0},
    "rest": {"other": 1.0},
}
_DEFECTIVE = ("repair", "complaint")


@dataclass(frozen=True, slots=True)
class Reason:
    """Words that spoke for a label, through which entry or rule, with how many points."""

    words: str
    source: str
    group: str
    label: str
    points: float


@dataclass(frozen=True, slots=True)
class Understanding:
    """The labels of a message; ``categories`` are the three to offer, the chosen one first."""

    kind: str
    category: str
    categories: tuple[str, str, str]
    urgency: str
    place: Place
    why: tuple[Reason, ...]


def understand(text: str, lexicon: Lexicon) -> Understanding:
    """The labels of a message as written; nothing in it can make this fail."""
    place, rest = locate(text)
    found = evidence(hits(rest.lower(), lexicon), lexicon)
    scores = _summed(found)
    kind = _best(scores["kind"])
    categories = _ranked(scores)
    urgency = _urgency(kind, scores, found)
    chosen = {"kind": kind, "urgency": urgency, group_of(kind): categories[0]}
    return Understanding(kind, categories[0], categories, urgency, place, _reasons(found, chosen))


def _summed(found: Iterable[Evidence]) -> Scores:
    sums: dict[str, defaultdict[str, float]] = {
        group: defaultdict(float, dict.fromkeys(labels, 0.0) | _BASE[group])
        for group, labels in {"kind": KINDS, "urgency": URGENCIES, **CATEGORIES}.items()
    }
    for one in found:
        for vote in one.votes:
            sums[vote.group][vote.label] += vote.points
    return sums


def _best(scores: Mapping[str, float]) -> str:
    return max(sorted(scores), key=lambda label: scores[label])


def _ranked(scores: Scores) -> tuple[str, str, str]:
    """The chosen kind's best category, then the likeliest others over all kinds."""
    kinds = _shares(scores["kind"])
    best = _best(scores["kind"])
    first = "other" if best == "other" else _best(scores[group_of(best)])
    likely: defaultdict[str, float] = defaultdict(float)
    for kind, share in kinds.items():
        for category, part in _shares(scores[group_of(kind)]).items():
            likely[category] += share * part
    others = sorted((label for label in likely if label != first), key=lambda label: (-likely[label], label))
    return first, others[0], others[1]


def _shares(scores: Mapping[str, float]) -> dict[str, float]:
    top = max(scores.values())
    weights = {label: exp(points - top) for label, points in scores.items()}
    total = sum(weights.values())
    return {label: weight / total for label, weight in weights.items()}


def _urgency(kind: str, scores: Scores, found: Iterable[Evidence]) -> str:
    if kind not in _DEFECTIVE and not any(one.hazard for one in found):
        return "routine"
    points = scores["urgency"]
    return max(("emergency", "urgent", "routine"), key=lambda label: points[label])


def _reasons(found: Iterable[Evidence], chosen: Mapping[str, str]) -> tuple[Reason, ...]:
    reasons = [
        Reason(one.words, one.source, vote.group, vote.label, vote.points)
        for one in found
        for vote in one.votes
        if chosen.get(vote.group) == vote.label and vote.points > 0
    ]
    return tuple(sorted(reasons, key=lambda reason: -reason.points))
