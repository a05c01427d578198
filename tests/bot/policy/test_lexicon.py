from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.parser import Parser

from bot.policy.error import PolicyError
from bot.policy.lexicon import _parse, load_learnt, load_lexicon
from bot.policy.load import FOLDER

GOOD = "words:\n  tap:\n    say: 水龙头, tap\n    repair: {plumbing: 3}\n"


@pytest.fixture(params=["libyaml", "without"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers: the fast one need not be installed."""
    if request.param == "without":
        monkeypatch.setattr("ruamel.yaml.main.CParser", None)


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
        ("b", "words:\n  a: {say: b\n  c: d: e\n", 3, "expect"),
        ("b", "words:\n\ta: b\n", 2, "cannot start any token"),
        ("b", "words: *pipe\n", 1, "undefined alias"),
        ("b", "words: \x07\n", 1, "not allowed"),
        ("b", "words: {}\nwords: {}\n", 2, "duplicate key"),
        ("b", "[words]: {}\n", 1, "words"),
        ("b", "[a: b]: {}\n", 1, "unhashable"),
        ("b", "# keys that are numbers\n3: {}\n", 2, "3"),
        ("b", "words:\n  pipe: {say: pipe}\n  3: {}\n", 3, "commas"),
        ("b", "words: !!python/name:os.system x\n", 1, "could not determine a constructor"),
        ("b", "- a\n", 1, "mapping"),
        ("b", "words: 3\n", 1, "words"),
        ("b", "wards: {}\n", 1, "wards"),
        ("b", "words:\n  pipe:\n    say: pipe\n    sai: pipe\n", 4, "sai"),
        ("b", "words:\n  pipe:\n    say: 'pipe, …'\n", 3, "at least one word"),
        ("b", "words:\n  pipe:\n    say: '[推打不开'\n", 3, "bracket"),
        ("b", "words:\n  pipe:\n    say: pipe\n    repair: {plumbing: much}\n", 4, "number"),
        ("b", "words:\n  pipe:\n    say: pipe\n    deniable: perhaps\n", 4, "true or false"),
        ("b", "words:\n  pipe:\n    say: pipe\n    hazard: noise\n", 4, "hazard"),
        ("b", "rules:\n  - when: tap\n", 2, "list"),
        ("b", "rules:\n  - when: [tap]\n    within: page\n", 3, "clause"),
        ("b", "rules:\n  - when: [tap]\n  - when: [tap]\n", 3, "already used"),
        ("b", "rules:\n  - when: [tap]\n    without: [rain]\n", 3, "rain"),
    ],
)
@pytest.mark.usefixtures("parser")
def test_a_wrong_file_is_refused_with_file_line_and_reason(
    tmp_path: Path, name: str, text: str, line: int, reason: str
) -> None:
    with pytest.raises(PolicyError) as wrong:
        load_lexicon(_folder(tmp_path, a=GOOD, **{name: text}))
    assert wrong.value.file == tmp_path / f"{name}.yaml"
    assert wrong.value.line == line
    assert reason in wrong.value.reason


def test_libyaml_reads_what_the_slow_parser_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[object] = []

    class Watched(YAML):
        def load(self, stream: object) -> object:
            used.append(self.Parser)
            return super().load(stream)

    monkeypatch.setattr("bot.policy.lexicon.YAML", Watched)
    files = sorted((FOLDER / "lexicon").glob("*.yaml"), key=lambda file: file.stat().st_size)[:4]
    fast = [_parse(file, "safe") for file in files]
    assert Parser not in used, "ruamel.yaml[oldlibyaml] is not installed: a start takes longer"
    monkeypatch.setattr("ruamel.yaml.main.CParser", None)
    assert [_parse(file, "safe") for file in files] == fast
    assert used[len(files) :] == [Parser] * len(files)


@pytest.mark.usefixtures("parser")
def test_words_that_look_like_something_else_stay_words(tmp_path: Path) -> None:
    text = "words:\n  no: {say: no}\n  on: {say: 'on, off'}\nrules:\n  - when: [no, on]\n"
    assert list(load_lexicon(_folder(tmp_path, a=text)).entries) == ["no", "on"]


def test_a_folder_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="no lexicon"):
        load_lexicon(tmp_path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "learnt.json:1: Expecting property name"),
        (b"\xff", "learnt.json:1: 'utf-8' codec"),
        (b"[]", "not a file of learnt weights"),
        (b'{"kind": {}}', "not a file of learnt weights"),
        (b'{"version": 9, "models": {}}', "version 9 is not 1"),
        (
            b'{"version": 1, "models": {"kind": {"labels": ["a"], "bias": [0, 0], "weights": {}}}}',
            "one number for each",
        ),
    ],
)
def test_broken_weights_are_reported_once_and_left_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes, reason: str
) -> None:
    _folder(tmp_path, a=GOOD)
    (tmp_path / "learnt.json").write_bytes(content)
    lexicon = load_lexicon(tmp_path)
    assert (list(lexicon.entries), lexicon.learnt) == (["tap"], {})
    (told,) = caplog.messages
    assert reason in told
    assert "left out" in told
    with pytest.raises(PolicyError):
        load_learnt(tmp_path)


def test_missing_weights_are_no_news(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert load_lexicon(_folder(tmp_path, a=GOOD)).learnt == {}
    assert caplog.messages == []
