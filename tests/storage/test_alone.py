"""A database file is one service's, until it ends in whatever way."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from storage.alone import Taken, alone_on

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from storage.alone import alone_on
with alone_on(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the file until it is ended."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def refused(path: Path) -> str:
    with pytest.raises(Taken) as taken, alone_on(path):
        pass
    return str(taken.value)


def test_a_second_one_is_refused_and_told_who_has_it(tmp_path: Path) -> None:
    path = tmp_path / "data" / "desk.db"
    with another_process(path) as process:
        assert f"{path} is served by another process ({process.pid})" in refused(path)
        assert str(process.pid) in refused(path), "whoever is refused leaves the name of the one who has it"
    with alone_on(path):
        assert str(os.getpid()) in refused(path)
    with alone_on(path):
        pass


def test_who_was_killed_has_it_no_more(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with another_process(path) as process:
        process.kill()
        process.wait()
        with alone_on(path):
            pass


def test_another_name_of_the_same_file_is_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "desk.db").touch()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "link.db").symlink_to(tmp_path / "desk.db")
    with alone_on(tmp_path / "elsewhere" / "link.db"):
        refused(tmp_path / "desk.db")


def test_where_files_cannot_be_locked_it_goes_on_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", unsupported)
    with capture_logs() as logged, alone_on(tmp_path / "desk.db"):
        pass
    assert [(entry["event"], entry["reason"]) for entry in logged] == [("file_not_locked", "Operation not supported")]
