"""docs/sandbox.md says what the code does."""

import re
from pathlib import Path

import pytest

from sandbox.control.ask import Route
from sandbox.control.routes import ROUTES
from sandbox.world.faults import KINDS

TEXT = Path("docs/sandbox.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.verb} {route.path}")
def test_every_route_and_key_is_documented(route: Route) -> None:
    path = re.sub(r":.*?}", "}", route.path).removeprefix("updates/")
    assert f"/{path}`" in TEXT or f"/{path}?" in TEXT
    for key in (route.schema or {"properties": ()})["properties"]:
        assert re.search(rf'[`"]{key}[`"]', TEXT), key


def test_every_fault_and_event_is_documented() -> None:
    for kind in KINDS:
        assert f"| `{kind}` |" in TEXT
    source = "".join(file.read_text(encoding="utf-8") for file in Path("sandbox").rglob("*.py"))
    events = set(re.findall(r'events\.emit\(\s*"(\w+)"', source))
    assert len(events) == 12
    for event in events:
        assert f"| `{event}` |" in TEXT
