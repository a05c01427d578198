"""No office speaks with another region's words: neither its catalogue nor its policy files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from templates.catalogues import english, read
from tests.templates.conftest import SPOKEN
from tests.templates.test_catalogues import forms, messages
from tickets.policy import Policy

MAINLAND = (
    "專案經理|項目經理|客服櫃檯|客服前[臺台]|接單|派單|辦結|辦理完畢|催辦|越權|加急|便民|單元|暖通|轎廂|[扒扳]門|總閘|入[戶户]總閥"
    "|綠化|違規裝修搭建|安全秩序|不及時處理|處理不及時|手續辦理|工裝|胸牌|備件|口令|命令|憑證|拉進|公開[群羣](?!組)|另綁|咱們|手上的活"
    "|沒有活|發照片|發[訊消]息|打幾分|打了|不報了|對口|[一這]單|報事|預警|已超時|期限已超|改約|接待時間|沒暖氣|燃氣|首問"
)
"""What OpenCC leaves of the mainland's words, and nobody says in Taiwan or Hong Kong."""

WRONG: Mapping[str, str] = {
    "zh_Hans": "越权|咱们|口令",
    "zh_Hant_TW": f"{MAINLAND}|身份|核實|上門|長者|強電|費用|升降機|煤氣|水掣|電掣|當值|屋苑|相片|繫結",
    "zh_Hant_HK": (
        f"{MAINLAND}|瓦斯|電梯|警鈴|馬桶|給水|排水|搬家|停車(?!場)|社區|小區|棟|值班|超時|照片|鏈接|消息|發送|總水閥|總電源|弱電$|強電"
        "|[羣户説]|身分|急件|車廂|到府|報修"
    ),
    "en": (
        r"Unit %|Room|Building|project manager|department head|front desk|technician|signed|I sign|solved|all heads"
        r"|press(?:es)?|asked for it|asks for it|stands? on|Leave it|on file|of this unit|not among the units"
        r"|somebody shut in|is the matter|telephone from|please write|Manner|(?<!Service )Charge|Tidiness|Question"
        r"|public (?:areas|place)|garage|Gardens|Fees|Procedures|Late service|Unpermitted|main valve|at the main"
        r"|reception hours|rests|step %|next step|ladder|the check\b|to check\b|resident's check"
    ),
    "en_SG": (
        r"engineer|estate office|property manager|maintenance supervisor|chas(?:e|ing)|flats?\b|Block %|Block \d|Tower"
        r"|Room|Building|project manager|department head|front desk|signed|solved|all heads|communal|stopcock|fuse box"
        r"|public (?:areas|place)|Service charge|Grounds|Gardens|Fees|Procedures|Question|reception hours|rests|step %"
        r"|ladder|on file|shut in|alterations"
    ),
}
"""By catalogue, as a pattern."""

VALUE = re.compile(r"%\(\w+\)[sd]")
FINE = re.compile(r"press the alarm|step by step|Maintenance fees")
"""A lift's alarm is pressed, not tapped; a report is guided step by step."""


def spoken(name: str, policies: Mapping[str, Policy]) -> Iterator[str]:
    """All that is said from a catalogue, and by the delivered policy files in a region where it is read."""
    for message in messages(english(read("zh_Hans")) if name == "en" else read(name)):
        yield from forms(message)
    locale, region = SPOKEN[name]
    policy = policies[region]
    yield from (policy.office.names[locale], policy.checklist[locale])
    for category in policy.categories.values():
        yield category.names[locale]
    for number in policy.office.emergency_numbers.values():
        yield number.names[locale]


def found(name: str, said: str) -> list[str]:
    """The words of another region in what is said."""
    edge = r"(?i)\b" if name.startswith("en") else ""
    return re.findall(f"{edge}(?:{WRONG[name]})", FINE.sub("", VALUE.sub("%", said)))


@pytest.mark.parametrize("name", WRONG)
def test_no_word_of_another_region_is_said(name: str, policies: Mapping[str, Policy]) -> None:
    wrong = {said: words for said in spoken(name, policies) if (words := found(name, said))}
    assert wrong == {}


@pytest.mark.parametrize(
    ("name", "said", "word"),
    [
        ("zh_Hant_TW", "已轉專案經理", "專案經理"),
        ("zh_Hant_HK", "請先關上瓦斯", "瓦斯"),
        ("en", "Please write your name", "Please write"),
        ("en_SG", "An engineer is coming", "engineer"),
    ],
)
def test_a_wrong_word_is_found(name: str, said: str, word: str) -> None:
    assert found(name, said) == [word]
