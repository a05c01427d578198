"""Places that belong to everybody."""

import re
from collections.abc import Iterable, Iterator

from tickets.triage.normal import fold

Gated = tuple[tuple[str, ...], re.Pattern[str]]
"""A pattern, after words of which one must stand in the small letters of a text (none: it is always tried)."""
_BAY = r"[a-z]{0,2}\d{0,2}-?\d{1,4}(?!\d)"
_CAR_PARK = (
    rf"(?:地下|负[一二三\d]层?)?(?:车库|停车场|车场|地库)(?:\s?(?:b\d|负[一二三\d]层?"
    rf"|[a-h]区))?(?:[\s,]?{_BAY}号?(?![楼栋院])(?:停?车位)?)?"
    rf"|b[1-4](?:层|车库|停车场)|(?<![a-z\d]){_BAY}号?(?:停?车位|泊位)|(?:停?车位|泊位)(?:号|编号)?[\s:#]?{_BAY}"
    r"|\b(?:parking\s)?bay\s(?:no\.?\s?|number\s|#)?[a-z]?\d{0,2}-?\d{1,4}\b"
)
_SHOP = (
    r"(?:商铺|铺位|店铺|底商|门面|档口)[\s:#]?[a-z]?\d{1,4}(?!\d)号?|[a-z]?\d{1,4}号?(?:商铺|铺位|铺(?!了|着|设|路|地)"
    r"|店铺|底商|门面|档口)"
    r"|\bshop\s(?:unit\s)?(?:no\.?\s?)?#?[a-z]{0,2}\d{1,4}[a-z]?(?![\da-z])"
)
_LEVEL = (
    r"负[一二三四\d]{1,2}[楼层]|地下[一二三四]层|(?<![\d\w])-[1-4][楼层]|(?<![a-z\d])(?:[gm]/f|ug/f|lg\s?[1-3]|lg/f"
    r"|b[1-5]/f)(?![a-z\d])"
    r"|\b(?:mezzanine(?: floor)?|lower ground(?: floor)?)\b"
)
_CHINESE = (
    r"(?:小区)?(?:正|大|侧|[东南西北]{1,2})门(?:口|岗)?(?!店|窗)|大堂|门厅|(?:电|候)?梯厅|楼道|走廊|过道|连廊|长廊"
    r"|风雨廊|骑楼|楼梯间|楼梯口|天台|楼顶|屋顶花园"
    r"|架空层|中庭|天井|会所|泳池|健身[房区]|儿童(?:乐园|游乐\w?|滑梯|区|池)|游乐场|沙坑|凉亭|亭子|垃圾(?:[房站亭间]"
    r"|收集点|投放点)|资收室|回收室|快递柜|丰巢|信报箱|信箱间"
    r"|单车棚|电动车棚|自行车棚|车棚|充电[棚站]|平台花园|空中花园|花园|广场|[篮足网羽排]毛?球场|消防(?:通道|梯|控制室"
    r"|登高场地)|走火(?:通道|梯)|后楼梯"
    r"|水泵房|泵房|配电[房室间]|电房|电掣房|电表房|水表房|强电井|弱电井|管道井|电井|水井房|锅炉房|换热站|热力站"
    r"|设备[房间层]|机械室|机房|发电机房"
    r"|保安[亭岗]|岗亭|更亭|交谊厅|棋牌室|阅览室|活动室|喷水?池|水景池|荷花池|鱼池|人工湖|装卸[区台]|卸货[区台]"
    r"|卸货平台|公厕"
    r"|公共(?:厕所|卫生间|洗手间|走廊|露台)|候车亭|化粪池"
)
_ENGLISH = (
    r"\b(?:car ?park|parking (?:lot|garage|deck)|garage|basement(?: level)? ?b?\d?|podium|(?:lift )?lobby|foyer"
    r"|mail ?room|parcel (?:room|lockers?)"
    r"|corridor|hallway|(?:lift|stair) landing|stair ?well|staircase|fire (?:escape|stairs?|lane)|roof(?:top)?"
    r"|sky garden|playground|play area|sand ?pit"
    r"|pool|gym|function room|multi-?purpose (?:room|hall)|club ?house|garden|courtyard|pavilion|gazebo|bbq (?:pit"
    r"|area)|(?:tennis|basketball|badminton) court"
    r"|(?:bin|rubbish|refuse|garbage|trash|recycling) (?:room|store|area|shed|chute|point)|(?:bike|bicycle"
    r"|cycle) (?:shed|store|room|racks?)"
    r"|(?:pump|plant|boiler|meter|switch|electrical|generator|machine|lift motor) ?room|guard ?(?:house|post|room|hut)"
    r"|security (?:post|hut|booth)"
    r"|(?:north|south|east|west|main|back|front|side|rear) (?:gate|entrance)|loading (?:bay|dock|area)|drop-?off point"
    r"|taxi stand|bus (?:stop|shelter)"
    r"|void deck|link ?way|covered walkway|footbridge|laundry room)\b"
)
_PUBLIC: tuple[Gated, ...] = (
    (("铺", "底商", "门面", "档口", "shop"), re.compile(f"(?i:{_SHOP})")),
    (("库", "场", "车位", "泊位", "b1", "b2", "b3", "b4", "bay"), re.compile(f"(?i:{_CAR_PARK})")),
    (("负", "地下", "-", "/f", "mezz", "lower", "lg"), re.compile(f"(?i:{_LEVEL})")),
    ((), re.compile(_CHINESE)),
    (tuple("aeiou"), re.compile(f"(?i:{_ENGLISH})")),
)
_DENIED = re.compile(r"(?i:(?<![是要可莫怕])(?:不是|唔系)(?:在)?|\bnot (?:(?:in|at|by|on) )?(?:the )?)$")

_OF_BUILDING: Gated = (
    (),
    re.compile(
        r"(?i:电梯|升降机|𨋢|\b(?:lift|elevator)s?\b|(?:单元)?门口|单元门|首层|顶楼|外墙|楼底下?|楼[前后]面?"
        r"|楼下(?!的?(?:邻居|住户|业主|人家|那|家|老|太|女|男|孩|租|小孩|吵|漏|装修|在|[\d一二三四五六七八九十]))"
        r"|\b(?:main|front|back|rear) door\b)"
    ),
)
"""What is a place once its building is named."""

_ONLY = re.compile(
    r"(?i:监控室|值班室|传达室|警卫室|门卫室?|保安室|[电客货]?梯|电梯(?:里面?|内|口|间|轿厢)?|升降机|𨋢(?:口|厢|入面)?|大门口?|门口"
    r"|闸口?|道闸|入口|出口|车道|坡道|路口|路边|路上|马路|人行道|步道|跑道|小路|围墙|围栏|草坪|草地|绿化带|花坛|花槽"
    r"|水池|池塘|湖边|树下|空地|平台|露天平台"
    r"|物业(?:办公室|服务中心|前台|中心)?|管理处|管理室|管理中心|服务中心|客服中心|前台|幼儿园|超市|便利店|士多|商场"
    r"|商店|商铺|底商|店里|店铺|铺头|食堂|饭堂|餐厅|药店|街市|驿站|菜鸟驿站|快递站|公交站|巴士站|班车站|的士站"
    r"|地铁口|天桥|隧道|顶楼|楼底|一楼大厅|大厅|外墙|后巷|小广场|公园|充电桩|垃圾桶|污水井|窨井|单元门|信箱|地下室|地下"
    r"|\b(?:lifts?|elevators?|gate(?:s| \d)?|entrance|exit|driveway|ramp|barrier|road|path|footpath|pavement|walkway"
    r"|lawn|flower ?bed|pond|fountain|lake|podium"
    r"|shops?|store|supermarket|mini ?mart|convenience store|kindergarten|nursery|library|reception|con[cs]ierge"
    r"|office|management office|estate office|mailbox(?:es)?"
    r"|letter ?boxes|stairs|landing|roof|terrace|sauna|changing rooms?|bins?|dumpster|manhole|community (?:hall|centre"
    r"|center)|ground floor|outside)\b)"
)
"""What is a public place where nothing is told but where it is."""
_AROUND = re.compile(
    r"(?i:[\s,.!:;~()-]|就|在|是|系|喺|哋|我|我们|我哋|人|现在|而家|小区|小區|屋苑|屋邨|屋村|社区|园区|这|那|呢|里|个"
    r"|边|度|处|的|嘅|面|内|外|前|后|旁|旁边|隔壁|附近|对面|对过|门|门前|门外|侧|左|右|东|南|西|北|中间|中央|楼|下|上"
    r"|路|口"
    r"|最|靠近|近|从|到|部|条|座|号|间|家|头|尽头|角落|角|啊|呀|啦|了|哦|吧|[\d一二三]"
    r"|\b(?:in|at|on|by|near|outside|inside|behind|beside|opposite|under|of|to|next|front|the|a|our|this|that|it's|its"
    r"|it is|is|side|big|main|back|rear|north|south|east|west"
    r"|left|right|corner|end|middle|please|just|there|here|estate|building|block|tower|\d+)\b)"
)
LONGEST_ANSWER = 40
"""Characters up to which words can be nothing but where it is."""


def public_place(folded: str, written: str, *, shared: bool) -> str | None:
    """The first public place that is named and not denied, as it is written; ``None`` when there is none.

    ``shared`` says that a building is named and no room of it: its lift is a place then.
    """
    span = _first(folded, _PUBLIC) or (_first(folded, (_OF_BUILDING,)) if shared else None)
    return written[slice(*span)] if span else None


def denies_public_place(folded: str) -> bool:
    """Whether a public place is named only to say that it is not the one."""
    return any(_denied(folded, found.start()) for found in _found(folded, _PUBLIC))


def names_public_place(text: str) -> bool:
    """Whether words name a public place, or are nothing but where one is: "the lift", `小区门口`, `喺超市旁边`."""
    folded = fold(text)
    if public_place(folded, folded, shared=False):
        return True
    if len(folded) > LONGEST_ANSWER or not _ONLY.search(folded):
        return False
    return not _AROUND.sub("", _ONLY.sub("", folded))


def _first(folded: str, gated: Iterable[Gated]) -> tuple[int, int] | None:
    spans = [found.span() for found in _found(folded, gated) if not _denied(folded, found.start())]
    return min(spans, key=lambda span: (span[0], -span[1]), default=None)


def _found(folded: str, gated: Iterable[Gated]) -> Iterator[re.Match[str]]:
    small = folded.lower()
    for words, pattern in gated:
        if not words or any(word in small for word in words):
            yield from pattern.finditer(folded)


def _denied(folded: str, start: int) -> bool:
    return _DENIED.search(folded[max(start - 14, 0) : start]) is not None
