"""Changes the code in small wrong ways and prints which of them no test notices.

    python -m tests.mutants [PART OF A FILE'S NAME …]

Each mutant runs its own tests in a copy of the checkout; a mutant whose tests all pass has survived. The exit status is
0 where at least 90 of 100 are killed. It takes a long while, and is no part of CI.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

from tests.mutants.acts import ACTS
from tests.mutants.life import LIFE
from tests.mutants.mutant import Mutant
from tests.mutants.process import PROCESS
from tests.mutants.storage import STORAGE

ROOT = Path(__file__).parents[2]
MUTANTS = (*LIFE, *ACTS, *STORAGE, *PROCESS)
AT_ONCE = 2
WANTED = 0.9
ENOUGH = 600
"""Seconds after which a mutant counts as killed: it hangs."""


def main(parts: list[str]) -> int:
    """Run the mutants of these files, or all; gives the exit status."""
    chosen = [one for one in MUTANTS if not parts or any(part in one.file for part in parts)]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        copies: Queue[Path] = Queue()
        for number in range(AT_ONCE):
            copies.put(_copy(Path(folder) / str(number)))
        survived = 0
        for mutant, alive in zip(chosen, pool.map(lambda one: _survives(one, copies), chosen), strict=True):
            print(f"{'SURVIVED' if alive else 'killed  '}  {mutant.file}: {mutant.why}", flush=True)
            survived += alive
    killed = len(chosen) - survived
    print(f"{killed} of {len(chosen)} killed")
    return 0 if chosen and killed >= WANTED * len(chosen) else 1


def _copy(folder: Path) -> Path:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in tracked.splitlines():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


def _survives(mutant: Mutant, copies: Queue[Path]) -> bool:
    copy = copies.get()
    before = mutant.apply(copy)
    try:
        return all(_passes(tests, copy) for tests in mutant.tests)
    finally:
        (copy / mutant.file).write_text(before, encoding="utf-8")
        copies.put(copy)


def _passes(tests: str, copy: Path) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", tests]
    try:
        done = subprocess.run(
            command, cwd=copy, env=os.environ | {"CI": "true"}, capture_output=True, timeout=ENOUGH, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
