"""What the words of a message speak for: entries by themselves, and rules over entries that are said together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tickets.triage.hits import Hit
from tickets.triage.lexicon import Lexicon, Rule, Vote


@dataclass(frozen=True, slots=True)
class Evidence:
    """One entry or rule that fired, the words that made it, its votes and the hazard it names."""

    source: str
    words: str
    votes: tuple[Vote, ...]
    hazard: str | None


def evidence(found: Iterable[Hit], lexicon: Lexicon) -> tuple[Evidence, ...]:
    """Every entry counts once however often it is said; then the rules, in their order."""
    said = [hit for hit in found if not hit.denied]
    return (*_entries(said, lexicon), *_rules(said, lexicon))


def _entries(said: list[Hit], lexicon: Lexicon) -> Iterator[Evidence]:
    seen: set[str] = set()
    for hit in said:
        if hit.entry not in seen:
            seen.add(hit.entry)
            entry = lexicon.entries[hit.entry]
            yield Evidence(entry.name, hit.words, entry.votes, entry.hazard)


def _rules(said: list[Hit], lexicon: Lexicon) -> Iterator[Evidence]:
    groups = {within: _grouped(said, within) for within in ("clause", "sentence", "message")}
    names = {hit.entry for hit in said}
    numbers = {number for name in names for number in lexicon.rules_of.get(name, ())}
    for rule in (lexicon.rules[number] for number in sorted(numbers)):
        if any(map(names.isdisjoint, rule.when)):
            continue
        for group in groups[rule.within]:
            if (words := _fires(rule, group)) is not None:
                yield Evidence(rule.name, words, rule.votes, rule.hazard)
                break


def _grouped(said: list[Hit], within: str) -> list[dict[str, str]]:
    groups: dict[int, dict[str, str]] = {}
    for hit in said:
        number = {"clause": hit.clause, "sentence": hit.sentence, "message": 0}[within]
        groups.setdefault(number, {}).setdefault(hit.entry, hit.words)
    return list(groups.values())


def _fires(rule: Rule, group: dict[str, str]) -> str | None:
    if rule.without & group.keys():
        return None
    words = []
    for item in rule.when:
        spoken = [group[name] for name in group if name in item]
        if not spoken:
            return None
        words.append(spoken[0])
    return " + ".join(words)
