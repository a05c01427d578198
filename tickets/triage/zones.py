"""Phases, zones and courtyards of an estate: 二期, 东区, 5号院, Phase 2."""

import re
from collections.abc import Iterator

_ZH = "[一二三四五六七八九十]"
_ZONE = (
    rf"(?:第?(?:\d{{1,2}}|{_ZH}{{1,2}})期|(?<![浦海广华])[东南西北中]{{1,2}}[区苑]|(?<![库场层A-Za-z\d])[A-Ha-h]区"
    rf"|{_ZH}区|(?<!\d)(?:\d{{1,3}}|{_ZH}{{1,3}})号院)"
)
_PLACE = (
    rf"(?=[\s,的/·-]{{0,2}}(?:\d{{1,3}}(?:栋|幢|座|号|#|-\d|单元)|{_ZH}{{1,3}}(?:栋|幢|座|号楼)|[A-Z]\d?(?:栋|幢|座"
    rf"|-?\d)|(?i:block|tower|blk)))"
)
_NAME = "(?:\\d{1,2}|[a-h]|i{1,3}|iv|one|two|three|four)(?![a-z0-9])"
_ALONE = r"(?=$|[,.;:!?\s)]|的|这|那|整|全|里|所有|是|系)"
_ZONES = re.compile(
    rf"{_ZONE}(?:{_PLACE}|(?<=院){_ALONE})"
    rf"|(?:^|(?<=[在住是到于们给,.;:!?\s(])){_ZONE}(?!工程|域|别|间|.{{0,2}}[款费付账息])"
    r"|(?:^|(?<=[\s,.:;!?在住]))(?!在|住)[\u4e00-\u9fff]{1,4}[苑阁轩庭居园坊邸郡](?<!花园)(?=\d{1,2}(?:栋|幢|号楼|座"
    r"|-\d))"
    rf"|(?i:(?<![a-z0-9-])(?:phase|precinct|courtyard)\s{_NAME}(?!\s(?:power|supply|wire|current)))"
    rf"|(?i:(?:(?<=\bin )|(?<=\bat ))zone\s{_NAME}|^zone\s{_NAME}$"
    rf"|(?<![a-z])zone\s{_NAME}(?=,?\s(?:block|tower|blk|building)))"
    r"|(?i:(?<![a-z])(?:north|south|east|west)\s(?:zone|precinct|phase)(?![a-z]))"
)
_GATE = re.compile("[期区苑院阁轩庭居园坊邸郡]|[Pp]hase|PHASE|[Zz]one|ZONE|[Pp]recinct|[Cc]ourtyard")


_DENIED = re.compile(r"(?i:(?<![是要可莫怕])(?:不是|唔系)(?:在)?|\bnot (?:in )?(?:the )?)$")


def find_zone(folded: str) -> tuple[int, int] | None:
    """Where the first phase, zone or courtyard is named that is not denied; ``None`` when there is none."""
    return next((found.span() for found in _found(folded) if not _denied(folded, found)), None)


def denies_zone(folded: str) -> bool:
    """Whether a zone is named only to say that it is not the one."""
    return any(_denied(folded, found) for found in _found(folded))


def _found(folded: str) -> Iterator[re.Match[str]]:
    return _ZONES.finditer(folded) if _GATE.search(folded) else iter(())


def _denied(folded: str, found: re.Match[str]) -> bool:
    return _DENIED.search(folded[: found.start()]) is not None
