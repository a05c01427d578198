"""Words that correct a place: "不是802，是902", "打错了，房号902", "I meant 12C not 12B"."""

import re

from tickets.triage.mentions import mentions, without
from tickets.triage.normal import fold
from tickets.triage.places import Place, find_place
from tickets.triage.public_places import denies_public_place
from tickets.triage.zones import denies_zone

LONGEST = 80
"""Characters beyond which words tell more than a place."""
_SLACK = 12
"""Characters that may stand beside a place and what announces it as the right one."""
_OF_ANOTHER = re.compile(
    r"(?i:账单|单据|收费|费用|电话|手机|车牌|名字|姓名|密码|金额|快递|外卖|发票|\b(?:bill|invoice|phone|plate|parcel|charged?|fees?|name)\b)"
)
_FILLER = re.compile(
    r"(?i:[\s,.:;!?~…()*'\"-]|不好意思|抱歉|对不起|刚才|刚刚|头先|前面|上面|上一条|那个|我|把|的|了|啦|咗|哦|啊|呀|才对|才是|才系|请|麻烦|帮|改|一下|下|地址|房号|门牌|号码|位置|地点"
    r"|写|打|讲|说|输|填|记|搞|弄|发|报|选|错|字|应该?|其实|实际|是|系|在|住|为|成|更正|纠正|订正|改正|口误|不对|唔啱|正确|写反|先啱|而|家"
    r"|\b(?:sorry|oops|my|bad|mistake|typo|i|meant|mean|to|say|type|write|should|be|read|have|been|correction|wrong|room|flat|unit|block"
    r"|building|tower|number|address|it's|its|it|is|that|that's|make|change|please|pls|actually|not|no|the|in|at|a|an|for|got|apologies|hi|hello|i'm|am|was|gave"
    r"|you|typed|wrote|put|made|with|about|ignore|forget|above|right|correct|one|oh|thanks)\b)"
)


def correction(text: str) -> Place | None:
    """The place that words put in another's stead, or ``None`` where they correct none; parts not said are ``None``."""
    plain = fold(text)
    if len(plain) > LONGEST:
        return None
    found = mentions(plain)
    told = [one for one in found if not one.denied]
    place = find_place(text)
    instead = bool(told) or place.public is not None or place.zone is not None
    if instead and (len(told) < len(found) or denies_public_place(plain) or denies_zone(plain)):
        return place
    if not told or _OF_ANOTHER.search(plain):
        return None
    beside = len(_FILLER.sub("", without(plain, found)))
    announced = beside <= _SLACK and any(one.announced for one in told)
    hinted = beside == 0 and any(one.hinted for one in told)
    return place if announced or hinted else None
