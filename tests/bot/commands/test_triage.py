from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot.commands.triage import triage

ROOT = Path(__file__).parents[3]
WORDS = str(ROOT / "policy" / "lexicon")
LABELLED = {"kind": "repair", "category": "plumbing", "urgency": "routine", "building": "3", "section": None}
MESSAGE = {"text": "3栋1201水龙头滴水", "room": "1201", **LABELLED}
app = typer.Typer()
app.command()(triage)


def _run(*arguments: str, given: str = "", words: str = WORDS) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["--lexicon", words, *arguments], input=given)
    return result.exit_code, result.output


@pytest.fixture
def few_words(tmp_path: Path) -> str:
    """A lexicon that is read in no time, where it does not matter what it says."""
    folder = tmp_path / "lexicon"
    folder.mkdir()
    (folder / "words.yaml").write_text("words:\n  tap: {say: tap}\n", "utf-8")
    return str(folder)


def test_one_object_for_each_line_in_order() -> None:
    code, output = _run(given='{"text": "水龙头滴水 3-2-1201"}\n\n{"text": "thank you"}\n')
    first, second = map(json.loads, output.splitlines())
    assert code == 0
    assert {key: first[key] for key in ("kind", "category", "building", "section", "room")} == {
        "kind": "repair",
        "category": "plumbing",
        "building": "3",
        "section": "2",
        "room": "1201",
    }
    assert len(first["categories"]) == 3
    assert any("水龙头" in reason for reason in first["why"])
    assert second["kind"] == "other"


@pytest.mark.parametrize("line", ["{", "[]", '{"txt": "x"}', '{"text": 3}'])
def test_a_line_that_cannot_be_read_is_named(line: str, few_words: str) -> None:
    code, output = _run(given='{"text": "ok"}\n' + line + "\n", words=few_words)
    assert code == 1
    assert "line 2" in output


def test_the_score_tells_figures_confusion_and_misses(tmp_path: Path) -> None:
    wrong = {**MESSAGE, "category": "gas", "room": "1202"}
    file = tmp_path / "some.jsonl"
    file.write_text("\n".join(json.dumps(one) for one in (MESSAGE, wrong)), "utf-8")
    code, output = _run("--score", str(file))
    assert code == 0
    assert "category (all kinds)            0.500  (1/2)" in output
    assert "category: gas taken for plumbing; place: 3 - 1202 taken for 3 - 1201" in output


def test_the_score_learns_apart_from_what_it_measures(tmp_path: Path, few_words: str) -> None:
    file = tmp_path / "some.jsonl"
    file.write_text("\n".join([json.dumps(MESSAGE)] * 4), "utf-8")
    assert "4 messages" in _run("--score", str(file), "--folds", "2", words=few_words)[1]


def test_the_score_apart_learns_from_other_files_too(tmp_path: Path) -> None:
    """Of two messages each is read with what the other teaches, which is wrong, and with what the other file does."""
    (tmp_path / "words.yaml").write_text("words:\n  tap: {say: tap}\n", "utf-8")
    both = [
        json.dumps({**MESSAGE, "text": text, "category": label}) for text, label in (("qwert", "gas"), ("yxcv", "hvac"))
    ]
    taught, file = tmp_path / "taught.jsonl", tmp_path / "some.jsonl"
    taught.write_text("\n".join(both * 3), "utf-8")
    file.write_text("\n".join(both), "utf-8")
    score = ("--lexicon", str(tmp_path), "--score", str(file), "--folds", "2")
    assert "category of repairs             0.000" in CliRunner().invoke(app, score).output
    assert "category of repairs             1.000" in CliRunner().invoke(app, [*score, "--learn", str(taught)]).output
    assert not (tmp_path / "learnt.json").exists()


def test_an_unlabelled_file_cannot_be_scored(tmp_path: Path, few_words: str) -> None:
    file = tmp_path / "some.jsonl"
    file.write_text('{"text": "x"}', "utf-8")
    code, output = _run("--score", str(file), words=few_words)
    assert code == 1
    assert "has no building" in output


def test_idle_entries_are_listed(tmp_path: Path) -> None:
    file = tmp_path / "some.jsonl"
    file.write_text(json.dumps(MESSAGE), "utf-8")
    output = _run("--explain", str(file))[1]
    idle, single = output.split("fires on one sentence only")
    assert "- pets\n" in idle
    assert "- tap: 3栋1201水龙头滴水" in single


def test_weights_are_written_beside_the_words(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("words:\n  tap: {say: tap}\n", "utf-8")
    file = tmp_path / "some.jsonl"
    file.write_text("\n".join([json.dumps(MESSAGE)] * 2), "utf-8")
    other = tmp_path / "other.jsonl"
    other.write_text("\n".join([json.dumps({**MESSAGE, "kind": "complaint", "category": "noise"})] * 2), "utf-8")
    result = CliRunner().invoke(app, ["--lexicon", str(tmp_path), "--learn", str(file), "--learn", str(other)])
    assert result.exit_code == 0
    learnt = json.loads((tmp_path / "learnt.json").read_text("utf-8"))
    assert learnt["models"]["kind"]["labels"] == ["complaint", "repair"]


def test_it_starts_without_the_bot_library() -> None:
    script = "import sys, bot.commands.triage; sys.exit('aiogram' in sys.modules or 'telegram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0
