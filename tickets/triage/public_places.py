"""Places that belong to everybody."""

import re

_PUBLIC = re.compile(
    r"(?i:(?:地下|负[一二三\d]层?)?(?:车库|停车场)(?:\s?b\d|\s?负[一二三\d]层?)?|b[1-4](?:层|车库|停车场)"
    r"|(?:小区)?(?:正|大|侧|[东南西北]{1,2})门(?:口|岗)?(?!店|窗)|大堂|门厅|电梯厅|楼道|走廊|楼梯间|天台|楼顶|架空层|中庭|会所|泳池|健身房"
    r"|儿童(?:乐园|游乐\w?|滑梯)|游乐场|凉亭|垃圾[房站]|快递柜|单车棚|车棚|平台花园|花园|广场|篮球场|消防通道"
    r"|\b(?:car ?park|garage|basement(?: level)? ?b?\d?|lobby|corridor|hallway"
    r"|stairwell|staircase|roof(?:top)?|playground|pool|gym"
    r"|club ?house|garden|courtyard|bin room|(?:north|south|east|west|main|back) gate)\b)"
)


_LIFT = re.compile(r"(?i:电梯|升降机|\b(?:lift|elevator)s?\b)")


def public_place(folded: str, written: str, *, shared: bool) -> str | None:
    """The first public place that is named, as it is written; ``None`` when there is none.

    ``shared`` says that a building is named and no room of it: its lift is a place then.
    """
    found = _PUBLIC.search(folded) or (_LIFT.search(folded) if shared else None)
    return written[slice(*found.span())] if found else None
