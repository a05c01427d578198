"""Places as each language writes them."""

from __future__ import annotations

import pytest

from templates.language import language
from templates.places import Place, place
from tests import cast
from tickets.ticket import Location


@pytest.mark.parametrize(
    ("where", "hans", "hant", "english"),
    [
        (Location("3", "2", "1201"), "3栋2单元1201", "3棟2號梯1201", "Flat 1201, Entrance 2, Block 3"),
        (Location("A", None, "23C"), "A座23C", "A棟23C", "Flat 23C, Tower A"),
        (Location(room="1201"), "1201室", "1201室", "Flat 1201"),
        (Location("3", public="楼道"), "3栋楼道", "3棟楼道", "楼道, Block 3"),
        (Location(public="garage"), "garage", "garage", "garage"),
        (
            Location("3", "2", "501", zone="5号院"),
            "5号院3栋2单元501",
            "5号院3棟2號梯501",
            "Flat 501, Entrance 2, Block 3, 5号院",
        ),
        (Location("5", None, "12C", zone="Phase 2"), "Phase 2 5栋12C", "Phase 2 5棟12C", "Flat 12C, Block 5, Phase 2"),
        (Location(zone="Phase 2"), "Phase 2", "Phase 2", "Phase 2"),
        (Location("12", None, "5F之3"), "12栋5F之3", "12棟5F之3", "5F之3, Block 12"),
        (Location(), "地点待确认", "地點待確認", "place not known yet"),
        (cast.HOME, "3栋2单元1201", "3棟2號梯1201", "Flat 1201, Entrance 2, Block 3"),
        ({"building": "3", "room": "1201"}, "3栋1201", "3棟1201", "Flat 1201, Block 3"),
        (Location("A", None, "5樓之2"), "A座5樓之2", "A棟5樓之2", "5樓之2, Tower A"),
        (Location("12號", None, "5樓之3"), "12號5樓之3", "12號5樓之3", "5樓之3, 12號"),
        (Location("3 Example House", room="12"), "3 Example House12", "3 Example House12", "Flat 12, 3 Example House"),
        (Location("3", room="12", zone="东区"), "东区3栋12", "东区3棟12", "Flat 12, Block 3, 东区"),
    ],
)
def test_place(where: Place, hans: str, hant: str, english: str) -> None:
    assert [place(where, language(locale)) for locale in ("zh_Hans", "zh_Hant", "en")] == [hans, hant, english]


@pytest.mark.parametrize(
    ("where", "hong_kong", "singapore"),
    [
        (Location("3", None, "12A"), "第3座12樓A室", "Blk 3 #12A"),
        (Location("3", None, "1201"), "第3座1201室", "Blk 3 #12-01"),
        (Location("A", None, "12-01"), "A座12-01室", "Blk A #12-01"),
        (Location("3", "2", "505"), "第3座2號梯505室", "Blk 3 Entrance 2 #5-05"),
        (Location(room="12A"), "12樓A室", "#12A"),
        (Location("3", public="lobby"), "第3座lobby", "Blk 3 lobby"),
    ],
)
def test_place_in_a_region(where: Place, hong_kong: str, singapore: str) -> None:
    assert place(where, language("zh_Hant", "HK")) == hong_kong
    assert place(where, language("en", "SG")) == singapore
