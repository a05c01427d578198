"""The parts of a place as residents write them, in one script; each names what it captures."""

from tickets.triage.numbers import CARDINAL_WORD, FLOOR_WORD, NUMERAL, ONE_WORD, ORDINAL_WORD

# A Chinese character counts as a letter to `\b`: "喺Tower 2部" has no boundary there.
B = "(?<![A-Za-z0-9])"
E = "(?![A-Za-z0-9])"
ZH = f"[{NUMERAL}]"
CARDINAL, ORDINAL, ONE = f"(?i:{CARDINAL_WORD})", f"(?i:{ORDINAL_WORD})", f"(?i:{ONE_WORD})"
START = rf"(?<![\dA-Za-z{NUMERAL}_-])(?<!\d[.:/])(?<!\*\*)"
JOINT = r"[-/_.\\~·]"
GAP = r"[\s,的/_·:.-]{0,3}"

_NUMBER = rf"(?:\d{{1,3}}|{ZH}{{1,4}})"
BUILDING = (
    rf"(?P<building>\d{{1,3}}(?:之\d{{1,2}}(?=号))?|{ZH}{{1,4}}|[A-Za-z]-?\d{{1,2}}(?=[栋幢座])|[A-Za-z]\d?"
    rf"|[甲乙丙丁戊己庚辛])"
)
HOUSE = (
    rf"(?:号楼|号栋|(?<! )#楼?(?!\d{{1,2}}-\d)|栋|幢|座|号(?=\d{{3,4}}(?!\d)|{_NUMBER}(?:单元|字?楼|层"
    rf"|[Ff](?![A-Za-z])))"
    rf"|楼(?={_NUMBER}单元))"
)
SECTION = (
    rf"(?P<section>[东南西北]?(?:\d{{1,2}}|[一二三四五六])|{ZH}{{1,3}}|[A-Da-d甲乙丙丁]|[东南西北中](?=\s?(?:单元"
    rf"|门洞)))"
)
ENTRY = rf"{SECTION}\s?(?:单元|门洞|号?[门梯](?={GAP}\d{{3,4}}))"

ROOM = (
    rf"(?P<room>\d{{3,4}}(?!\d)[A-Ha-h]?(?![A-Za-z\d])|[零〇一二三四五六七八九幺]{{3,4}}(?!{ZH})"
    rf"|{FLOOR_WORD}[零〇][一二三四五六七八九](?!{ZH})|[一二三四五六七八九]百零?[一二三四五六七八九十]{{1,3}}"
    r"|G\d{2}(?!\d)|\d{1,2}[A-Za-z](?![A-Za-z]))"
)
FLOOR = rf"(?<![负下])(?P<floor>\d{{1,2}}|{ZH}{{1,3}})\s?(?:字?楼|层|/?[Ff](?![a-z])(?:loor)?)[,\-]?\s?"
BRANCH = rf"(?:的?之|-(?=\d(?![\d室])))\s?(?P<branch>\d{{1,2}}|{ZH}{{1,2}})"
"""之3, the part of a floor in Taiwan."""
DOOR = (
    r"(?P<door>\d{3,4}(?!\d)"
    r"|\d{1,2}(?=室|房|号|户|单位|$|[^\d楼层F/a-z年月天个米点分秒栋幢座])(?!\s?(?:个|次|天|点|分|号楼))"
    rf"|{ZH}{{1,3}}(?=室|房|号(?!楼)|户)|{ZH}{{2}}(?=$|[,.\s])|[A-Za-z](?![A-Za-z0-9栋幢座]))"
)
TAIL = r"(?:室|房|号房|户|单位)?"

_IS = r"(?:[.#]\s?|\s?[:=]\s?#?|\s+(?i:no\.?\s?|number\s)?#?|(?=\d))"
LETTER = r"(?:[A-Z]|[b-hj-z]|a(?=[\s,]{1,2}[\d#]))(?![A-Za-z])"
TOWER = (
    rf"(?i:{B}(?:block|blk|tower|twr|building|bldg|bld|blg)){_IS}"
    rf"(?P<building>\d{{1,3}}(?!\d)[A-Za-z]?(?![A-Za-z])|{LETTER}|{CARDINAL}{E})"
)
ENTRANCE = (
    rf"(?i:{B}(?:entrance|entr|ent|section|staircase|stairwell|stair|entry))(?:\.?\s?|\s?:\s?)"
    rf"(?P<section>\d{{1,2}}(?!/)|[A-D]|{CARDINAL}){E}"
)
FLAT = rf"(?i:(?:{B}(?:unit|apt|apartment|flat|room|rm|suite)|#))(?:\.?\s?|\s?:\s?)(?i:no\.?\s?)?#?"
_TH = r"(?:st|nd|rd|th)?\s?(?:/f\b|floor|fl\b|f\b)"
STOREY = (
    rf"(?:(?P<floor>\d{{1,2}})(?i:{_TH})|(?P<floor_word>{ORDINAL}|{CARDINAL})\s(?i:floor)"
    rf"|(?i:{B}(?:floor|level|lvl|storey))\s?(?P<floor_after>\d{{1,2}}|{CARDINAL}){E})"
)
"""A floor in English, before its unit or after it."""
