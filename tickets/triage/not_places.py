"""Numbers that look like rooms and count or name something else: bays, shops, telephones, money, hours, codes."""

import re

_BAYS = (
    r"(?i:(?:车位|泊位)(?:号|编号)?[\s:#是]{0,2}[a-z]{0,2}\d{0,2}-?\d{1,4}(?!\d)"
    r"|(?<![a-z\d])[a-z]{0,2}\d{0,2}-?\d{1,4}号?(?:停?车位|泊位)"
    r"|(?:地下?|停?车)[库场][\s,]?(?:[a-h]区)?[\s,]?[a-z]?\d{0,2}-?\d{2,4}(?!\d|\s?[栋幢座#]|号[楼院])号?"
    r"|\b(?:bays?|car ?park|parking|space|slot)\s(?:is\s|no\.?\s?|number\s|spot\s|space\s|lot\s"
    r"|#)?[a-z]{0,2}\d{0,2}-?\d{1,4}(?![\d-]))"
)
_SHOPS = (
    r"(?i:(?:商铺|铺位|店铺|底商|门面|档口)[\s:#]?[a-z]?\d{1,4}(?!\d)号?"
    r"|[a-z]?\d{1,4}号?(?:商铺|铺位|铺(?!了|着|设|路|地)|店铺|底商|门面|档口)"
    r"|\bshop\s(?:unit\s)?(?:no\.?\s?)?#?[a-z]{0,2}\d{1,4}[a-z]?(?![\da-z]))"
)
_TELEPHONES = (
    r"(?i:(?<!\d)1[3-9]\d[\s-]\d{4}[\s-]\d{4}(?!\d)|(?<![\d-])0\d{1,4}[\s-](?:\d{3,4}[\s-]\d{3,4}|\d{6,8})(?!\d)"
    r"|\+\d[\d\s-]{6,14}\d"
    r"|(?:电话|手机|致电|打(?:畀|俾|给)?我?|tel|phone|call|ring|whats ?app)\D{0,6}\d{4}[\s-]?\d{4}(?!\d)"
    r"|(?<![\d-])[2-9]\d{3}[\s-](?:\d\d(?:49|[5-9]\d)|[89]\d{3})(?![\d-]))"
)
_MONEY = r"[$¥€£]\s?\d{1,3}(?:,\d{3})+|(?<!\d)\d{1,3},\d{3}(?=\s?(?:元|块|蚊|yuan|dollars))"
_HOURS = r"(?<!\d)(?:[01]?\d|2[0-3])(?:00|15|30|45)\s?(?:-|to|至|到)\s?(?:[01]?\d|2[0-3])(?:00|15|30|45)(?!\d)"
_CODES = (
    r"(?i:(?:\berror|\berr|\bcode|fault|故障码?|错误码?|代码|显示|报错)\s?(?:code|是"
    r"|为)?\s?[:#]?\s?[a-z]{0,2}\d{0,2}-?\d{1,4}(?![\d栋幢座号#楼单-])"
    r"|(?:version|firmware|版本号?|固件|\bver|\bip)\D{0,3}\d{1,3}(?:\.\d{1,4})+)"
)
_CODE_WORDS = ("err", "code", "fault", "码", "显示", "报错", "version", "firmware", "版本", "固件", "ver", "ip")
_RESERVED = (
    (("车位", "泊位", "库", "场", "bay", "park", "space", "slot"), re.compile(_BAYS)),
    (("铺", "底商", "门面", "档口", "shop"), re.compile(_SHOPS)),
    (("电话", "手机", "致电", "打", "tel", "phone", "call", "ring", "whats", "-", " ", "+"), re.compile(_TELEPHONES)),
    ((",",), re.compile(_MONEY)),
    (("-", "to", "至", "到"), re.compile(_HOURS)),
    (_CODE_WORDS, re.compile(_CODES)),
)
"""Expressions, each after words of which one must stand in the text."""


def free_of_others(text: str, small: str) -> str:
    """The text with \\x01 for whole expressions whose figures are nobody's room; `small` is it in small letters."""
    if not any(figure in small for figure in "0123456789"):
        return text
    for words, pattern in _RESERVED:
        if any(word in small for word in words):
            text = pattern.sub(lambda match: "\x01" * len(match[0]), text)
    return text


NOT_BEFORE = re.compile(
    r"(?i:[¥$€£]|rmb|车位|编号|工单|单号|型号|尾号|电话|手机|车牌|牌照|代码|故障码?|显示|报错|提示|密码|error|code"
    r"|fault|model"
    r"|\bbay|\bspace|\bslot|\blot|\bpay|\bpaid|\bends|收了?我?|交了|花了|ticket|ref|no\.|去年|今年|凌晨|[上下中]午"
    r"|晚上|早上)\s?:?#?$"
)
YEAR = re.compile(r"(?i:\b(?:in|says|dated|since|until|of|from|the))\s?$")
WHEN = re.compile(r"(?i:\b(?:at|since|until|till|by|from|around|before|after)|\bfrom \d{3,4} to)\s?$")
NOT_AFTER = re.compile(
    r"(?i:\s?(?:年|号?(?:车|月租)?位|元|块|度|分钟|秒|米|公[分斤尺里]|cm|mm|kg|ml|瓦|w\b|kw|v\b|伏|毫|平[方米]|斤|个"
    r"|次|天(?!天)|小时|万|千|%|°|多|几|兆|mb|gb|rmb"
    r"|型号?|[-/.]\d{1,2}[-/.]\d|yuan|dollars|bucks|hkd|ntd|people|times|days|hours|min|sq|am\b|pm\b|款|系列|期|p\b"
    r"|error|房型|蚊|:\d|\.\d|胶|医院|落|[*x]{2}|/\d{1,2}(?!\d)))"
)
MEASURED = re.compile(
    r"(?i:\s?(?:年(?![久老])|元|块钱|度|分钟|小时|秒|kg|kw|rmb|yuan|dollars|[ap]m\b|:\d|[cm]m\b|%|°))"
)
"""What makes even a number beside a building no room of it."""
NOT_UNITS = frozenset({"110", "119", "120", "122", "112", "911", "999", "315", "404", "220", "380", "123", "1234"})
