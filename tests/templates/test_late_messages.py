"""Lists and answers promise no time that has passed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from templates.render import Renderer
from tests.templates.sample_messages import MESSAGES, TOASTS
from tests.templates.samples import NOW
from tests.templates.telegram_html import visible

LATER = NOW + timedelta(hours=1)
LATE = {
    "accepted": "应于 02:25 前接单，已超时",
    "arrived": "原定 02:25 到场，已超时",
    "finished": "原定 02:25 完成，已超时",
}
STILL = {"accepted": "02:25 前接单", "arrived": "02:25 前到场", "finished": "02:25 前完成"}


@pytest.mark.parametrize("name", ["resident/my", "resident/told_more", "staff/desk", "staff/jobs"])
def test_a_list_says_what_is_overdue(renderer: Renderer, name: str) -> None:
    for params in MESSAGES[name]:
        text = visible(renderer.message(name, "zh_Hans", params, now=NOW).text)
        later = visible(renderer.message(name, "zh_Hans", params, now=LATER).text)
        for promise, words in STILL.items():
            assert later.count(LATE[promise]) == text.count(words)
            assert words not in later.replace(LATE[promise], "")


def test_so_does_the_answer_to_a_nudge(renderer: Renderer) -> None:
    for params in TOASTS["nudged"]:
        later = renderer.toast("nudged", "zh_Hans", params, now=LATER)
        assert "已超时" in later or not params["promise"]
