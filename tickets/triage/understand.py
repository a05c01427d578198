"""Turns a resident's words into kind, category, urgency and place, and says why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tickets.triage.evidence import Evidence
from tickets.triage.features import Features, readable
from tickets.triage.heard import Heard, heard
from tickets.triage.labels import group_of
from tickets.triage.learnt import Learnt
from tickets.triage.lexicon import Lexicon
from tickets.triage.places import Place, locate
from tickets.triage.scores import Scores, best, halved, joined, ranked, shares, spoken
from tickets.triage.urgency import alarm, calmer, of_letter, of_matter, of_urgency, passages, urgency_of, width

EXAMPLES = "examples"
"""The source of what was only learnt."""
_SPEAKERS = 3
_FRAGMENT, _KNOWN, _LIKELY = 8.0, 0.8, 0.33
_AGREED, _PLAIN = 0.9, 4.0  # share of a danger by the examples, and points of the words, that leave nothing to weigh


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
    """The labels of a message; ``categories`` are the three to offer, the chosen one first, `said` all that fired.

    `why` are the words' reasons; `explained` adds those of the examples, of what was `seen`. ``hazards`` are what may
    cost a life now (`tickets.triage.labels.HAZARDS`), each once, the likeliest first.
    """

    kind: str
    category: str
    categories: tuple[str, str, str]
    urgency: str
    place: Place
    why: tuple[Reason, ...]
    said: tuple[Evidence, ...] = ()
    hazards: tuple[str, ...] = ()
    seen: Features = field(default_factory=dict, repr=False, compare=False)


def understand(text: str, lexicon: Lexicon) -> Understanding:
    """The labels of a message as written; nothing in it can make this fail."""
    place, rest = locate(text)
    words = rest.lower()
    known = heard(words, lexicon)
    dangers = _dangers(known, lexicon.learnt)
    scores = _letter(words, _scores(known, lexicon), lexicon)
    fitted = of_matter(scores, max(dangers.values()), words) if dangers else scores["urgency"]
    urgency = urgency_of(fitted)
    if urgency == "emergency" and _guessed(words, known, scores, dangers):
        urgency = calmer(scores["urgency"])
    if _agreed(known, dangers):
        urgency = "emergency"
    fitting = {**scores, "kind": of_urgency(scores["kind"], urgency, dangers.get("medical", 0.0))}
    kind, categories = best(fitting["kind"]), ranked(fitting)
    chosen = {"kind": kind, "urgency": urgency, group_of(kind): categories[0]}
    why = _reasons(known.found, chosen)
    hazards = _hazards(known, urgency, dangers if urgency == "emergency" else {})
    return Understanding(kind, categories[0], categories, urgency, place, why, known.found, hazards, known.seen)


def explained(understood: Understanding, learnt: Learnt) -> tuple[Reason, ...]:
    """All reasons for what was understood: the words', then the examples'."""
    kind = understood.kind
    chosen = {"kind": kind, "urgency": understood.urgency, group_of(kind): understood.category}
    return (*understood.why, *_examples(learnt, understood.seen, chosen))


def _scores(known: Heard, lexicon: Lexicon) -> Scores:
    return joined(spoken(known.found), lexicon.learnt, known.seen)


def _letter(words: str, whole: Scores, lexicon: Lexicon) -> Scores:
    """Of a letter the passages tell as well, and how urgent it is they alone.

    Where it tells of other times too, only those of now tell how urgent.
    """
    told = [(one, _scores(one, lexicon)) for one in (heard(passage, lexicon) for passage in passages(words))]
    if not told:
        return whole
    framed = any(one.framed for one, _ in told)
    now = (scores["urgency"] for one, scores in told if one.present or not framed)
    return {**halved(whole, [scores for _, scores in told]), "urgency": of_letter(whole["urgency"], now)}


def _guessed(words: str, known: Heard, scores: Scores, dangers: Mapping[str, float]) -> bool:
    """Whether only examples call a fragment an emergency, and are unsure of it or of what: most are answers."""
    if not dangers or width(words) > _FRAGMENT:
        return False
    told = any(vote.label == "emergency" and vote.points > 0 for one in known.found for vote in one.votes)
    return not told and (max(dangers.values()) < _KNOWN or shares(scores["urgency"])["emergency"] < _LIKELY)


def _agreed(known: Heard, dangers: Mapping[str, float]) -> bool:
    """Whether the words by themselves tell of an emergency, and the examples are sure of the danger that they name."""
    named = {one.hazard for one in known.found if one.hazard}
    if not any(dangers.get(hazard, 0.0) >= _AGREED for hazard in named):
        return False
    return alarm(spoken(known.found)["urgency"]) >= _PLAIN


def _dangers(known: Heard, learnt: Learnt) -> Mapping[str, float]:
    """How likely each danger is by the examples, if the message is an emergency."""
    return shares(learnt["hazard"].log_shares(known.seen)) if "hazard" in learnt else {}


def _hazards(known: Heard, urgency: str, dangers: Mapping[str, float]) -> tuple[str, ...]:
    """What the words name, and of an emergency at least one: the likeliest by the examples comes first."""
    named = [one.hazard for one in known.found if one.hazard]
    if urgency == "routine":
        return ()
    return tuple(dict.fromkeys([*([best(dangers)] if dangers else []), *named]))


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
            gains = [gain for gain in learnt[group].speaking(seen, label) if readable(gain[0])][:_SPEAKERS]
            if gains:
                words = ", ".join(gain[0] for gain in gains)
                yield Reason(words, EXAMPLES, group, label, round(sum(gain[1] for gain in gains), 2))
