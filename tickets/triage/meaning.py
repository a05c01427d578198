"""What a message wants of a ticket that is there already, when it says that and nothing else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tickets.triage.intents import Intent, Intents, Wish
from tickets.triage.normal import normalise
from tickets.triage.phrases import Found
from tickets.triage.places import locate

LONGEST, LONGEST_ANYWHERE = 80, 300
"""Characters beyond which a message says more than a wish, and beyond which none is looked for in it."""

Labels = frozenset[str]
_BREAK = re.compile(r"[,.!;~…。、:\-\n]+|(?<=[?\u3400-\u9fff]) +| +(?=[\u3400-\u9fff])|(?<=\?)(?=.)")
_GAPS = frozenset(' ,.!;:~…。、-\n()"')


@dataclass(frozen=True, slots=True)
class Meaning:
    """An intent, the `things` that were named with it, and their categories (`topics`).

    `more` was said besides, of which no word may be lost.
    """

    intent: Intent
    things: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    more: bool = False


def meaning(text: str, intents: Intents) -> Meaning | None:
    """What the message wants; `None` when it tells of a matter, or of nothing that the office has words for."""
    if len(text) > LONGEST_ANYWHERE or not _likely(normalise(text), intents):
        return None
    words = locate(text)[1].lower().strip()
    found = list(intents.index.find(words))
    labels = frozenset(one.entry for one in found)
    likely = [wish for wish in intents.wishes if wish.may_be_said(labels)]
    reading = _Covered(words, found, intents)
    for wish in likely:
        more = _says(wish, reading, labels)
        if more is not None:
            told = [one for one in found if reading.tells(wish, one)] if more else found
            things = tuple(dict.fromkeys(_named(told, intents)))
            topics = tuple(dict.fromkeys(topic for _, topics in things for topic in topics))
            return Meaning(wish.intent, tuple(name for name, _ in things), topics, more)
    return None


def _likely(words: str, intents: Intents) -> bool:
    """Whether its words say a wish at all: most messages do not, and are read no further."""
    labels = frozenset(one.entry for one in intents.index.find(words))
    return any(wish.may_be_said(labels) for wish in intents.wishes)


def _says(wish: Wish, reading: "_Covered", labels: Labels) -> bool | None:
    """Whether more is said than the wish; `None` when it is not said."""
    if wish.anywhere:
        return True if wish.said(labels) else None
    if len(reading.text) > LONGEST:
        return None
    if any(wish.said(words) for words in reading.whole()):
        return False
    if not (wish.beside or wish.not_beside):
        return None
    rest = list(reading.rest(wish))
    return True if rest and None not in rest and all(wish.allows(one) for one in rest if one is not None) else None


def _named(found: Iterable[Found], intents: Intents) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The things that are named: their words, and the categories they may have; none inside a longer word (上门)."""
    spans = [(one.start, one.end) for one in found if not one.phrase.gapped]
    for one in found:
        about = intents.words[one.entry].about
        inside = any(a <= one.start and one.end <= b and b - a > one.end - one.start for a, b in spans)
        if about is not None and not inside:
            yield one.phrase.text, about


class _Covered:
    """A text, and the ways in which words cover it from its beginning."""

    def __init__(self, text: str, found: Iterable[Found], intents: Intents) -> None:
        self.text, self._spoken, self._beside = text, intents.spoken, intents.beside_only
        self._from: dict[int, list[tuple[int, str]]] = {}
        for one in found:
            self._from.setdefault(one.start, []).append((one.end, one.entry))

    def whole(self) -> set[Labels]:
        """What is said by each way to cover all of it."""
        return self._reached(0, len(self.text)).get(len(self.text), set())

    def rest(self, wish: Wish) -> Iterator[Labels | None]:
        """The words of each clause that is not covered, where another says the wish; one `None` where none does."""
        said = False
        for start, end in _clauses(self.text):
            reached = self._reached(start, end)
            fits = [at for at, ways in reached.items() if any(wish.said(words) for words in ways)]
            said = said or bool(fits)
            if end not in reached:
                begun = max(fits, default=start) if wish.beside else start
                said = said and (bool(wish.beside) or not fits or end in fits)
                yield self._holds(begun, end)
        if not said:
            yield None

    def tells(self, wish: Wish, found: Found) -> bool:
        """Whether it stands in a clause that says the wish: what is named beside it need not be what it is about."""
        here = next((one for one in _clauses(self.text) if one[0] <= found.start < one[1]), (0, 0))
        return wish.anywhere or any(wish.said(words) for ways in self._reached(*here).values() for words in ways)

    def _holds(self, start: int, end: int) -> Labels:
        return frozenset(name for at in range(start, end) for to, name in self._from.get(at, ()) if to <= end)

    def _reached(self, start: int, end: int) -> dict[int, set[Labels]]:
        """The places to which the text is covered without a gap, each with the words that rules ask for.

        Of the ways to cover it those with the fewest words count: what a longer word says, its parts do not.
        """
        reached: dict[int, tuple[int, set[Labels]]] = {start: (0, {frozenset()})}
        for at in range(start, end):
            if at not in reached:
                continue
            count, ways = reached[at]
            if self.text[at] in _GAPS:
                _reach(reached, at + 1, count, ways)
            for to, name in self._from.get(at, ()):
                if to <= end and name not in self._beside:
                    said = {words | {name} for words in ways} if name in self._spoken else ways
                    _reach(reached, to, count + 1, said)
        return {at: ways for at, (_, ways) in reached.items()}


def _reach(reached: dict[int, tuple[int, set[Labels]]], to: int, count: int, ways: set[Labels]) -> None:
    fewest, known = reached.get(to, (count, set()))
    if count <= fewest:
        reached[to] = (count, ways | known if count == fewest else ways)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _BREAK.finditer(text):
        if mark.start() > start:
            yield start, mark.start()
        start = mark.end()
    if start < len(text):
        yield start, len(text)
