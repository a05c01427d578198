"""Names in Latin letters stand apart from the Chinese around them."""

from __future__ import annotations

import pytest

from templates.render import Renderer
from templates.spacing import spaced
from tests import cast
from tests.templates.samples import ACCEPTED, NOW, content
from tests.templates.telegram_html import visible
from tickets.outgoing import Audience
from tickets.people import Person

TOM = Person(cast.CHEN.id, "Tom Baker")


@pytest.mark.parametrize(
    ("message", "name", "said"),
    [
        ("%(name)s已接手办理。", "Tom Baker", "Tom Baker 已接手办理。"),
        ("%(name)s已接手办理。", "陈师傅", "陈师傅已接手办理。"),
        ("已指派给%(name)s。", "Tom", "已指派给 Tom。"),
        ("已指派给%(name)s，并已通知。", "王Tom", "已指派给王Tom，并已通知。"),
        ("客服%(name)s负责跟进", "José", "客服 José 负责跟进"),
        ("%(name)s is looking after it.", "Tom", "Tom is looking after it."),
        ("给%(name)s。", '<a href="tg://user?id=5">Tom</a>', '给 <a href="tg://user?id=5">Tom</a>。'),
        ("%(name)s到场", "", "到场"),
    ],
)
def test_a_space_stands_between_latin_and_chinese(message: str, name: str, said: str) -> None:
    assert message % spaced(message, {"name": name}) == said


@pytest.mark.parametrize(("locale", "head"), [("zh_Hans", "Tom Baker 已接单，"), ("zh_Hant", "Tom Baker 已受理，")])
def test_cards_and_toasts_have_it(renderer: Renderer, locale: str, head: str) -> None:
    card = content(ACCEPTED, Audience.RESIDENT, news="accepted", people={TOM.id: TOM})
    assert visible(renderer.card(card, locale, NOW).text).startswith(head)
    assert renderer.toast("taken", locale, {"name": TOM.name}, now=NOW).startswith("Tom Baker 已")
