"""What every start of the product would import and read again: done once, for processes to be forked from."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import bot.start  # noqa: F401 - takes seconds, most of them aiogram's
from bot.__main__ import app
from bot.wiring import office_lexicon

office_lexicon()


def run() -> None:
    """`python -m bot run`."""
    app(["run"])


def live(main: Callable[[], None], settings: Mapping[str, str], log: str) -> None:
    """Be a process of the product: these settings in the environment, all that is printed in the log."""
    os.environ.update(settings)
    kept = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(kept, stream.fileno())
    os.chdir(Path(__file__).parent.parent.parent)
    main()
