from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickets.triage.places import Place, find_place, locate

BUILDINGS = st.integers(1, 60).map(str)
SECTIONS = st.integers(1, 6).map(str)
ROOMS = st.tuples(st.integers(1, 33), st.integers(1, 12)).map(lambda pair: f"{pair[0]}{pair[1]:02}")
CHINESE_DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ALL_PARTS = (
    "{b}栋{s}单元{r}",
    "{b}棟{s}單元{r}室",
    "{b}号楼{s}单元{r}",
    "{b}#{s}单元{r}",
    "{b}-{s}-{r}",
    "{b}幢 {s}单元 {r}",
    "bldg {b} entrance {s} apt {r}",
)
TWO_PARTS = (
    "{b}座{r}室",
    "{b}#{r}",
    "Tower {b} apt {r}",
    "Block {b}, unit {r}",
    "blk {b} flat {r}",
    "{b}-{r}",
    "building {b} unit {r}",
)
AROUND = st.sampled_from(
    ["", "厨房漏水,", "你好 ", "Hi, ", "报修：", "地址:", "业主张伟：", "漏水……", "急!", "(", "At: "]
)


@given(AROUND, st.sampled_from(ALL_PARTS), BUILDINGS, SECTIONS, ROOMS)
def test_building_section_and_room_in_any_form(before: str, form: str, b: str, s: str, r: str) -> None:
    assert find_place(before + form.format(b=b, s=s, r=r)) == Place(b, s, r)


@given(AROUND, st.sampled_from(TWO_PARTS), BUILDINGS, ROOMS)
def test_building_and_room_in_any_form(before: str, form: str, b: str, r: str) -> None:
    assert find_place(before + form.format(b=b, r=r)) == Place(b, None, r)


@given(BUILDINGS, SECTIONS, ROOMS)
def test_full_width_digits_are_digits(b: str, s: str, r: str) -> None:
    assert find_place(f"{b}栋{s}单元{r}".translate(FULL_WIDTH)) == Place(b, s, r)


@given(st.integers(1, 9).map(str), SECTIONS, ROOMS)
def test_numerals_in_words(b: str, s: str, r: str) -> None:
    assert find_place(f"{b}栋{s}单元{r}".translate(CHINESE_DIGITS)) == Place(b, s, r)


@given(AROUND, BUILDINGS, st.integers(1, 33), st.integers(1, 12))
def test_floor_and_door_in_any_form(before: str, b: str, floor: int, door: int) -> None:
    room = f"{floor}{door:02}"
    forms = (f"{b}栋{floor}楼{door:02}室", f"{b}座{floor}樓{door:02}", f"Blk {b} #{floor:02}-{door:02}")
    assert {find_place(before + form) for form in forms} == {Place(b, None, room)}


@given(st.sampled_from("ABCDEFGH"), st.integers(1, 40))
def test_a_door_may_be_a_letter(door: str, floor: int) -> None:
    forms = (f"8座{floor}樓{door}室", f"Flat {door}, {floor}/F, Block 8", f"Block 8 Flat {floor}{door}")
    assert {find_place(form) for form in forms} == {Place("8", None, f"{floor}{door}")}


NO_ROOMS = st.one_of(
    st.dates().map(lambda day: f"{day:%Y}-{day.month}-{day.day}报修"),
    st.dates().map(lambda day: f"{day.year}年{day.month}月{day.day}日"),
    st.integers(0, 10**8 - 1).map(lambda rest: f"打138{rest:08}找我"),
    st.integers(100, 9999).map(lambda price: f"收了{price}元"),
    st.integers(100, 9999).map(lambda price: f"paid ${price} for it"),
    st.integers(100, 9999).map(lambda model: f"空调型号KFR-{model}"),
    st.tuples(st.integers(0, 23), st.integers(0, 59)).map(lambda time: f"从{time[0]}:{time[1]:02}到现在"),
    st.integers(100, 9999).map(lambda count: f"等了{count}分钟"),
)


@given(NO_ROOMS)
def test_dates_telephones_prices_models_times_and_spans_are_no_rooms(text: str) -> None:
    found = find_place(text)
    assert (found.building, found.section, found.room) == (None, None, None)


@given(NO_ROOMS, BUILDINGS, SECTIONS, ROOMS)
def test_nor_do_they_hide_the_room_beside_them(text: str, b: str, s: str, r: str) -> None:
    found = find_place(f"{b}栋{s}单元{r}，{text}")
    assert (found.building, found.section, found.room) == (b, s, r)


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("12号商铺漏水", "12号商铺"),
        ("底商A12停电", "底商A12"),
        ("shop 12 has no power", "shop 12"),
        ("3号楼底商105", "底商105"),
        ("车位B2-36上面漏水", "车位B2-36"),
    ],
)
def test_shops_and_bays_are_places_and_no_rooms_of_a_tower(text: str, public: str) -> None:
    found = find_place(text)
    assert (found.room, found.public) == (None, public)


@given(st.text(max_size=200))
def test_no_text_breaks_the_grammar(text: str) -> None:
    place, rest = locate(text)
    assert len(rest) <= len(text) * 20
    assert place.room is None or place.room


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("三号楼十二楼01漏水", Place("3", None, "1201")),
        ("A座905", Place("A", None, "905")),
        ("8座23樓C室爆水喉", Place("8", None, "23C")),
        ("Blk 7 #12-01", Place("7", None, "1201")),
        ("Block 3 Flat 12C", Place("3", None, "12C")),
        ("T1-1803", Place("1", None, "1803")),
        ("tower b 2101", Place("B", None, "2101")),
        ("Flat C, 23/F, Block 8", Place("8", None, "23C")),
        ("甲棟12樓03", Place("甲", None, "1203")),
        ("二十三栋一单元六零二", Place("23", "1", "602")),
        ("四单元201", Place(None, "4", "201")),
        ("隔壁1402天天吵", Place(None, None, "1402")),
        ("楼上1301漏水,我家5栋1201", Place("5", None, "1201")),
        ("Tower three apt 1502", Place("3", None, "1502")),
        ("3#楼道灯不亮", Place("3", None, None, "楼道")),
        ("地下车库B2漏水", Place(None, None, None, "地下车库b2")),
        ("12号商铺招牌掉了", Place(None, None, None, "12号商铺")),
        ("那个……7栋1单元1503的鞋柜", Place("7", "1", "1503")),
        ("no heat since Monday. Tower 1, 10-03", Place("1", None, "1003")),
        ("From 18-02, Blk 21: no benches", Place("21", None, "1802")),
        ("please fit a lamp in 28C, tower 2", Place("2", None, "28C")),
        ("curtains in 909, block C", Place("C", None, "909")),
        ("Flat E, 19樓, 3座 冇水", Place("3", None, "19E")),
        ("doorbell no sound, D 12A", Place("D", None, "12A")),
        ("they pay 310 and I pay 365 for Tower 4 apt 2108", Place("4", None, "2108")),
        ("Tower Six, 404: the fan has gone on strike", Place("6", None, "404")),
        ("no warmth in B404", Place("B", None, "404")),
        ("1405 T1, weak shower", Place("1", None, "1405")),
        ("9th building, entrance 2, 702 room", Place("9", "2", "702")),
        ("building eleven, entrance one, 402", Place("11", "1", "402")),
        ("building 3 unit 2 room 904", Place("3", "2", "904")),
        ("water enters the D Block lobby", Place("D", None, None)),
        ("隔壁606几个大学生吵", Place(None, None, "606")),
        ("霸住我248号位", Place(None, None, None)),
        ("纸箱堆成一座山", Place(None, None, None)),
        ("the dog in 7B barks", Place(None, None, "7B")),
        ("the lot in 1604 again", Place(None, None, "1604")),
        ("the lift was new in 2012 and stops at 1130", Place(None, None, None)),
        ("car wash, bay 214", Place(None, None, None)),
        ("set to 26C at 10C outside", Place(None, None, None)),
    ],
)
def test_forms_of_residents(text: str, place: Place) -> None:
    found = find_place(text)
    assert (found.building, found.section, found.room) == (place.building, place.section, place.room)
    if place.public:
        assert (found.public or "").lower() == place.public


def test_public_places_are_kept_beside_the_unit() -> None:
    assert find_place("南门的井盖坏了").public == "南门"


def test_a_public_place_keeps_the_script_that_it_was_written_in() -> None:
    assert find_place("Ｂ座 地下停車場的燈壞了").public == "地下停車場"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("电梯困人 3栋1单元", "电梯"),
        ("升降機壞咗,A座8樓", "升降機"),
        ("someone is stuck in the lift of Tower A", "lift"),
        ("电梯困人", None),
        ("3-2-1201,电梯很吵", None),
    ],
)
def test_the_lift_of_a_building_is_a_place_enough(text: str, expected: str | None) -> None:
    assert find_place(text).public == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月12日报修",
        "打13812345678找我",
        "收了我1203块",
        "空调型号KFR-35GW",
        "车位B2-36被占",
        "显示E101",
        "水表1205度",
        "等了1小时20分钟",
        "since 1203 days",
        "call 110",
        "工单1203还没处理",
        "400-820-8820没人接",
        "10:30到12:05没电",
        "the towers or only the even ones",
        "in the building a man shouted",
        "两栋楼之间的路灯",
    ],
)
def test_dates_numbers_prices_and_models_are_not_rooms(text: str) -> None:
    found = find_place(text)
    assert (found.building, found.section, found.room) == (None, None, None)


def test_the_rest_of_the_text_has_no_place_words() -> None:
    assert "1201" not in locate("厨房水管爆了,3栋2单元1201")[1]
