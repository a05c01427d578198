"""Points for every label: what the words speak for, and what was learnt from examples."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import exp

from tickets.triage.evidence import Evidence
from tickets.triage.features import Features, count
from tickets.triage.labels import CATEGORIES, KINDS, URGENCIES, group_of
from tickets.triage.learnt import Learnt

Scores = Mapping[str, Mapping[str, float]]
# what the words say of a message that says nothing; where there are examples, they know better
_BASE = {
    "kind": {"other": 0.5, "repair": 0.3, "inquiry": 0.1},
    "urgency": {"routine": 2.0},
    "repair": {"other": 1.0},
    "complaint": {"other": 1.0},
    "rest": {"other": 1.0},
    "help": {},
}
_WORDS_SHARE, _SHORT = 0.1, 4.0  # against one for what was learnt: found by cross-validation over writers
_UNSEEN = -8.0
_ENOUGH = 10.0  # points of one urgency beyond which more words of the same danger tell nothing new


def spoken(found: Iterable[Evidence]) -> Scores:
    """The votes of all evidence, summed for each group and label."""
    sums: dict[str, defaultdict[str, float]] = {
        group: defaultdict(float, dict.fromkeys(labels, 0.0) | _BASE[group])
        for group, labels in {"kind": KINDS, "urgency": URGENCIES, **CATEGORIES}.items()
    }
    for one in found:
        for vote in one.votes:
            sums[vote.group][vote.label] += vote.points
    return sums


def joined(words: Scores, learnt: Learnt, found: Features) -> Scores:
    """Both opinions together: the words weigh more in a short message, where the examples have little to go by."""
    share = _WORDS_SHARE + _SHORT / max(count(found), 1)
    return {group: _joined(words[group], learnt, found, group, share) for group in words}


def _joined(
    words: Mapping[str, float], learnt: Learnt, found: Features, group: str, share: float
) -> Mapping[str, float]:
    if group not in learnt:
        return words
    shares, before = learnt[group].log_shares(found), _BASE[group]
    return {
        label: share * max(-_ENOUGH, min(_ENOUGH, points - before.get(label, 0.0))) + shares.get(label, _UNSEEN)
        for label, points in words.items()
    }


def halved(whole: Scores, parts: Sequence[Scores]) -> Scores:
    """For half of the points the whole speaks, for half its parts on the average."""
    return {
        group: {
            label: (here + sum(part[group][label] for part in parts) / len(parts)) / 2 for label, here in said.items()
        }
        for group, said in whole.items()
    }


def best(scores: Mapping[str, float]) -> str:
    """The label with most points; of equals the first by alphabet."""
    return max(sorted(scores), key=lambda label: scores[label])


def ranked(scores: Scores) -> tuple[str, str, str]:
    """The chosen kind's best category, then the likeliest others over all kinds."""
    kind = best(scores["kind"])
    first = "other" if kind == "other" else best(scores[group_of(kind)])
    likely: defaultdict[str, float] = defaultdict(float)
    for one, share in shares(scores["kind"]).items():
        categories = {"other": 1.0} if one == "other" else shares(scores[group_of(one)])
        for category, part in categories.items():
            likely[category] += share * part
    others = sorted((label for label in likely if label != first), key=lambda label: (-likely[label], label))
    return first, others[0], others[1]


def shares(scores: Mapping[str, float]) -> dict[str, float]:
    """Points as shares of one, as far apart as exponentials are."""
    top = max(scores.values())
    weights = {label: exp(points - top) for label, points in scores.items()}
    whole = sum(weights.values())
    return {label: weight / whole for label, weight in weights.items()}
