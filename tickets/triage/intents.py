"""What somebody may want of their own ticket, as the office words it: words, and the rules that put them together.

A message is covered by words, or it is not: what says anything else is a matter, and none of these.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tickets.triage.document import LexiconError, flag, known_keys, known_names, listed, mapping, phrases
from tickets.triage.labels import CATEGORIES
from tickets.triage.phrases import Index, Phrase


class Intent(StrEnum):
    """What a message wants."""

    WHEN_COMING = "when_coming"
    ANY_NEWS = "any_news"
    CHASE = "chase"
    NO_LONGER_NEEDED = "no_longer_needed"
    SOLVED = "solved"
    CAME_BACK = "came_back"
    CHANGE_POSTS = "change_posts"
    COMPENSATION = "compensation"


QUESTIONS = frozenset({Intent.WHEN_COMING, Intent.ANY_NEWS, Intent.CHASE})
WITHDRAWALS = frozenset({Intent.NO_LONGER_NEEDED, Intent.SOLVED})
ORDER = (
    Intent.CAME_BACK,
    Intent.NO_LONGER_NEEDED,
    Intent.SOLVED,
    Intent.CHASE,
    Intent.ANY_NEWS,
    Intent.WHEN_COMING,
)
"""Of what one message wants at once, the first of these counts; what is not named here comes after."""


@dataclass(frozen=True, slots=True)
class Word:
    """Ways of saying one thing; `about` are the categories of a ticket whose thing it names (`None`: it names none)."""

    name: str
    phrases: tuple[Phrase, ...]
    about: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """An intent, and the words that say it: of each set of `when` one, and none `without`.

    They cover the whole message, or (`anywhere`) stand in it. Where `beside` or `not_beside` is given more may be said:
    clauses that each hold a word of `beside`, and none of `not_beside`.
    """

    intent: Intent
    when: tuple[frozenset[str], ...]
    without: frozenset[str]
    beside: frozenset[str]
    not_beside: frozenset[str]
    anywhere: bool

    def said(self, words: frozenset[str]) -> bool:
        """Whether these words say it."""
        return not words & self.without and all(words & one for one in self.when)

    def may_be_said(self, words: frozenset[str]) -> bool:
        """Whether it might be said where these words stand, however they stand."""
        return all(words & one for one in self.when)

    def allows(self, words: frozenset[str]) -> bool:
        """Whether a clause that holds these words may stand beside."""
        if words & self.not_beside:
            return False
        return bool(words & self.beside) if self.beside else bool(self.not_beside)


@dataclass(frozen=True, slots=True)
class Intents:
    """Words by name, wishes in the order in which they count, and the index by which phrases are found.

    Words that are `spoken` decide about a wish; those `beside_only` cover nothing, and tell what else is said.
    """

    words: Mapping[str, Word] = field(default_factory=dict)
    wishes: tuple[Wish, ...] = ()
    spoken: frozenset[str] = frozenset()
    beside_only: frozenset[str] = frozenset()
    index: Index = field(default_factory=lambda: Index(()), repr=False, compare=False)

    @classmethod
    def from_mapping(cls, document: Mapping[str, Any]) -> "Intents":
        """Builds them from plain mappings; raises `LexiconError` with the path of what is wrong."""
        known_keys(document, {"words", "rules"}, ())
        said = mapping(document.get("words", {}), ("words",))
        words = {str(name): _word(str(name), content) for name, content in said.items()}
        wishes = [_wish(i, one, words) for i, one in enumerate(listed(document.get("rules", []), ("rules",)))]
        ranks = {intent: rank for rank, intent in enumerate(ORDER)}
        wishes.sort(key=lambda wish: ranks.get(wish.intent, len(ranks)))
        asked = frozenset().union(*(one for wish in wishes for one in wish.when))
        spoken = asked.union(*(wish.without for wish in wishes))
        beside = frozenset().union(*(wish.beside | wish.not_beside for wish in wishes)) - asked
        index = Index((word.name, word.phrases, False) for word in words.values())
        return cls(words, tuple(wishes), spoken, beside, index)


def _word(name: str, said: object) -> Word:
    path: tuple[str | int, ...] = ("words", name)
    content = mapping(said, path)
    known_keys(content, {"say", "about"}, path)
    about = tuple(str(one) for one in listed(content.get("about", []), (*path, "about")))
    if unknown := sorted(set(about).difference(*CATEGORIES.values())):
        raise LexiconError((*path, "about"), f"no such category: {', '.join(unknown)}")
    return Word(name, phrases(content.get("say"), (*path, "say")), about if "about" in content else None)


def _wish(number: int, said: object, words: Mapping[str, Word]) -> Wish:
    path: tuple[str | int, ...] = ("rules", number)
    content = mapping(said, path)
    known_keys(content, {"intent", "when", "without", "beside", "not_beside", "anywhere"}, path)
    intent = content.get("intent")
    if intent not in set(Intent):
        raise LexiconError((*path, "intent"), f"one of {', '.join(Intent)}")
    items = [str(item).split("|") for item in listed(content.get("when"), (*path, "when"))]

    def named(key: str) -> frozenset[str]:
        given = listed(content.get(key, []), (*path, key))
        return known_names(map(str, given), words, (*path, key))

    when = tuple(known_names(item, words, (*path, "when", i)) for i, item in enumerate(items))
    rest = named("without"), named("beside"), named("not_beside")
    return Wish(Intent(intent), when, *rest, flag(content, "anywhere", path))
