"""Words that tell where something is without a place that is known: "小卖部旁边", "next to the slide"."""

import re

from tickets.triage.normal import normalise

_BESIDE = re.compile(
    r"(?:旁边?|隔壁|附近|对面|门口|前面?|后面?|楼下|外面|[东南西北]边|边上|入口|出口|那边|这边|那里|侧边?|转角|拐角|处|中间|尽头)(?:的地方|呀|啊|哦|吧|那)?[。.!！]?$"
    r"|\b(?:next to|near|beside|by the|behind|in front of|opposite|outside|between|at the|around the|close to)\b"
)
_AT_HOME = re.compile(
    r"厨房|客厅|卧室|卫生间|洗手间|厕所|阳台|书房|房间|浴室|床|家里|屋里"
    r"|\b(?:kitchen|bathroom|bedroom|living room|balcony|toilet|sink|bed)\b"
)


def tells_where(text: str) -> bool:
    """Whether short words tell of a spot outside a home, in a way that somebody could find."""
    words = normalise(text)
    return _BESIDE.search(words) is not None and _AT_HOME.search(words) is None
