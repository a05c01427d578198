"""How residents write buildings, sections and rooms; an earlier pattern takes its words from the later ones."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from tickets.triage.numbers import FLOOR_WORD
from tickets.triage.place_parts import (
    BRANCH,
    BUILDING,
    CARDINAL,
    DOOR,
    ENTRANCE,
    ENTRY,
    FLAT,
    FLOOR,
    GAP,
    HOUSE,
    JOINT,
    LETTER,
    ONE,
    ROOM,
    SECTION,
    START,
    STOREY,
    TAIL,
    TOWER,
    ZH,
    B,
    E,
)

_IS = r"\s?(?:是|为|系)?[:=]?\s?"
_NEXT = r"[\s,;/、|]{0,3}"
_FORM = (
    rf"(?:(?:楼栋号?|栋号|楼号|幢号|楼幢|楼座){_IS}|(?:栋|幢|座)\s?[:=]\s?)"
    rf"(?P<building>[A-Za-z]?\d{{1,3}}(?!\d)|{ZH}{{1,3}}|[A-Z])\s?(?:号楼|栋|幢|座|号)?"
    rf"(?:{_NEXT}单元号?{_IS}(?P<section>\d{{1,2}}|{ZH}{{1,2}}|[A-D])(?:单元)?)?"
    rf"(?:{_NEXT}(?:房间号?|房号|室号|门牌号?|户号|户|房|室){_IS}{ROOM}{TAIL})?",
    rf"单元号?\s?[:=]\s?(?P<section>\d{{1,2}}|{ZH}{{1,2}}|[A-D])(?!\d)",
    rf"(?:房间号?|房号|室号|门牌号?|户号){_IS}{ROOM}{TAIL}",
)
_PUNCTUATED = (
    rf"{START}(?<![/\\])(?P<building>\d{{1,2}}|[A-Za-z]\d?)\s?-\s?(?P<section>\d{{1,2}})\s?-\s?(?P<floor>\d{{1,2}})"
    r"\s?-\s?(?P<door>\d{2})(?![\d-])",
    rf"{START}(?<![/\\])(?P<building>\d{{1,2}}"
    rf"|[A-Za-z]\d?)\s?(?P<joint>{JOINT})\s?(?P<section>\d{{1,2}})\s?(?P=joint)\s?"
    rf"(?P<room>\d{{3,4}}(?!\d)[A-H]?)(?!{JOINT}?\d)",
    rf"{START}(?P<building>[A-Z]?\d{{1,2}})#[-/]?(?P<section>\d{{1,2}})[-#/_]"
    r"(?:(?P<room>\d{3,4})|(?P<floor>\d{1,2})-(?P<door>\d{2}))(?![\d-])",
    rf"{START}{BUILDING}\s?{HOUSE}{GAP}(?P<section>\d{{1,2}})[-/_]"
    r"(?:(?P<room>\d{3,4})(?!\d)|(?P<floor>\d{1,2})-(?P<door>\d{2}))(?![\d-])",
    rf"{START}{BUILDING}\s?{HOUSE}{GAP}(?P<floor>\d{{1,2}})-(?P<door>\d{{2}})(?![\d-]){TAIL}",
    r"(?<![\dA-Za-z-])(?P<building>[A-Z]\d?)-(?P<floor>\d{1,2})-(?P<door>\d{1,2}[A-H]?)(?![\dA-Za-z-])",
    rf"{START}{BUILDING}\s?{HOUSE}\s?[/,-]\s?(?P<floor>\d{{1,2}})/F?\s?(?P<door>[A-H]){E}",
    rf"{B}[Tt](?P<building>\d{{1,2}})[\s,-]{{1,2}}{FLOOR}(?P<door>\d{{1,2}}(?=室|房|$|[,.\s])|[A-H](?![A-Za-z]))",
    rf"{B}[Tt](?P<building>\d{{1,2}})[\s/-]{{1,2}}(?P<room>\d{{3,4}}(?!\d)|\d{{1,2}}[A-H]{E})",
    r"(?<![\dA-Za-z])#(?P<floor>\d{1,2})-(?P<stack>\d{1,4})(?!\d)",
)
_TOWER_PUNCTUATED = (
    rf"{TOWER}[\s,]{{1,3}}#?(?P<floor>0\d)-(?P<stack>\d{{3}})(?![\d/-])",
    rf"{TOWER}[\s,]{{1,3}}(?P<section>\d{{1,2}})[-/](?P<room>\d{{3,4}})(?![\d/-])",
    rf"(?i:{B}(?:block|blk|tower|building|bldg|unit|apt|flat))\.?\s?(?P<building>[A-Z]|\d{{1,3}})-(?P<floor>\d{{1,2}})-"
    r"(?P<door>\d{1,2}[A-H]?)(?![\dA-Za-z-])",
)
_PAIRS = (
    rf"{START}(?P<building>\d{{1,2}})-(?P<section>\d)[,\s]\s?(?P<room>\d{{3,4}})(?![\d-])",
    r"(?:^|(?<=[在住]))(?P<building>\d{1,2})-(?P<section>\d)(?=的|[,.]|$|楼[梯道]|门口|这)",
    r"^(?P<building>\d{1,2}) (?P<section>\d{1,2}) (?P<room>\d{3,4})$",
    rf"{START}(?!B[1-4]-\d{{3}}(?!\d))(?!P\d-)(?P<building>\d{{1,2}}|[A-Z]\d?)\s?[-/_]\s?(?P<room>\d{{3,4}})(?![\d-])",
    rf"{START}(?P<building>[A-Z]\d?|\d{{1,2}})[-/](?P<room>\d{{1,2}}[ABD-H])(?![A-Za-z\d-])",
)
_ABBREVIATED = (
    rf"{START}(?P<building>\d{{1,2}})d(?:ong)?[\s-]?(?P<section>\d)d(?:an)?y(?:uan)?[\s-]?(?P<room>\d{{3,4}})(?!\d)",
)
_BRANCHES = (rf"(?:{START}{BUILDING}\s?{HOUSE}{GAP})?(?:{ENTRY}{GAP})?(?<![\dA-Za-z]){FLOOR}{BRANCH}{TAIL}",)
_CHINESE = (
    rf"{START}{BUILDING}\s?{HOUSE}{GAP}{ENTRY}{GAP}(?P<floor>\d{{1,2}})-(?P<door>\d{{2}})(?![\d-]){TAIL}",
    rf"{START}{BUILDING}\s?{HOUSE}{GAP}{ENTRY}{GAP}{FLOOR}{DOOR}{TAIL}",
    rf"{START}{BUILDING}\s?{HOUSE}{GAP}{ENTRY}{GAP}{ROOM}{TAIL}",
    rf"{START}{BUILDING}\s?{HOUSE}{GAP}{SECTION}\s?(?:单元|门洞|梯(?![一二两三四五六\d]{{0,2}}[户部台间]))",
    rf"{START}{BUILDING}\s?{HOUSE}{GAP}{FLOOR}{DOOR}{TAIL}",
    rf"{START}{BUILDING}\s?{HOUSE}{GAP}{ROOM}{TAIL}",
    rf"{START}(?P<building>\d{{1,2}}|[A-Z])-(?P<section>\d)单元{GAP}{ROOM}",
    rf"{START}{ENTRY}{GAP}{FLOOR}{DOOR}{TAIL}",
    rf"{START}{ENTRY}{GAP}{ROOM}{TAIL}",
    rf"{START}{BUILDING}\s?{HOUSE}(?!楼(?:都|全|之|间)|[山桥城岛庙塔])",
    rf"{START}{SECTION}\s?(?:单元|门洞)",
    r"(?:(?P<building>\d{1,3})号别墅|别墅\s?(?P<villa>\d{1,3})号?)",
)
_TOWERS = (
    rf"(?<![\dA-Za-z-])(?P<building>\d{{1,2}})\s(?i:block|blk|tower)\s(?:{FLAT})?(?P<room>\d{{1,2}}[A-H]){E}",
    rf"(?:^|(?<=[.!?]\s))(?P<building>\d{{1,2}})\s(?i:blk)\s(?:{FLAT})?(?P<room>\d{{3}})(?!\d)",
    r"^(?P<building>\d{1,2}|[A-H])\s(?i:tower|block|building)(?:,?\s?(?P<room>\d{3,4}|\d{1,2}[A-H]))?[.!]?$",
    rf"{TOWER},?\s(?i:no)\.?\s?(?P<room>\d{{3,4}})(?!\d)",
    rf"{TOWER}[\s,]{{1,3}}(?P<floor>{CARDINAL})[\s-]?(?P<door>[A-H]){E}",
    rf"{TOWER}[\s,-]{{0,3}}(?P<room>\d{{1,2}}[A-Ha-h]){E}(?!\s?(?:fuse|breaker))",
    rf"{TOWER}[\s,]{{1,3}}(?P<floor>\d{{1,2}})-(?P<door>\d{{2}})(?![\d/-])",
    rf"(?<![\d/-])(?P<floor>\d{{1,2}})-(?P<door>\d{{2}}),?\s(?:(?:in|at|of)\s)?{TOWER}",
    rf"(?<![\dA-Za-z-])(?P<room>\d{{1,2}}[A-Ha-h]|\d{{3,4}}),?\s(?:(?:in|at|of)\s)?{TOWER}",
    rf"{TOWER}[,/]?[\s/](?P<room>\d{{3,4}})(?!\d|\s?(?i:am|pm){E})",
    rf"(?<![\d-])(?P<room>\d{{3,4}})[\s,]{{1,2}}T(?P<building>\d{{1,2}}){E}",
    TOWER,
    rf"{B}(?P<building>\d{{1,2}})(?i:st|nd|rd|th)\s(?i:block|tower|building){E}",
    rf"{B}(?P<building>[B-H]|(?<=\b(?:in|of|at) )A)\s(?i:block|tower){E}",
    rf"(?i:{B}villa)\s(?:no\.?\s)?(?P<building>\d{{1,3}})(?!\d)",
    rf"(?i:{B}wing)\s(?P<section>{LETTER}){E}",
    rf"{B}(?P<section>[A-H])[\s-](?i:wing){E}",
)
_STOREYS = (
    rf"{FLAT}(?P<door>[A-Z]|[b-h]|\d{{1,2}}(?!\d)|{CARDINAL}),?\s?(?:on\s|at\s)?(?:the\s)?{STOREY}",
    rf"(?<!\d){STOREY}\s?,?\s?{FLAT}(?P<door>[A-Z]|[b-h]|\d{{1,2}}|{CARDINAL}){E}",
)
_SPOKEN = rf"(?:{FLAT})?{B}(?P<floor>{ONE}[\s-]{ONE}|{CARDINAL})[\s-](?i:oh|zero|o|nought)[\s-](?P<door>{ONE}){E}"
_FLATS = (
    rf"(?i:{B}(?:unit|door)[\s:]{{1,2}})(?P<section>\d{{1,2}}),?\s(?:(?i:room|apt"
    rf"|flat)(?:\s?:)?\s?)?(?P<room>\d{{3,4}})(?!\d)",
    rf"{FLAT}(?P<floor>\d{{1,2}})\s?[-/]\s?(?P<door>\d{{1,2}}|[A-Z]){E}",
    rf"{FLAT}(?P<room>\d{{3,4}}[A-Za-z]?|\d{{1,2}}[A-Za-z]){E}",
    rf"{FLAT}(?P<floor>{CARDINAL})[\s-]?(?P<door>[A-H]){E}",
    rf"(?<!\d)(?P<floor>\d{{1,2}})/F[,\s]{{1,2}}(?P<door>[A-H]){E}",
    rf"(?:{FLAT}(?P<door>[A-Z]|\d{{1,2}})|{B}(?P<letter>[A-Z])室)[,\s]{{0,2}}(?P<floor>\d{{1,2}})(?:字?楼|层|/F)",
    rf"{FLAT}(?P<door>[A-Z]),?\s?(?P<floor>G)/F{E}",
    rf"(?i:{B}(?:apt|apartment|flat))\.?\s?(?:no\.?\s?)?(?P<room>\d{{1,2}}|[A-Z]|[A-Z]\d{{1,2}}){E}(?![/-])",
    rf"(?i:{B}(?:apt|apartment|flat))\s(?P<room>{CARDINAL})(?=[,.;!]|$|\s(?i:in|of|at|block|tower)\b)",
)
_LOOSE = (
    rf"{START}{FLOOR}{DOOR}(?:室|房|单位)",
    rf"{START}(?P<floor>\d{{1,2}}|{FLOOR_WORD})楼(?P<door>\d{{2}}|[A-Z]|零[一二三四五六七八九])(?![\dA-Za-z]"
    rf"|[个天次分秒点年月号])",
    rf"{START}(?P<building>[A-H])\s(?P<room>\d{{1,2}}[A-H])(?![A-Za-z\d])",
    r"(?<=[\s.])(?P<room>\d{1,2}[ABD-H])(?=,\s)",
    r"(?i:\bin\s)(?P<room>\d{1,2}[A-H])(?![A-Za-z\d])",
    r"(?i:\b(?:at|from)\s)(?P<room>\d{1,2}[ABD-H])(?![A-Za-z\d])",
    r"(?i:\bneighbou?rs? (?:at|from) )(?P<room>\d{1,2}C)(?![A-Za-z\d])",
    r"^(?i:(?:it's|it is|i'm|i am|we're|we are|i live|we live)(?: in| at)?\s|我家?是|我住|係|系|是)?"
    r"(?P<room>\d{1,2}[A-Ha-h])(?i:\s?(?:please|pls|thanks|先啱|才对|唔该))?[.!]?$",
    r"^(?P<room>\d{1,2}[A-H])(?=\s(?:have|has|is|are|keeps?|here)\b|[.,:;-]|$)",
    r"(?<=[.!?] )(?P<room>\d{1,2}[ABD-H])(?=[.,!]|\shere\b|$)",
    r"(?<![\dA-Za-z])(?P<room>\d{1,2}[A-Za-z])(?:室|(?<!\b(?:to|at|is) ..)(?<!\b(?:to|at|is) ...)(?:(?<=[,\s]..)"
    r"|(?<=[,\s]...))$)",
    rf"{START}{ROOM}(?:室|房(?![东租贷])|单位)",
    rf"{START}(?P<room>\d{{1,2}}[A-H])(?=,?\s?(?:(?i:not|instead of|rather than)\s|不是))",
    r"(?:(?<=[Nn]ot )|(?<=meant )|(?<=should be )|(?<=不是)|(?<=应该是)|(?<=而是))(?P<room>\d{1,2}[A-H])(?![A-Za-z\d])",
    r"(?<=\x00)(?:[\s,.;-]|(?i:but|it's|its|is)\b|而?是|系)+(?P<room>\d{1,2}[A-H])(?![A-Za-z\d])",
    r"(?i:\bat\s)(?P<floor>\d{2})-(?P<door>\d{2})(?![\d-])",
)
_BARE = (
    rf"{START}(?P<building>[A-H])\s?(?P<room>\d{{3,4}})(?!\d)",
    rf"{START}(?P<room>\d{{3,4}})(?!\d)",
    rf"{START}(?P<room>[一二三四五六七八九幺][一二三四五六七八九幺]?[零〇][一二三四五六七八九]"
    rf"|{FLOOR_WORD}[零〇][一二三四五六七八九])(?!{ZH})",
)

DIGITS = tuple("0123456789")
_BUILDING_WORDS = ("block", "blk", "tower", "twr", "building", "bldg", "bld", "blg")
_FLAT_WORDS = ("unit", "apt", "apartment", "flat", "room", "rm", "suite", "#")
_FLOOR_WORDS = (
    "floor",
    "level",
    "lvl",
    "storey",
    "/f",
    *(f"{figure}{end}" for figure in DIGITS for end in ("f", " f")),
)
_FORM_WORDS = (
    "楼栋",
    "楼幢",
    "楼座",
    "楼号",
    "栋号",
    "幢号",
    "栋:",
    "幢:",
    "座:",
    "单元",
    "房",
    "室号",
    "门牌",
    "户号",
)


class Family(NamedTuple):
    """Patterns that are only looked for where one of `words` stands in the small letters of a text.

    `bare` when nothing but where its figures stand makes them a room.
    """

    words: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    bare: bool = False


def _family(words: Iterable[str], *patterns: str, bare: bool = False) -> Family:
    return Family(tuple(words), tuple(re.compile(pattern) for pattern in patterns), bare)


FAMILIES = (
    _family(_FORM_WORDS, *_FORM),
    _family(DIGITS, *_PUNCTUATED),
    _family((*_BUILDING_WORDS, "unit", "apt", "flat"), *_TOWER_PUNCTUATED),
    _family(DIGITS, *_PAIRS),
    _family(("之", "f-", "楼-", "层-"), *_BRANCHES),
    _family(("dy", "dan"), *_ABBREVIATED),
    _family("栋幢座号楼#单门梯墅在住", *_CHINESE),
    _family((*_BUILDING_WORDS, "villa", "wing", *(f"t{figure}" for figure in DIGITS)), *_TOWERS),
    _family(_FLOOR_WORDS, *_STOREYS),
    _family((" oh ", "-oh-", " o ", "zero", "nought"), _SPOKEN),
    _family((*_FLAT_WORDS, "/f", "室", "door"), *_FLATS),
    _family(("entr", " ent", "section", "stair", "entry"), ENTRANCE),
    _family((*DIGITS, *"楼室房"), *_LOOSE),
    _family((*DIGITS, *"零〇"), *_BARE, bare=True),
)
"""In the order in which they are tried."""
