"""Turns a resident's words into kind, category, urgency and place, and says why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import exp

from tickets.triage.evidence import Evidence, evidence
from tickets.triage.features import Features, features
from tickets.triage.hits import hits
from tickets.triage.labels import group_of
from tickets.triage.learnt import Learnt
from tickets.triage.lexicon import Lexicon
from tickets.triage.places import Place, locate
from tickets.triage.scores import Scores, best, joined, ranked, spoken

EXAMPLES = "examples"
"""The source of what was only learnt."""
_DEFECTIVE = ("repair", "complaint")
_SURE = {"emergency": 0.25, "urgent": 0.65}  # where the words tell of a trouble: recall before precision
_SURER = {"emergency": 0.5, "urgent": 0.8}
_HEARD = 1.0  # points of the words for a trouble
_FRAGMENT = 15  # characters below which nothing is guessed that the words do not say: most of it is an answer
_SPEAKERS = 3
_CERTAIN = 6.0  # points of an emergency that nothing said beside it makes less of one


@dataclass(frozen=True, slots=True)
class Reason:
    """Words that spoke for a label, through which entry or rule (or `EXAMPLES`), with how many points."""

    words: str
    source: str
    group: str
    label: str
    points: float


@dataclass(frozen=True, slots=True)
class Understanding:
    """The labels of a message; ``categories`` are the three to offer, the chosen one first, `said` all that fired."""

    kind: str
    category: str
    categories: tuple[str, str, str]
    urgency: str
    place: Place
    why: tuple[Reason, ...]
    said: tuple[Evidence, ...] = ()

    @property
    def hazards(self) -> tuple[str, ...]:
        """What may cost a life (`tickets.triage.labels.HAZARDS`), each once; what the text denies is none."""
        return tuple(dict.fromkeys(one.hazard for one in self.said if one.hazard))


def understand(text: str, lexicon: Lexicon) -> Understanding:
    """The labels of a message as written; nothing in it can make this fail."""
    place, rest = locate(text)
    words = rest.lower()
    said = hits(words, lexicon)
    found = evidence(said, lexicon)
    seen = features(words, [one.source for one in found])
    told = spoken(found)
    scores = joined(told, lexicon.learnt, seen)
    kind, categories = best(scores["kind"]), ranked(scores)
    heard = any(told["kind"][one] >= _HEARD for one in _DEFECTIVE)
    guessed = not any(hit.denied for hit in said) and (heard or len(words) >= _FRAGMENT)  # examples hear no "no"
    raised = _raised(lexicon.learnt, seen, _SURE if heard else _SURER) if guessed else "routine"
    urgency = _urgency(kind, scores, found, raised)
    chosen = {"kind": kind, "urgency": urgency, group_of(kind): categories[0]}
    why = (*_reasons(found, chosen), *_examples(lexicon.learnt, seen, chosen))
    return Understanding(kind, categories[0], categories, urgency, place, why, found)


def _urgency(kind: str, scores: Scores, found: Iterable[Evidence], raised: str) -> str:
    """What the words say, or more when the examples are sure of it."""
    grades = ("emergency", "urgent", "routine")
    if kind not in _DEFECTIVE and not any(one.hazard for one in found):
        return "routine"
    points = scores["urgency"]
    said = "emergency" if points["emergency"] >= _CERTAIN else max(grades, key=lambda label: points[label])
    return min(said, raised, key=grades.index)


def _raised(learnt: Learnt, seen: Features, sure: Mapping[str, float]) -> str:
    if "urgency" not in learnt:
        return "routine"
    shares = {label: exp(one) for label, one in learnt["urgency"].log_shares(seen).items()}
    emergency = shares.get("emergency", 0.0)
    if emergency > sure["emergency"]:
        return "emergency"
    return "urgent" if emergency + shares.get("urgent", 0.0) > sure["urgent"] else "routine"


def _reasons(found: Iterable[Evidence], chosen: Mapping[str, str]) -> tuple[Reason, ...]:
    reasons = [
        Reason(one.words, one.source, vote.group, vote.label, vote.points)
        for one in found
        for vote in one.votes
        if chosen.get(vote.group) == vote.label and vote.points > 0
    ]
    return tuple(sorted(reasons, key=lambda reason: -reason.points))


def _examples(learnt: Learnt, seen: Features, chosen: Mapping[str, str]) -> Iterator[Reason]:
    for group, label in chosen.items():
        if group in learnt and label in learnt[group].labels:
            gains = [gain for gain in learnt[group].speaking(seen, label) if not gain[0].startswith("@")][:_SPEAKERS]
            if gains:
                words = ", ".join(gain[0] for gain in gains)
                yield Reason(words, EXAMPLES, group, label, round(sum(gain[1] for gain in gains), 2))
