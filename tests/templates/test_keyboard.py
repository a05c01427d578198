"""Buttons that templates order."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from templates.keyboard import Keyboard, link, press
from templates.rendered import Button


def test_a_press_carries_its_claim() -> None:
    assert press("Accept", "accept", 12, 3) == Button("Accept", "accept:12:3")
    assert press("Five", "rate", 12, 3, 5) == Button("Five", "rate:12:3:5")
    assert press("Back", "view", 12, 3, "") == Button("Back", "view:12:3:")
    assert press("Mine", "my") == Button("Mine", "my:0:0")


def test_data_beyond_telegrams_limit_is_refused() -> None:
    assert press("x", "view", 1, 1, "a" * 55).data == "view:1:1:" + "a" * 55
    with pytest.raises(ValueError, match="64 bytes"):
        press("x", "view", 1, 1, "a" * 56)
    with pytest.raises(ValueError, match="64 bytes"):
        press("x", "view", 1, 1, "电" * 20)


def test_labels_are_plain_text() -> None:
    assert link(Markup("O&#39;Neil &amp; Co"), "https://t.me/x") == Button("O'Neil & Co", url="https://t.me/x")
    assert press("O&#39;Neil", "my").label == "O&#39;Neil"


def test_rows_and_grids() -> None:
    keyboard, buttons = Keyboard(), [press(str(number), "my") for number in range(5)]
    assert keyboard.grid(buttons, 2) == keyboard.row(buttons[0]) == ""
    assert [len(row) for row in keyboard.rows] == [2, 2, 1, 1]
