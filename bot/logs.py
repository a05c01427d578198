"""Logging by structlog, for us and for the libraries, to standard error, without secrets and people's words."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from types import TracebackType
from typing import TextIO

import structlog
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

from bot.faults import error_text, traced
from bot.redaction import redact
from bot.settings import LogFormat, LogLevel

CHATTY = ("httpx", "httpcore", "aiohttp.access", "aiogram.event", "telegram", "aiosqlite", "sqlalchemy", "alembic")
"""Libraries that log each request, some with the token in its address: only their warnings are wanted."""


def start_logging(level: LogLevel, form: LogFormat) -> None:
    """Log from `level` upward in that form; may be called again."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(_number(level)),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = Lines(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=[*_ending(form)]),
    )
    logging.root.handlers = [handler]
    logging.root.setLevel(_number(level))
    for name in CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, _number(level)))
    sys.excepthook = _crashed


def _crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log what ends the process like everything else."""
    if isinstance(error, Exception):
        structlog.get_logger().critical("crashed", exc_info=error)
    else:
        sys.__excepthook__(kind, error, trace)


class Lines(logging.StreamHandler[TextIO]):
    """Writes the log."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Say that a line could not be written, but not what was in it, as logging itself would."""
        error = sys.exception()
        with suppress(OSError, ValueError):  # the log itself is gone
            self.stream.write(f"a line of {record.name} could not be logged: {error_text(error) if error else ''}\n")
            self.flush()


def _ending(form: LogFormat) -> list[Processor]:
    if form is LogFormat.JSON:
        render: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    else:
        render = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    return [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.ExceptionRenderer(_exception_text),
        _without_secrets,
        render,
    ]


def _exception_text(exc_info: ExcInfo) -> str:
    return traced(exc_info[1])


def _without_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return {key: redact(value) for key, value in event.items()}


def _number(level: LogLevel) -> int:
    return logging.getLevelNamesMapping()[level.upper()]
