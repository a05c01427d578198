"""What the log may say of an exception: its kind and place, and its text only if that cannot quote people."""

from __future__ import annotations

import textwrap
import traceback
from collections.abc import Callable, Mapping
from typing import Any

OURS = frozenset({"bot", "handlers", "sandbox", "storage", "templates", "tickets"})
"""Our own exceptions: they quote nobody."""

LIBRARIES = frozenset({"aiohttp", "asyncio", "jinja2", "sqlite3", "telegram"})
"""Libraries whose exceptions tell only of names in templates and tables, and of a server's answers."""

OF_CODE = (ArithmeticError, AttributeError, ImportError, MemoryError, NameError, OSError, RecursionError, TypeError)
"""Python's exceptions that tell of code and the machine; others (`ValueError`, `KeyError`) may quote values."""


def error_text(error: BaseException) -> str:
    """The exception in one line, its text left out where it may quote a row, a message or an address."""
    text = _text(error)
    return f"{_kind(error)}: {' '.join(text.split())}" if text else _kind(error)


def traced(error: BaseException) -> str:
    """The same with the lines of code that led to it, for it and for every exception behind and inside it."""
    return _traced(error, set())


def _traced(error: BaseException, seen: set[int]) -> str:
    seen.add(id(error))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    behind = f"{_traced(cause, seen)}\n\nthen:\n\n" if cause is not None and id(cause) not in seen else ""
    lines = "".join(traceback.format_tb(error.__traceback__))
    inside = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    parts = "".join("\n" + textwrap.indent(_traced(each, seen), "  | ") for each in inside if id(each) not in seen)
    return f"{behind}Traceback (most recent call last):\n{lines}{error_text(error)}{parts}"


def _kind(error: BaseException) -> str:
    module = type(error).__module__
    return type(error).__qualname__ if module == "builtins" else f"{module}.{type(error).__qualname__}"


def _text(error: BaseException) -> str:
    library = type(error).__module__.partition(".")[0]
    if library in SPEAKERS:
        return SPEAKERS[library](error)
    if isinstance(error, BaseExceptionGroup):
        return error.message
    return str(error) if library in OURS | LIBRARIES or isinstance(error, OF_CODE) else ""


def _of_sqlalchemy(error: Any) -> str:
    """The driver's error and the statement, which has marks where the values go."""
    driver, statement = getattr(error, "orig", None), getattr(error, "statement", None)
    if driver is None:
        return _of_postgresql(error)
    return error_text(driver) + (f" [SQL: {statement}]" if statement else "")


def _of_postgresql(error: Any) -> str:
    """Codes and names; never the message, its detail or its context, which quote rows."""
    names = ("sqlstate", "table_name", "column_name", "constraint_name")
    return " ".join(str(getattr(error, name)) for name in names if getattr(error, name, None))


def _of_pydantic(error: Any) -> str:
    """Where and what kind of fault; never what was found there."""
    found = error.errors(include_url=False, include_input=False, include_context=False)
    return ", ".join(f"{'.'.join(map(str, each['loc']))} {each['type']}" for each in found)


SPEAKERS: Mapping[str, Callable[[Any], str]] = {
    "sqlalchemy": _of_sqlalchemy,
    "asyncpg": _of_postgresql,
    "pydantic_core": lambda error: _of_pydantic(error) if hasattr(error, "errors") else "",
}
"""What is logged of exceptions of libraries that would quote values."""
