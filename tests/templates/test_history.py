"""A ticket's history, as the office reads it."""

from __future__ import annotations

import pytest

from templates.locale import LOCALES
from templates.render import Renderer
from tests.templates.sample_messages import MESSAGES
from tests.templates.samples import NOW
from tests.templates.telegram_html import visible


@pytest.mark.parametrize("locale", LOCALES)
def test_every_fact_has_a_line_of_its_own(renderer: Renderer, locale: str) -> None:
    for params in MESSAGES["staff/history"]:
        lines = params["lines"]
        assert isinstance(lines, list)
        text = visible(renderer.message("staff/history", locale, params, now=NOW).text)
        facts = text.split("\n\n")[1].splitlines() if lines else []
        assert len(facts) == len(lines)
