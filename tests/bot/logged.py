"""Logging as the service does it, for the length of a test."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import structlog

from bot.logs import start_logging
from bot.settings import LogFormat, LogLevel


class Log:
    """What was logged since the last look."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def text(self) -> str:
        """As it stands in the log."""
        return self._capsys.readouterr().err

    def lines(self) -> list[dict[str, Any]]:
        """Line by line."""
        return [json.loads(line) for line in self.text().splitlines()]


@contextmanager
def logged(capsys: pytest.CaptureFixture[str]) -> Iterator[Log]:
    """Log as JSON from INFO upward; everything is as before at the end."""
    handlers, level, hook = logging.root.handlers, logging.root.level, sys.excepthook
    start_logging(LogLevel.INFO, LogFormat.JSON)
    try:
        yield Log(capsys)
    finally:
        logging.root.handlers, sys.excepthook = handlers, hook
        logging.root.setLevel(level)
        structlog.reset_defaults()
