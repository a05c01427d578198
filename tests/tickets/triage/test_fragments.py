"""Short is not doubtful: the hundred shortest urgent fragments, as they are typed in Chinese and in English."""

from __future__ import annotations

import pytest

from tickets.triage.lexicon import Lexicon
from tickets.triage.understand import understand

EMERGENCIES = {
    "plumbing": (
        "水管爆了 水管爆裂 喂&水管爆了 爆喉呀 爆管了 水管裂了在喷水 喉管爆咗 家里淹水了 屋企水浸 水漫出來了 pipe&burst "
        "burst&pipe water&everywhere"
    ),
    "drainage": ("马桶倒灌 粪水倒灌了 廁所返屎水 地漏冒粪水 汙水倒灌 sewage&coming&up"),
    "gas": ("漏气 漏煤气 煤气漏了 漏煤氣呀 瓦斯漏了 瓦斯外洩 有煤气味 好大煤氣味 gas&leak smell&gas i&smell&gas"),
    "elevator": (
        "有人困𨋢 电梯关人了 困电梯了 困𨋢呀 電梯困人 被关电梯里了 卡在电梯里 stuck&in&lift "
        "trapped&in&the&lift people&stuck&in&lift"
    ),
    "doors_windows": ("孩子反锁了 小孩锁屋里了 BB反鎖咗喺房 小孩被反鎖在房間 baby&locked&in"),
    "structure": ("天花板塌了 天花塌咗 外墙掉砖 牆磚掉下來 ceiling&collapsed"),
    "electrical": ("插座冒火花 漏电了 电箱冒烟 被电到了 電到手了 socket&sparking got&an&electric&shock"),
    "security": ("有人撬门 有人撬我家门 有賊入屋 有小偷在我家 burglar&in&my&flat someone&breaking&in"),
    "people_in_danger": (
        "有人晕倒了 有人暈低咗 有人昏倒 老人晕倒 有人落水 有人溺水 someone&fainted man&collapsed child&drowning"
    ),
}
FIRES = "着火了 着火啦 起火了 火燭呀 失火了 樓道冒煙 楼道着火 fire kitchen&on&fire smoke&everywhere"
URGENT = (
    "没水了 停水了 冇水 沒水 没水 no&water 没暖气 停電 停电了 没电了 冇電 沒電 no&power power&cut "
    "no&heating 冇熱水 没热水 no&hot&water 大门锁不上 can't&lock&front&door"
)


def _said(fragments: str) -> list[str]:
    return [fragment.replace("&", " ") for fragment in fragments.split()]


ALARMS = [(text, category) for category, texts in EMERGENCIES.items() for text in _said(texts)]


def test_there_are_a_hundred() -> None:
    assert len(ALARMS) + len(_said(FIRES)) + len(_said(URGENT)) >= 100


@pytest.mark.parametrize(("text", "category"), ALARMS)
def test_an_emergency_of_its_category(text: str, category: str, lexicon: Lexicon) -> None:
    found = understand(text, lexicon)
    assert (found.urgency, found.category) == ("emergency", category)


@pytest.mark.parametrize("text", _said(FIRES))
def test_a_fire_is_one_wherever_it_burns(text: str, lexicon: Lexicon) -> None:
    found = understand(text, lexicon)
    assert (found.urgency, found.hazards[:1]) == ("emergency", ("fire",))


ANSWERS = (
    "更严重了 漏得更厉害了 快点来人 还在滴水 四点以后 要等配件 说话不客气 阀门在左边 明天下午 我在楼下 it&gets&worse "
    "I'm&at&work hello"
)


@pytest.mark.parametrize("text", _said(ANSWERS))
def test_an_answer_is_no_danger_by_itself(text: str, lexicon: Lexicon) -> None:
    found = understand(text, lexicon)
    assert (found.urgency == "emergency", found.hazards) == (False, ())


@pytest.mark.parametrize("text", _said(URGENT))
def test_what_a_household_cannot_do_without_is_urgent(text: str, lexicon: Lexicon) -> None:
    assert understand(text, lexicon).urgency == "urgent"
