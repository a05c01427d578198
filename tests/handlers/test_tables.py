"""Every button of a template is one that the dispatcher knows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from handlers.callback_data import CallbackData, InvalidCallback, read_callback
from handlers.command import Command, command_of
from handlers.tables import PRESSES
from templates.render import Renderer
from templates.rendered import Rendered
from tests.templates.sample_messages import MESSAGES
from tests.templates.samples import NOW, cards


def everything(renderer: Renderer) -> Iterator[Rendered]:
    """All cards and messages with their representative values."""
    yield from (renderer.card(content, "en", NOW) for content in cards())
    for name, samples in MESSAGES.items():
        yield from (renderer.message(name, "en", params, now=NOW) for params in samples)


def test_every_button_of_every_template_is_known(renderer: Renderer) -> None:
    rows = [row for rendered in everything(renderer) for row in rendered.keyboard]
    verbs = {read_callback(button.data).verb for row in rows for button in row if button.data}
    assert len(verbs) > 30
    assert verbs <= PRESSES.keys()


def test_a_claim_is_read_back_as_a_button_carries_it() -> None:
    assert read_callback("rate:12:3:5") == CallbackData("rate", 12, 3, "5")
    assert read_callback("set_unit:12:0:") == CallbackData("set_unit", 12, 0, "")
    assert read_callback("approve:0:0:1-201").argument == "1-201"
    assert CallbackData("rate", 12, 3, "5").number(1, 5) == 5


@pytest.mark.parametrize(
    "data", [None, "", "rate", "rate:1", "rate:-1:1", "RATE:1:1", "rate:1:1:" + "x" * 60, "r:1:1\n"]
)
def test_anything_else_is_forged(data: str | None) -> None:
    with pytest.raises(InvalidCallback):
        read_callback(data)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/start back_1_2", Command("start", "back_1_2")),
        ("/MY@huiyin_bot", Command("my", "", "huiyin_bot")),
        ("/claim  a b ", Command("claim", "a b")),
        ("/3栋漏水", None),
        ("start", None),
        (None, None),
    ],
)
def test_commands_are_told_from_words(text: str | None, command: Command | None) -> None:
    assert command_of(text) == command
