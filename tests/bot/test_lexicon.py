from __future__ import annotations

from pathlib import Path

import pytest

from bot.lexicon import load_lexicon
from bot.policy_error import PolicyError

GOOD = "words:\n  tap:\n    say: 水龙头, tap\n    repair: {plumbing: 3}\n"


def _folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def test_files_of_a_folder_are_one_lexicon(tmp_path: Path) -> None:
    rule = "rules:\n  - when: [tap]\n    urgency: {urgent: 1}\n"
    lexicon = load_lexicon(_folder(tmp_path, a=GOOD, b=rule))
    assert list(lexicon.entries) == ["tap"]
    assert len(lexicon.rules) == 1


@pytest.mark.parametrize(
    ("name", "text", "line", "reason"),
    [
        ("b", "words:\n  pipe:\n    say: pipe\n    repair: {plumming: 3}\n", 4, "plumming"),
        ("b", "words:\n  pipe:\n    say: [pipe]\n", 3, "commas"),
        ("b", "words:\n  tap:\n    say: faucet\n", 2, "another file"),
        ("b", "rules:\n  - when: [tap]\n  - when: [pipe]\n", 3, "pipe"),
        ("b", "words: [\n", 2, ""),
        ("b", "- a\n", 1, "mapping"),
        ("b", "words: 3\n", 1, "words"),
        ("b", "wards: {}\n", 1, "wards"),
        ("b", "words:\n  pipe:\n    say: pipe\n    sai: pipe\n", 4, "sai"),
    ],
)
def test_a_wrong_file_is_refused_with_file_line_and_reason(
    tmp_path: Path, name: str, text: str, line: int, reason: str
) -> None:
    with pytest.raises(PolicyError) as wrong:
        load_lexicon(_folder(tmp_path, a=GOOD, **{name: text}))
    assert wrong.value.file == tmp_path / f"{name}.yaml"
    assert wrong.value.line == line
    assert reason in wrong.value.reason


def test_a_folder_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="no lexicon"):
        load_lexicon(tmp_path)


def test_broken_weights_are_refused(tmp_path: Path) -> None:
    _folder(tmp_path, a=GOOD)
    (tmp_path / "learnt.json").write_text('{"kind": {}}', "utf-8")
    with pytest.raises(PolicyError, match=r"learnt\.json"):
        load_lexicon(tmp_path)
