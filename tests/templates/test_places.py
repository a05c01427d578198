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
        (Location("3", "2", "1201"), "3栋2单元1201", "3棟2單元1201", "Building 3, Unit 2, 1201"),
        (Location("A", None, "23C"), "A座23C", "A座23C", "Tower A, 23C"),
        (Location(room="1201"), "1201室", "1201室", "Room 1201"),
        (Location("3", public="楼道"), "3栋楼道", "3棟楼道", "Building 3, 楼道"),
        (Location(public="garage"), "garage", "garage", "garage"),
        (
            Location("3", "2", "501", zone="5号院"),
            "5号院3栋2单元501",
            "5号院3棟2單元501",
            "5号院, Building 3, Unit 2, 501",
        ),
        (Location("5", None, "12C", zone="Phase 2"), "Phase 2 5栋12C", "Phase 2 5棟12C", "Phase 2, Building 5, 12C"),
        (Location(zone="Phase 2"), "Phase 2", "Phase 2", "Phase 2"),
        (Location("12", None, "5F之3"), "12栋5F之3", "12棟5F之3", "Building 12, 5F之3"),
        (Location(), "地点待确认", "地點待確認", "place not known yet"),
        (cast.HOME, "3栋2单元1201", "3棟2單元1201", "Building 3, Unit 2, 1201"),
        ({"building": "3", "room": "1201"}, "3栋1201", "3棟1201", "Building 3, 1201"),
    ],
)
def test_place(where: Place, hans: str, hant: str, english: str) -> None:
    assert [place(where, language(locale)) for locale in ("zh_Hans", "zh_Hant", "en")] == [hans, hant, english]
