"""Which words name a public place, and which name none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickets.triage.places import find_place, names_place
from tickets.triage.public_places import names_public_place

PUBLIC = """
    大门口
    小区门口
    2栋楼下
    3栋大堂
    中庭
    天台
    水泵房
    loading bay
    lobby
    the pump room
    泳池
    泳池边
    凉亭
    公交站
    会所
    垃圾房
    電梯
    电梯里
    in the lift
    lift lobby
    bus stop
    clubhouse
    地下车库B2
    B2层
    负一楼
    G/F
    底商
    便利店旁边
    the shop by the gate
    gate 2
    main gate
    at the gate
    门卫室
    保安亭
    更亭
    管理處
    管理處門口
    交誼廳
    騎樓
    資收室
    電錶房
    垃圾站旁边
    停車場
    車場
    走廊
    后楼梯
    幼儿园门口
    超市门口
    我哋屋苑大堂
    喺平台
    在楼道里
    小区东门
    南門
    会所二楼
    swimming pool
    the car park
    parking garage level 2
    refuse room
    bin room
    stairwell
    roof
    pavilion
    void deck
    tennis court
    guardhouse
    management office
    in front of the supermarket
    the corridor outside
    天台水箱那里
    篮球场旁边
    儿童乐园
    快递柜
    信箱那
    單車棚
    喷水池
    花园凉亭
    3号楼门口
    12栋后面
    单元门口
    车库入口
    道闸
    配电房
    shop 12
    12号商铺
    车位B2-36
    小区里面的路上
"""
NONE = """
    厨房的
    味道很大
    孩子一个人锁里面了
    the kitchen
    in my bathroom
    阳台
    卧室
    客厅里
    主卧卫生间
    漏水了
    很大声
    不知道
    家里
    我家
    屋企
    at home
    here
    这里
    厕所
    快点
    谢谢
    hello
    in the oven
    水管
    马桶
    the bedroom ceiling
    老人一个人
    好臭
    非常严重
    洗手间天花
    yes
    nobody
    尽快
    please come
    楼上
    upstairs
    门打不开
    door is stuck
"""


@pytest.mark.parametrize("text", PUBLIC.strip().splitlines())
def test_words_that_name_a_public_place(text: str) -> None:
    assert names_place(text.strip())


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_words_that_name_none(text: str) -> None:
    assert not names_place(text.strip())


@pytest.mark.parametrize("text", ["3栋2单元", "1201", "二期", "Tower A", "Flat 12C"])
def test_units_and_parts_of_them_are_places_but_not_public_ones(text: str) -> None:
    assert (names_place(text), names_public_place(text)) == (True, False)


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("负一楼漏水", "负一楼"),
        ("Tower 3, G/F", "G/F"),
        ("M/F", "M/F"),
        ("LG2", "LG2"),
        ("2栋楼下", "楼下"),
        ("2栋楼下邻居吵", None),
        ("3栋1单元门口", "单元门口"),
        ("不是大堂，是天台", "天台"),
        ("not the lobby, the roof", "roof"),
        ("电梯卡在B1层", "B1层"),
        ("3座有人困𨋢", "𨋢"),
        ("便利店说他们有水", None),
        ("the switchroom hums", "switchroom"),
        ("a pooled account", None),
    ],
)
def test_the_public_place_of_a_message(text: str, public: str | None) -> None:
    assert find_place(text).public == public


@given(st.text(alphabet="旁边里面路口门外的在the in at门口", max_size=60))
def test_no_words_of_direction_take_long(text: str) -> None:
    assert names_public_place(text) in (True, False)
