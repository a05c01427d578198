"""Words around a place that take it back, or put it in another's stead: "不是802，是902"."""

import re

_NOT = re.compile(
    r"(?i:(?<![是要可莫怕只])(?:并?不是|并?非|不系|唔系)(?:在|住|指|说)?|[写打讲说输填记搞弄发]成(?:了|咗)?"
    r"|(?<!if )(?<!or )\b(?:not|isn't|wasn't|instead of|rather than)(?: (?:in|at|from|for|to|the|my))*)"
    r"[\s:\"']{0,2}(?:房号|门牌)?$"
)
_WROTE = re.compile(r"(?i:\b(?:wrote|typed|put|said)|[写打讲说报填](?:的是|的|了|咗))\s?$")
_BUT = re.compile(r"(?i:\s?[,.;]?\s?(?:but |and )?(?:it's|it is|should|i meant|其实|应该|实际|系))")
_RHETORICAL = re.compile(r"[^,.;!?\n]{0,12}(?:[吗嘛咩]|\?)")
_WRONG = r"(?:写|打|讲|说|输|填|记|搞|弄|发|选|按|听)错(?!误|电话|车|门|人|楼层|过)[了咗啦咧字]*"
_TAKEN_BACK = re.compile(
    rf"(?i:\s?(?:这个)?(?:是|系)?{_WRONG}|\s?(?:->|=>|→|⇒)|\s?(?:改成|改为|改做|换成|应为|应该是|应该系|应是)"
    r"|\s(?:is|was) (?:wrong|a typo|a mistake|incorrect|my mistake)"
    r"|[\s.,…]{0,5}(?:不对|唔系|唔啱|错了|口误|\bno|\bsorry|\boops|\bi mean|\bscratch that|\bcorrection)[,.\s]{1,3}"
    r"(?:应该)?(?:是|系|it's |make that |房号)?(?=\d|[A-Z]\d?[座栋幢\s-]|(?:tower|block|building|flat|unit)\b))"
)
_DOOR = r"(?:room|flat|unit|apartment|block|building|tower|house|door|address)"
_NUMBER = r"(?:地址|位置|地点|楼栋|门牌号?码?|房间?号码?|号码|[座栋楼单元房]数|[座栋楼]号)"
_BETWEEN = (
    rf"(?:[\s,.:;!~…-]|其实|实际|应该|正确的?|是|系|为|我家?|住|在|{_NUMBER}|it's|its"
    rf"|it is|is|that's|make that|i'm|i am|in|at|for|the|with|about|my|right|correct|one|and"
    rf"|{_DOOR}|number|should (?:be|read|say)|actually)*"
)
MARKED = re.compile(
    rf"(?i:(?:{_WRONG}|{_NUMBER}(?:是|都|全|报|选)?(?:错|不对|唔啱|反)[了咗啦]?|写反[了咗]?"
    rf"|更正(?:一?下)?|纠正(?:一?下)?|订正|改正|口误|{_NUMBER}要?改(?:一?下)?"
    rf"|不对[,.\s]?(?:应该?)?(?=是|系)|\bi meant(?: to (?:say|type|write))?|\bmeant to (?:say|type|write)|\bcorrection"
    rf"|\btypo|\bwrong (?:{_DOOR}|number)(?: (?:number|no))?"
    r"|\b(?:gave|sent|typed|wrote|put)(?: you)? (?:the|a) wrong"
    rf"|\b(?:{_DOOR}|number|it) (?:is|was) (?:wrong|incorrect)|\bmy mistake|\bmade a mistake"
    r"|\b(?:ignore|forget) (?:the|that|my) (?:\w+ )?(?:number|address|flat|room)(?: above)?"
    rf"|\bright {_DOOR}|\bcorrect (?:{_DOOR}|number|one)"
    rf"|\bgot (?:it|that) wrong|\bmis(?:typed|spelt)){_BETWEEN})$"
)
"""What announces a correction, up to the place that corrects."""
WEAKLY_MARKED = re.compile(
    r"(?i:(?:应该?(?:是|系)|应为|实际(?:是|系)|其实(?:是|系)|而是|改成|改为|换成|不对|唔啱|\bshould (?:be|read|say"
    r"|have been)"
    rf"|\bshould've been|\bmake (?:that|it)|\bchange (?:it )?to|\boops|\bsorry|\bactually|\bi mean|^\*){_BETWEEN})$"
)
"""What announces one only where nothing else is told."""


_WORDS = (
    *(
        "不是",
        "不系",
        "唔系",
        "唔啱",
        "非",
        "错",
        "正",
        "改",
        "换",
        "成",
        "口误",
        "不对",
        "应",
        "该",
        "实际",
        "其实",
        "而是",
        "->",
        "=>",
        "→",
        "⇒",
        "*",
    ),
    *(
        "not",
        "n't",
        "instead",
        "rather",
        "meant",
        "mean",
        "correct",
        "typo",
        "wrong",
        "mistake",
        "mistyp",
        "misspelt",
        "wrote",
        "typed",
        " put",
        "said",
        "写",
        "打",
        "讲",
        "说",
        "报",
        "填",
    ),
    *("should", "ignore", "forget", "right", "make", "change", "oops", "sorry", "actually", "scratch", " no", ",no"),
)


def may_correct(text: str) -> bool:
    """Whether the text has any word that could take a place back or announce another; quick, for most have none."""
    small = text.lower()
    return any(word in small for word in _WORDS)


def denied(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are taken back by those around them."""
    before = text[max(start - 30, 0) : start]
    if _NOT.search(before) and not _RHETORICAL.match(text, end):
        return True
    if _WROTE.search(before) and _BUT.match(text, end):
        return True
    return _TAKEN_BACK.match(text, end) is not None
