"""The log: structlog for us and for the libraries, on standard error, without secrets and telephone numbers."""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

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
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=[*_ending(form)]),
    )
    logging.root.handlers = [handler]
    logging.root.setLevel(_number(level))
    for name in CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, _number(level)))


def _ending(form: LogFormat) -> list[Processor]:
    if form is LogFormat.JSON:
        render: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    else:
        render = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    return [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        _without_secrets,
        render,
    ]


def _without_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return {key: redact(value) for key, value in event.items()}


def _number(level: LogLevel) -> int:
    return logging.getLevelNamesMapping()[level.upper()]
