"""Nothing that nobody comes to the resident for speaks of a visit: not in its words, its buttons or its times."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from templates.render import Renderer
from tests import cast
from tests.templates.samples import NEWS, NOT_VISITED, NOW, content
from tests.templates.telegram_html import visible
from tickets.outgoing import Audience

VISITS = {
    "en": re.compile(r"on site|\bdone\b|accept|\bsign|take it|taken|engineer|\bfixed|come to you|hand it back", re.I),
    "zh_Hans": re.compile(r"到场|上门|完工|前完成|接单|验收|师傅|维修|修好"),
    "zh_Hant": re.compile(r"到場|上門|完工|前完成|接單|驗收|師傅|維修|修好"),
}
VERBS = frozenset({"accept", "arrive", "finish", "sign", "reject", "hand_back", "new_time", "pass_on", "rate"})
NAMELESS = {person.id: replace(person, name="Li") for person in cast.EVERYBODY}
"""Names say what somebody is by trade."""
VIEWS = ("", "assign", "new_time", "slot", "cancel", "add", "reject", "not_helped", "reasons:quality", "thanks")
VISITED_NEWS = {"accepted", "arrived", "handed_back", "done", "rejected", "ordered", "helped", "new_time", "placed"}


@pytest.mark.parametrize(("locale", "region"), [("en", "GB"), ("zh_Hans", "CN"), ("zh_Hant", "TW"), ("zh_Hant", "HK")])
@pytest.mark.parametrize("audience", list(Audience))
def test_no_card_speaks_of_a_visit(
    renderers: Mapping[str, Renderer], audience: Audience, locale: str, region: str
) -> None:
    for ticket in NOT_VISITED:
        for view in VIEWS:
            for news in ("", *NEWS[audience]) if not view else ("",):
                if news in VISITED_NEWS:
                    continue
                quiet = content(ticket, audience, view, news, words=(), candidates=(), people=NAMELESS)
                card = renderers[region].card(quiet, locale, NOW)
                where = f"{ticket.kind} {ticket.state} {audience} {view} {news}"
                buttons = [button for row in card.keyboard for button in row]
                said = "\n".join([visible(card.text), *(button.label for button in buttons)])
                found = VISITS[locale].search(said)
                assert found is None, f"{where}: {found} in {said}"
                assert not {(button.data or "").partition(":")[0] for button in buttons} & VERBS, where
