"""The words of what residents want of their tickets are read as strictly as the lexicon."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.policy.error import PolicyError
from bot.policy.lexicon import load_intents, load_lexicon
from tickets.triage.intents import Intent

GOOD = "words:\n  come: {say: 来}\nrules:\n  - {intent: when_coming, when: [come]}\n"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("words:\n  go:\n    say: 去\n    sai: 去\n", 4, "sai"),
        ("words:\n  go: {say: [去]}\n", 2, "commas"),
        ("words:\n  go:\n    say: 去\n    about: [roads]\n", 4, "roads"),
        ("words:\n  come: {say: 到}\n", 2, "another file"),
        ("rules:\n  - when: [come]\n", 2, "when_coming"),
        ("rules:\n  - {intent: when_coming, when: [going]}\n", 2, "going"),
        ("rules:\n  - intent: chase\n    when: [come]\n    beside: [rain]\n", 4, "rain"),
        ("rules:\n  - intent: chase\n    when: [come]\n    anywhere: often\n", 4, "true or false"),
        ("rules:\n  - intent: chase\n    when: [come]\n    nearby: [come]\n", 4, "nearby"),
    ],
)
def test_a_wrong_file_is_refused_with_file_line_and_reason(tmp_path: Path, text: str, line: int, reason: str) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "b.yaml").write_text(text, "utf-8")
    with pytest.raises(PolicyError) as wrong:
        load_intents(tmp_path)
    assert (wrong.value.file, wrong.value.line) == (tmp_path / "b.yaml", line)
    assert reason in wrong.value.reason


def test_the_lexicon_brings_them_along() -> None:
    assert {wish.intent for wish in load_lexicon(Path("policy/lexicon")).intents.wishes} == set(Intent)
