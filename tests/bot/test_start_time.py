"""Verbs that need no bot start without aiogram, which alone takes seconds."""

import gc
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import Settings

ROOT = Path(__file__).parents[2]
PROBE = """
import sys
from bot.__main__ import app
sys.argv = ["bot", *{arguments!r}]
try:
    app()
except SystemExit:
    pass
print("heavy:", [name for name in {heavy!r} if name in sys.modules])
"""
BOTS = ("aiogram", "telegram", "sandbox", "aiohttp")
TRIAGE = ("tickets.triage.understand", "ruamel.yaml")


def run(arguments: list[str], folder: Path, heavy: tuple[str, ...] = BOTS) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BOT_", "WEBHOOK_"))}
    settings = kept | {"DATABASE_URL": f"sqlite:///{folder}/desk.db", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=arguments, heavy=heavy)],
        cwd=folder,
        env=settings,
        capture_output=True,
        text=True,
        input="",
        check=False,
    )


@pytest.mark.parametrize("arguments", [["--help"], ["migrate"], ["check"], ["claim"], ["triage"]])
def test_a_verb_without_a_bot_leaves_the_libraries_of_bots_alone(arguments: list[str], tmp_path: Path) -> None:
    assert "heavy: []" in run(arguments, tmp_path).stdout


@pytest.mark.parametrize("arguments", [["--help"], ["migrate"]])
def test_a_verb_without_words_leaves_them_unread(arguments: list[str], tmp_path: Path) -> None:
    assert "heavy: []" in run(arguments, tmp_path, TRIAGE).stdout


def test_a_start_looks_for_no_garbage_and_the_service_does(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    async def serve(_settings: Settings, *, paced: bool) -> None:
        seen.append(gc.isenabled() and paced)

    monkeypatch.setattr("bot.commands.begin.read_settings", lambda: Settings(bot_token=SecretStr("1:a")))
    monkeypatch.setattr("bot.start.serve", serve)
    monkeypatch.setattr("gc.disable", lambda: seen.append(False))
    monkeypatch.setattr("sys.argv", ["bot", "run"])
    with pytest.raises(SystemExit):
        runpy.run_module("bot", run_name="__main__")
    assert seen == [False, True]


def test_migrate_check_and_claim_follow_each_other(tmp_path: Path) -> None:
    before = run(["check"], tmp_path)
    assert "✓ database: there is no" in before.stdout
    assert "first start" in before.stdout
    assert "✗" not in before.stdout
    assert "python -m bot migrate" in run(["claim"], tmp_path).stderr
    assert "up to date" in run(["migrate"], tmp_path).stdout
    after = run(["check"], tmp_path)
    assert "✓ database" in after.stdout
    assert "✗" not in after.stdout
    assert "/claim " in run(["claim"], tmp_path).stdout


def test_check_tells_of_a_database_that_the_next_start_brings_up_to_date(tmp_path: Path) -> None:
    (tmp_path / "desk.db").touch()
    assert "✓ database: the database is at nothing" in (told := run(["check"], tmp_path).stdout)
    assert "python -m bot migrate" in told


def test_check_ends_with_status_1_where_something_is_wrong(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BOT_", "WEBHOOK_"))}
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "check"],
        cwd=tmp_path,
        env=kept | {"PYTHONPATH": str(ROOT), "LOG_LEVEL": "loud"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "LOG_LEVEL" in ended.stderr
    assert ".env" in ended.stderr


@pytest.mark.parametrize("verb", ["migrate", "claim"])
def test_a_file_that_is_no_database_is_told_in_one_line(verb: str, tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_text("notes\n" * 100)
    assert run([verb], tmp_path).stderr.strip().endswith("file is not a database")
    assert len(run([verb], tmp_path).stderr.splitlines()) == 1
