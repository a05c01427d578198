"""The words the office keeps: what is said, and what it speaks for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from tickets.triage.document import LexiconError, flag, known_keys, known_names, listed, mapping, phrases
from tickets.triage.intents import Intents
from tickets.triage.labels import CATEGORIES, HAZARDS, KINDS, URGENCIES
from tickets.triage.learnt import Learnt
from tickets.triage.phrases import Index, Phrase

Within = Literal["clause", "sentence", "message"]
_GROUPS: Mapping[str, frozenset[str]] = {"kind": KINDS, "urgency": URGENCIES, **CATEGORIES}
_WITHIN = ("clause", "sentence", "message")


@dataclass(frozen=True, slots=True)
class Vote:
    """So many points for one label of one group (``kind``, ``urgency``, or the categories of a kind)."""

    group: str
    label: str
    points: float


@dataclass(frozen=True, slots=True)
class Entry:
    """Words that mean one thing; what is ``deniable`` counts for nothing after "no" or "没有".

    What ``hides`` (things do, states do not) hides the shorter words inside its own: a 下水管 is no 水管.
    A ``frame`` (last year, a drill, a film) denies what is deniable in its sentence, unless a ``present`` word (now,
    still) stands there too.
    """

    name: str
    phrases: tuple[Phrase, ...]
    votes: tuple[Vote, ...]
    deniable: bool
    hides: bool
    hazard: str | None
    frame: bool = False
    present: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """Entries that speak together; each item of ``when`` is a set of entries of which one must be said."""

    name: str
    when: tuple[frozenset[str], ...]
    without: frozenset[str]
    within: Within
    votes: tuple[Vote, ...]
    hazard: str | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by name, rules in order, the index by which phrases are found, weights learnt from examples, intents.

    `rules_of` are the numbers of the rules that an entry begins.
    """

    entries: Mapping[str, Entry]
    rules: tuple[Rule, ...]
    index: Index = field(repr=False, compare=False)
    learnt: Learnt = field(default_factory=dict, repr=False, compare=False)
    intents: Intents = field(default_factory=Intents, repr=False, compare=False)
    rules_of: Mapping[str, Sequence[int]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_mapping(cls, document: Mapping[str, Any]) -> "Lexicon":
        """Builds the lexicon from plain mappings; raises `LexiconError` with the path of what is wrong."""
        known_keys(document, {"words", "rules"}, ())
        entries = {
            str(name): _entry(str(name), said) for name, said in mapping(document.get("words", {}), ("words",)).items()
        }
        rules = tuple(_rule(i, said, entries) for i, said in enumerate(listed(document.get("rules", []), ("rules",))))
        _unique((rule.name for rule in rules), entries)
        index = Index((entry.name, entry.phrases, entry.hides) for entry in entries.values())
        return cls(entries, rules, index, rules_of=_begun(rules))


def _begun(rules: Iterable[Rule]) -> Mapping[str, Sequence[int]]:
    begun: dict[str, list[int]] = {}
    for number, rule in enumerate(rules):
        for name in rule.when[0]:
            begun.setdefault(name, []).append(number)
    return begun


def _entry(name: str, said: object) -> Entry:
    path: tuple[str | int, ...] = ("words", name)
    content = mapping(said, path)
    known_keys(content, {"say", "deniable", "hides", "frame", "present", "hazard", *_GROUPS}, path)
    said_as = phrases(content.get("say"), (*path, "say"))
    deniable, hides = flag(content, "deniable", path), flag(content, "hides", path, default=True)
    frame, present = flag(content, "frame", path), flag(content, "present", path)
    return Entry(name, said_as, _votes(content, path), deniable, hides, _hazard(content, path), frame, present)


def _rule(number: int, said: object, entries: Mapping[str, Entry]) -> Rule:
    path: tuple[str | int, ...] = ("rules", number)
    content = mapping(said, path)
    known_keys(content, {"name", "when", "without", "within", "hazard", *_GROUPS}, path)
    items = [str(item).split("|") for item in listed(content.get("when"), (*path, "when"))]
    when = tuple(known_names(item, entries, (*path, "when", i)) for i, item in enumerate(items))
    without = known_names(
        [str(item) for item in listed(content.get("without", []), (*path, "without"))], entries, (*path, "without")
    )
    within = content.get("within", "clause")
    if within not in _WITHIN:
        raise LexiconError((*path, "within"), f"one of {', '.join(_WITHIN)}")
    name = str(
        content.get("name") or " + ".join("|".join(item) for item in items) + (" alone" if len(items) == 1 else "")
    )
    return Rule(name, when, without, cast("Within", within), _votes(content, path), _hazard(content, path))


def _votes(content: Mapping[str, Any], path: tuple[str | int, ...]) -> tuple[Vote, ...]:
    votes = []
    for group in _GROUPS.keys() & content.keys():
        for label, points in mapping(content[group], (*path, group)).items():
            if label not in _GROUPS[group]:
                raise LexiconError(
                    (*path, group, label), f"no such {group}; one of {', '.join(sorted(_GROUPS[group]))}"
                )
            if isinstance(points, bool) or not isinstance(points, int | float):
                raise LexiconError((*path, group, label), "points are a number")
            votes.append(Vote(group, str(label), float(points)))
    return tuple(sorted(votes, key=lambda vote: (vote.group, vote.label)))


def _hazard(content: Mapping[str, Any], path: tuple[str | int, ...]) -> str | None:
    hazard = content.get("hazard")
    if hazard is None or hazard in HAZARDS:
        return cast("str | None", hazard)
    raise LexiconError((*path, "hazard"), f"no such hazard; one of {', '.join(sorted(HAZARDS))}")


def _unique(names: Iterable[str], entries: Mapping[str, Entry]) -> None:
    seen: set[str] = set(entries)
    for i, name in enumerate(names):
        if name in seen:
            raise LexiconError(("rules", i, "name"), f"{name} is already used")
        seen.add(name)
