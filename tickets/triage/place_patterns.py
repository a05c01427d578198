"""How residents write buildings, sections and rooms; each pattern names what it captures."""

import re

from tickets.triage.numbers import ENGLISH, NUMERAL

_ZH = f"[{NUMERAL}]"
_NUMBER = rf"(?:\d{{1,3}}|{_ZH}{{1,4}})"
_WORD = "(?i:" + "|".join(sorted(ENGLISH, key=len, reverse=True)) + ")"
_LETTER = r"(?:[A-Z]|[b-hj-z]|a(?=[\s,]{1,2}[\d#]))(?![A-Za-z])"
_START = rf"(?<![\dA-Za-z{NUMERAL}-])(?<!\d[.:/])"
_BUILDING = rf"(?P<building>\d{{1,3}}|{_ZH}{{1,4}}|[A-Za-z]\d?|[甲乙丙丁戊己庚辛])"
_HOUSE = (
    rf"(?:号楼|号栋|(?<! )#楼?(?!\d{{1,2}}-\d)|栋|幢|座|号(?=\d{{3,4}}(?!\d)|{_NUMBER}(?:单元|楼|层))"
    rf"|楼(?={_NUMBER}单元))"
)
_SECTION = rf"(?P<section>\d{{1,2}}|{_ZH}{{1,3}}|[A-Da-d甲乙丙丁])"
_GAP = r"[\s,的]{0,2}"
_ROOM = (
    rf"(?P<room>\d{{3,4}}(?!\d)[A-Ha-h]?(?![A-Za-z\d])|[零〇一二三四五六七八九幺]{{3,4}}(?!{_ZH})"
    r"|\d{1,2}[A-Za-z](?![A-Za-z]))"
)
_FLOOR = rf"(?P<floor>\d{{1,2}}|{_ZH}{{1,3}})(?:楼|层|/?[Ff](?![a-z])(?:loor)?),?\s?"
_DOOR = (
    r"(?P<door>\d{3,4}(?!\d)"
    r"|\d{1,2}(?=室|房|号|户|单位|$|[^\d楼层F/a-z年月天个米点分秒])(?!\s?(?:个|次|天|点|分))"
    rf"|{_ZH}{{2}}(?=室|房|号|$|[,.\s])|[A-Za-z](?![A-Za-z0-9]))"
)
_TAIL = r"(?:室|房|号房|户|单位)?"
_TOWER = (
    r"(?i:\b(?:block|blk|tower|twr|building|bldg|bld|blg))(?:[.#]\s?|\s+(?:(?i:no)\.?\s?)?#?|(?=\d))"
    rf"(?P<building>\d{{1,3}}(?!\d)[A-Za-z]?(?![A-Za-z])|{_LETTER}|{_WORD}\b)"
)
_ORDINAL = r"\b(?P<building>\d{1,2})(?i:st|nd|rd|th)\s(?i:block|tower|building)\b"
_ENTRANCE = (
    r"(?i:\b(?:entrance|entr|section|staircase|stairwell|stair|entry))\.?\s?"
    rf"(?P<section>\d{{1,2}}(?!/)|[A-D]|{_WORD})\b"
)
_FLAT = r"(?i:\b(?:unit|apt|apartment|flat|room|rm|suite|#))\.?\s?(?i:no\.?\s?)?#?"
_TH = r"(?:st|nd|rd|th)?\s?(?:/f\b|floor|fl\b|f\b)"

PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_START}(?P<building>\d{{1,2}}|[A-Za-z]\d?)\s?-\s?(?P<section>\d{{1,2}})\s?-\s?(?P<room>\d{{3,4}})(?![\d-])",
        r"(?<![\dA-Za-z-])(?P<building>[A-Z]\d?)-(?P<floor>\d{1,2})-(?P<door>\d{1,2})(?![\d-])",
        r"(?i:\bt)(?P<building>\d{1,2})[\s-]{1,2}(?P<room>\d{3,4})(?!\d)",
        rf"{_START}(?!B[1-4]-)(?P<building>\d{{1,2}}|[A-Z]\d?)\s?-\s?(?P<room>\d{{3,4}})(?![\d-])",
        rf"{_START}{_BUILDING}\s?{_HOUSE}{_GAP}{_SECTION}\s?(?:单元|门(?=\d{{3,4}})){_GAP}{_FLOOR}{_DOOR}{_TAIL}",
        rf"{_START}{_BUILDING}\s?{_HOUSE}{_GAP}{_SECTION}\s?(?:单元|门(?=\d{{3,4}})){_GAP}{_ROOM}{_TAIL}",
        rf"{_START}(?P<building>\d{{1,2}})#(?P<section>\d)-(?P<room>\d{{3,4}})(?!\d)",
        rf"{_START}{_BUILDING}\s?{_HOUSE}{_GAP}{_SECTION}\s?单元",
        rf"{_START}{_BUILDING}\s?{_HOUSE}{_GAP}{_FLOOR}{_DOOR}{_TAIL}",
        rf"{_START}{_BUILDING}\s?{_HOUSE}{_GAP}{_ROOM}{_TAIL}",
        rf"{_START}(?P<building>\d{{1,2}}|[A-Z])-(?P<section>\d)单元{_GAP}{_ROOM}",
        rf"{_START}{_SECTION}\s?单元{_GAP}{_FLOOR}{_DOOR}{_TAIL}",
        rf"{_START}{_SECTION}\s?单元{_GAP}{_ROOM}{_TAIL}",
        rf"{_START}{_BUILDING}\s?{_HOUSE}(?!楼(?:都|全|之|间)|[山桥城岛庙塔])",
        rf"{_START}{_SECTION}\s?单元",
        r"(?<![\dA-Za-z])#(?P<floor>\d{1,2})-(?P<door>\d{1,3})(?!\d)",
        rf"{_TOWER}[\s,-]{{0,3}}(?P<room>\d{{1,2}}[A-Ha-h])\b(?!\s?(?:fuse|breaker))",
        rf"{_TOWER}[\s,]{{1,3}}(?P<floor>\d{{1,2}})-(?P<door>\d{{2}})(?![\d/-])",
        rf"(?<![\d/-])(?P<floor>\d{{1,2}})-(?P<door>\d{{2}}),?\s(?:(?:in|at|of)\s)?{_TOWER}",
        rf"(?<![\dA-Za-z-])(?P<room>\d{{1,2}}[A-Ha-h]|\d{{3,4}}),?\s(?:(?:in|at|of)\s)?{_TOWER}",
        rf"{_TOWER},?\s(?P<room>\d{{3,4}})(?!\d|\s?(?:am|pm)\b)",
        r"(?<![\d-])(?P<room>\d{3,4})[\s,]{1,2}T(?P<building>\d{1,2})\b",
        _TOWER,
        _ORDINAL,
        r"\b(?P<building>[B-H]|(?<=\b(?:in|of|at) )A)\s(?i:block|tower)\b",
        r"(?i:\b(?:unit|door)\s?)(?P<section>\d{1,2}),?\s(?:(?i:room|apt|flat)\s?)?(?P<room>\d{3,4})(?!\d)",
        _ENTRANCE,
        rf"{_FLAT}(?P<floor>\d{{1,2}})-(?P<door>\d{{1,2}})\b",
        rf"{_FLAT}(?P<room>\d{{3,4}}[A-Za-z]?|\d{{1,2}}[A-Za-z])\b",
        rf"{_FLAT}(?P<door>[A-Z]|\d{{1,2}}),?\s?(?:on\s|at\s)?(?:the\s)?(?P<floor>\d{{1,2}})(?i:{_TH})",
        rf"(?<!\d)(?P<floor>\d{{1,2}})(?i:{_TH})\s?,?\s?{_FLAT}(?P<door>[A-Z]|\d{{1,2}})\b",
        rf"{_FLAT}(?P<door>[A-Z]|\d{{1,2}})[,\s]{{0,2}}(?P<floor>\d{{1,2}})[楼层]",
        r"(?i:\b(?:apt|apartment|flat))\.?\s?(?P<room>\d{1,2}|[A-Z])\b(?!/)",
        r"(?P<room>(?:[A-Z]\d{1,3}|\d{1,3}))号?(?:商铺|铺位|铺(?!了|着|设|路|地)|底商|档口)",
        r"(?:商铺|铺位|底商|档口|(?i:\bshop\s(?:unit\s)?(?:no\.?\s?)?))#?(?P<room>[A-Z]?\d{1,3})(?!\d)号?",
        rf"{_START}{_FLOOR}{_DOOR}(?:室|房|单位)",
        rf"{_START}(?P<floor>\d{{1,2}})楼(?P<door>\d{{2}}|[A-Z])(?![\dA-Za-z]|[个天次分秒点年月])",
        rf"{_START}(?P<building>[A-H])\s(?P<room>\d{{1,2}}[A-H])(?![A-Za-z\d])",
        r"(?<=[\s.])(?P<room>\d{1,2}[ABD-H])(?=,\s)",
        r"(?i:\bin\s)(?P<room>\d{1,2}[A-H])(?![A-Za-z\d])",
        r"(?i:\b(?:at|from)\s)(?P<room>\d{1,2}[ABD-H])(?![A-Za-z\d])",
        r"(?<![\dA-Za-z])(?P<room>\d{1,2}[A-Za-z])(?:室|(?<=[,\s]..)$|(?<=[,\s]...)$)",
        rf"{_START}(?P<building>[A-H])\s?(?P<room>\d{{3,4}})(?!\d)",
        rf"{_START}(?P<room>\d{{3,4}})(?!\d)",
        rf"{_START}(?P<room>[一二三四五六七八九幺][一二三四五六七八九]?[零〇][一二三四五六七八九])(?!{_ZH})",
    )
)
BARE = PATTERNS[-3:]
