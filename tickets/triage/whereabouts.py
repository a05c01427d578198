"""Words that tell where something is without a place that is known: "小卖部旁边", "in my kitchen"."""

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
_ROOM = (
    r"(?:厨房|灶房|客厅|大厅|卧室|主卧|次卧|睡房|卫生间|洗手间|厕所|浴室|冲凉房|阳台|露台|书房|房间|房|走廊|过道|玄关|门口|大门|窗边?|窗户"
    r"|床|天花板?|吊顶|墙|墙角|地板|地上|水槽|洗手盆|洗菜盆|灶台|家里?|屋里?|屋企)"
)
_SPACE = (
    r"(?:kitchen|bathroom|bedroom|living room|dining room|study|balcony|toilet|hall(?:way)?|corridor|room|flat|house"
    r"|home|window|ceiling|wall|floor|sink|door|front door|back door|bed|shower|basin|loo|wardrobe|cupboard)"
)
_ONLY_A_SPOT = re.compile(
    rf"(?:就?(?:在|喺|系|是))?(?:我|我们|我哋|自己)?(?:的|嘅)?(?:{_ROOM}(?:的|嘅)?){{1,3}}"
    r"(?:里面?|里头|里边|入面|上面?|下面?|下边|旁边?|外面?|外边|度|嗰度|那里|那边|这里|这边|呢度)?"
    r"(?:的|嘅|呀|啊|哦|呢)?"
    r"|(?:it's |it is |its |that's )?(?:just )?(?:(?:in|at|on|by|near|under|above|behind|outside|inside|next to) )?"
    rf"(?:(?:the|my|our|a) )?(?:main |guest |master |whole |second |front |back )?{_SPACE}(?: (?:please|of my flat))?"
)


def only_a_spot(text: str) -> bool:
    """Whether the words name a spot in a home and nothing else; they tell of no matter."""
    return _ONLY_A_SPOT.fullmatch(normalise(text).strip(" ,.!?。，！？~")) is not None


def tells_where(text: str) -> bool:
    """Whether short words tell of a spot outside a home, in a way that somebody could find."""
    words = normalise(text)
    return _BESIDE.search(words) is not None and _AT_HOME.search(words) is None
