"""What of the lexicon a message says, and what of it the message denies."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tickets.triage.lexicon import Lexicon

_CLAUSE = re.compile(r"[,;:、…—\n。.!?~]+(?!\d)|\s+(?:but|and then|though|although)\s")
_SENTENCE = re.compile(r"[;\n。!?]+|\.(?!\d)")
_TURN = re.compile(r"但是?|不过|可是|然而|\b(?:but|however)\b")
_CHINESE_NO = "没有?|未有|无|未|冇|唔|不是|并非|别|毫无|不会|唔系|唔是|不系|没在|没再|不怎么|不|并不"
_CHINESE_FILLER = (
    "闻到|看到|看见|见到|听到|发现|出现|感觉到|任何|什么|明显|半点|一点|异常|发生|造成|再|啥|咩|有|到|见|过"
    "|了|的|人|被|在|是|其他|那种|这种|水|烟|火|气|东西"
)
_ENGLISH_NO = r"\b(?:no|not|without|never|nothing|nobody|none|neither|nor|nobody's|isnt|doesnt|dont|didnt)|n't"
_ENGLISH_FILLER = (
    "a|an|any|anyone|one|the|signs? of|smell|see|feel|hear|notice|real|more|longer|is|are|was|been|being|yet|seem"
    "|actual|or|burning|gas|it|of|like|sparks?|smoke|visible|smelling|getting|inside|there|major|big|have|had|got"
    "|water|coming|out|kind|sort"
)
_DENIED_BEFORE = re.compile(
    rf"(?:{_CHINESE_NO})(?:{_CHINESE_FILLER})*$|(?:{_ENGLISH_NO})(?:\s(?:{_ENGLISH_FILLER}))*\s$"
)
_LISTED = re.compile(r"^\s?(?:、|或者?|和|跟|也没有?|也不|or|and|nor|/)\s?(?:any\s)?$")
_NEAR = 100  # letters before a danger in which it may be denied: a clause without an end is not read whole each time
_DENIED_AFTER = re.compile(r"\s?(?:倒|也|是|都|就|并|暂时|目前)*(?:没有|冇)(?=$|[\s,.;!?。的呀啊哈])")


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that is said: its words, where, and in which clause and sentence.

    It is ``denied`` after "no" or "没有", and in a sentence that tells of another time or of no real thing.
    """

    entry: str
    words: str
    start: int
    clause: int
    sentence: int
    denied: bool


def hits(text: str, lexicon: Lexicon) -> tuple[Hit, ...]:
    """Everything the lexicon finds in normalised text, in order."""
    clauses = [mark.start() for mark in _CLAUSE.finditer(text)]
    sentences = [mark.start() for mark in _SENTENCE.finditer(text)]
    found: list[Hit] = []
    denied_to: int = -1
    for one in sorted(lexicon.index.find(text), key=lambda one: (one.start, one.end)):
        clause = bisect_right(clauses, one.start)
        opening = clauses[clause - 1] if clause else 0
        denied = lexicon.entries[one.entry].deniable and _denied(text, one.start, one.end, opening, denied_to)
        denied_to = max(denied_to, one.end) if denied else denied_to
        words = text[one.start : one.end]
        found.append(Hit(one.entry, words, one.start, clause, bisect_right(sentences, one.start), denied))
    turns = sorted((*sentences, *(mark.start() for mark in _TURN.finditer(text))))
    return tuple(_framed([(hit, bisect_right(turns, hit.start)) for hit in found], lexicon))


def _framed(found: Sequence[tuple[Hit, int]], lexicon: Lexicon) -> Iterator[Hit]:
    """A frame takes the dangers of its sentence away, up to a "but", unless it also says that they are there now."""
    framed = {stretch for hit, stretch in found if lexicon.entries[hit.entry].frame}
    framed -= {stretch for hit, stretch in found if lexicon.entries[hit.entry].present}
    for hit, stretch in found:
        taken = stretch in framed and lexicon.entries[hit.entry].deniable
        yield replace(hit, denied=True) if taken else hit


def _denied(text: str, start: int, end: int, opening: int, denied_to: int) -> bool:
    if _DENIED_BEFORE.search(text[max(opening, start - _NEAR) : start]) or _DENIED_AFTER.match(text, end):
        return True
    return 0 <= denied_to <= start and _LISTED.match(text[denied_to:start]) is not None
