"""How well the lexicon does on labelled messages, and which of its entries do the work."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from tickets.triage.evidence import evidence
from tickets.triage.hits import hits
from tickets.triage.learn import hazard_of, learn
from tickets.triage.lexicon import Lexicon
from tickets.triage.places import locate
from tickets.triage.understand import Understanding, understand

Labelled = Mapping[str, Any]
TELLING = "telling"
"""The field of a labelled message that says how it is told: `direct`, `indirect`, `near_miss`, `fragment`, `letter`."""
PLACE = ("building", "section", "room")


@dataclass(frozen=True, slots=True)
class _Answer:
    wanted: Labelled
    got: Understanding
    seconds: float

    def right(self, field: str) -> bool:
        return bool(self.wanted[field] == getattr(self.got, field))

    @property
    def placed(self) -> bool:
        return all(self.wanted[part] == getattr(self.got.place, part) for part in PLACE)


def scored(messages: Iterable[Labelled], lexicon: Lexicon) -> str:
    """The table of figures, the confusion of kinds and categories, and every miss."""
    return _report([_answered(one, lexicon) for one in messages])


def scored_apart(messages: Sequence[Labelled], lexicon: Lexicon, folds: int, beside: Sequence[Labelled] = ()) -> str:
    """The same, each of so many parts read with weights that were learnt from the other parts, and what is beside."""
    answers: list[_Answer] = []
    for fold in range(folds):
        others = [*beside, *(one for i, one in enumerate(messages) if i % folds != fold)]
        apart = replace(lexicon, learnt=learn(others, lexicon))
        answers += [_answered(one, apart) for one in messages[fold::folds]]
    return _report(answers)


def _report(answers: list[_Answer]) -> str:
    if not answers:
        raise ValueError("no labelled messages")
    return "\n".join(
        (
            _table(answers),
            _parts(answers),
            _confusion(answers, "kind"),
            _confusion(answers, "category"),
            _misses(answers),
            "",
        )
    )


def _answered(message: Labelled, lexicon: Lexicon) -> _Answer:
    started = time.perf_counter()
    got = understand(message["text"], lexicon)
    return _Answer(message, got, time.perf_counter() - started)


def _table(answers: list[_Answer]) -> str:
    lines = [f"{name:32}{value}" for name, value in _figures(answers).items()]
    lines.append(f"{'median time':32}{1000 * median(one.seconds for one in answers):.2f} ms")
    return f"{len(answers)} messages\n" + "\n".join(lines) + "\n"


def _figures(answers: list[_Answer]) -> dict[str, str]:
    repairs = [one for one in answers if one.wanted["kind"] == "repair"]
    alarms = [one for one in answers if one.wanted["urgency"] == "emergency"]
    raised = [one for one in answers if one.got.urgency == "emergency"]
    letters = [one for one in answers if one.wanted.get(TELLING) == "letter" and one not in alarms]
    dangers = [one for one in answers if one.wanted.get("danger")]
    return {
        "kind": _share(one.right("kind") for one in answers),
        "category (all kinds)": _share(one.right("category") for one in answers),
        "category of repairs": _share(one.right("category") for one in repairs),
        "category among the first three": _share(one.wanted["category"] in one.got.categories for one in answers),
        "emergency recall": _share(one.right("urgency") for one in alarms),
        "emergency precision": _share(one.right("urgency") for one in raised),
        "letters wrongly emergencies": _share(one.got.urgency == "emergency" for one in letters),
        "hazard named first": _share(hazard_of(one.wanted) in one.got.hazards[:1] for one in dangers),
        "hazard among those named": _share(hazard_of(one.wanted) in one.got.hazards for one in dangers),
        "urgency": _share(one.right("urgency") for one in answers),
        "place": _share(one.placed for one in answers),
    }


def _parts(answers: list[_Answer]) -> str:
    """The same figures for each language and, where the messages say how they are told, for each telling."""
    tables = []
    for field in ("lang", TELLING):
        values = sorted({str(one.wanted[field]) for one in answers if one.wanted.get(field)})
        columns = [_figures([one for one in answers if one.wanted.get(field) == value]) for value in values]
        if len(columns) > 1:
            rows = ["".join(f"{column[name].split()[0]:>11}" for column in columns) for name in columns[0]]
            head = f"{field:32}" + "".join(f"{value:>11}" for value in values)
            tables.append(
                "\n".join((head, *(f"{name:32}{row}" for name, row in zip(columns[0], rows, strict=True)), ""))
            )
    return "\n".join(tables)


def _share(right: Iterable[bool]) -> str:
    all_of_them = list(right)
    if not all_of_them:
        return "-"
    return f"{sum(all_of_them) / len(all_of_them):.3f}  ({sum(all_of_them)}/{len(all_of_them)})"


def _confusion(answers: Iterable[_Answer], field: str) -> str:
    taken = Counter((str(one.wanted[field]), str(getattr(one.got, field))) for one in answers)
    labels = sorted({label for pair in taken for label in pair})
    wide = max(map(len, labels)) + 2
    head = f"{field + ' (wanted, got)':24}" + "".join(f"{i:>4}" for i in range(len(labels)))
    rows = [
        f"{i:>3} {wanted:20}" + "".join(f"{taken[wanted, got] or '.':>4}" for got in labels)
        for i, wanted in enumerate(labels)
    ]
    return "\n".join((head.ljust(wide), *rows, ""))


def _misses(answers: Iterable[_Answer]) -> str:
    lines = ["misses"]
    for one in answers:
        wrong = [f for f in ("kind", "category", "urgency") if not one.right(f)]
        said = [f"{f}: {one.wanted[f]} taken for {getattr(one.got, f)}" for f in wrong]
        if not one.placed:
            said.append(f"place: {_place(one.wanted)} taken for {_place(_places(one.got))}")
        if said:
            lines.append(f"- {one.wanted['text']}\n    " + "; ".join(said))
    return "\n".join(lines)


def _places(got: Understanding) -> Labelled:
    return {part: getattr(got.place, part) for part in PLACE}


def _place(said: Labelled) -> str:
    return " ".join(str(said[part]) if said[part] is not None else "-" for part in PLACE)


def used(texts: Iterable[str], lexicon: Lexicon) -> str:
    """Entries and rules that fire on nothing, and those that fire on one sentence only."""
    fired: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        for one in evidence(hits(locate(text)[1].lower(), lexicon), lexicon):
            fired[one.source].add(text)
    names = [*lexicon.entries, *(rule.name for rule in lexicon.rules)]
    idle = [f"- {name}" for name in names if not fired[name]]
    single = [f"- {name}: {next(iter(fired[name]))}" for name in names if len(fired[name]) == 1]
    return "\n".join(["fires on nothing", *idle, "", "fires on one sentence only", *single, ""])
