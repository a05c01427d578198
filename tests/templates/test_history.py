"""A ticket's history, as the office reads it."""

from __future__ import annotations

import pytest

from templates.locale import LOCALES
from templates.render import Renderer
from tests.templates.sample_messages import MESSAGES, facts_of_every_kind
from tests.templates.samples import NOW
from tests.templates.telegram_html import visible
from tickets.facts import UnknownFact


@pytest.mark.parametrize("locale", LOCALES)
def test_every_fact_has_a_line_of_its_own(renderer: Renderer, locale: str) -> None:
    for params in MESSAGES["staff/history"]:
        lines = params["lines"]
        assert isinstance(lines, list)
        text = visible(renderer.message("staff/history", locale, params, now=NOW).text)
        facts = text.split("\n\n")[1].splitlines() if lines else []
        assert len(facts) == len(lines)


def test_only_a_fact_that_is_unknown_has_no_words(renderer: Renderer) -> None:
    line = "something that this version cannot show"
    for fact in facts_of_every_kind():
        params = MESSAGES["staff/history"][0] | {"lines": [fact], "words": []}
        text = visible(renderer.message("staff/history", "en", params, now=NOW).text)
        assert (line in text) is (fact["what"] == UnknownFact.code), text
        assert not text.rstrip().endswith("·")
