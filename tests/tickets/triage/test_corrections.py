"""Which words put one place in another's stead, and which only name one."""

from __future__ import annotations

import pytest

from tickets.triage.corrections import correction
from tickets.triage.places import Place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("不是802，是902", "-/-/902"),
        ("打错了，房号902", "-/-/902"),
        ("I meant 12C not 12B", "-/-/12C"),
        ("should be Block 5", "5/-/-"),
        ("sorry, wrong room, it's 902", "-/-/902"),
        ("寫錯咗,係902", "-/-/902"),
        ("更正一下,不是502,是602", "-/-/602"),
        ("更正：602", "-/-/602"),
        ("not 802, 902", "-/-/902"),
        ("唔係3座，係5座", "5/-/-"),
        ("房号写错了 应该是902", "-/-/902"),
        ("刚才打错了，是3栋2单元1201", "3/2/1201"),
        ("不好意思，地址搞错了，是5栋", "5/-/-"),
        ("*902", "-/-/902"),
        ("sorry 902", "-/-/902"),
        ("oops, Tower 3", "3/-/-"),
        ("typo, 12C", "-/-/12C"),
        ("Correction: Block 5 #12-03", "5/-/1203"),
        ("my mistake it's flat 4B", "-/-/4B"),
        ("应该是902", "-/-/902"),
        ("是902不是802", "-/-/902"),
        ("902，不是802", "-/-/902"),
        ("是5栋，我打成3栋了", "5/-/-"),
        ("講錯咗 5座先啱", "5/-/-"),
        ("唔好意思寫錯座數，係5座", "5/-/-"),
        ("改成902", "-/-/902"),
        ("地址改一下，5栋1201", "5/-/1201"),
        ("不对，是2单元", "-/2/-"),
        ("不是3栋，是5栋", "5/-/-"),
        ("actually it's 1203", "-/-/1203"),
        ("make that 12C", "-/-/12C"),
        ("it should have been Block 5", "5/-/-"),
        ("搞错了，不是东区是西区3栋", "3/-/-"),
        ("房间号发错了！1502", "-/-/1502"),
        ("打错字，902", "-/-/902"),
        ("Not Tower A, Tower B", "B/-/-"),
        ("802打错，902才对", "-/-/902"),
        ("报错了，是三栋不是四栋", "3/-/-"),
        ("寫錯地址，應該係3座12樓A室", "3/-/12A"),
        ("I typed the wrong flat number. It is 12C", "-/-/12C"),
        ("I gave you the wrong flat. 12C please.", "-/-/12C"),
        ("the number was wrong, it's 902", "-/-/902"),
        ("I made a mistake with the number, 902", "-/-/902"),
        ("Please ignore the number above, it's 12C", "-/-/12C"),
        ("the correct flat is 12C", "-/-/12C"),
        ("my address was wrong, the right one is Tower A 905", "A/-/905"),
        ("地址错了，3栋2单元902才对", "3/2/902"),
        ("房号写反了，是 1021", "-/-/1021"),
        ("房間號碼打錯，正確是 902", "-/-/902"),
        ("唔好意思打錯，12C先啱", "-/-/12C"),
        ("房號錯咗 係12C", "-/-/12C"),
        ("刚才地址报错了，3-2-902", "3/2/902"),
        ("各位不好意思, 502 改为 602", "-/-/602"),
    ],
)
def test_the_place_that_is_right(text: str, place: str) -> None:
    found = correction(text)
    assert found is not None
    assert "/".join(part or "-" for part in (found.building, found.section, found.room)) == place


def test_public_places_and_zones_are_corrected_too() -> None:
    assert correction("不是大堂，是天台") == Place(public="天台")
    assert correction("不是东区，是西区") == Place(zone="西区")


@pytest.mark.parametrize(
    "text",
    [
        "3栋2单元1201漏水",
        "账单打错了，房号902",
        "你们打错电话了，我是902",
        "是不是802漏水",
        "不是3栋1201报修的吗怎么还没来",
        "好的902",
        "902",
        "Tower 3, 902",
        "Sorry, Tower 3 902 has no water",
        "should be fixed by 5",
        "师傅应该是5点到",
        "我在3栋",
        "不是很急",
        "not yet",
        "应该是水管漏了，3栋1201",
        "sorry to bother you, tower 3 lift is stuck",
        "更正：我的名字是李敏",
        "门禁报错，3栋",
        "账单地址错了 902",
        "my address was wrong on the bill, 902",
        "wrong number on the parcel, 902",
        "the room number sign is wrong at 902",
        "I made a mistake: left the tap on, 902 flooded",
        "门牌号装反了，902",
        "电梯显示的楼层不对，3栋",
        "不是漏水，是停电",
        "it's not the tap, it's the pipe",
        "Not urgent, 3-1201",
        "不是我家漏，3栋1201楼上漏",
        "打错了",
        "算了",
        "别来了不是3栋",
        "wrong bill for 902",
        "802家不对劲",
        "不对，还是漏",
        "改天来 3栋1201",
        "可以改成明天吗，902",
        "应该是3楼的水管爆了",
        "change the light bulb at 902",
        "make sure you come to 902",
        "不是3栋1201漏水" + "，水管漏得很厉害" * 10 + "，是5栋",
    ],
)
def test_words_that_correct_no_place(text: str) -> None:
    assert correction(text) is None
