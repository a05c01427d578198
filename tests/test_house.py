"""The house: which folder may import which, which library lives where, and how long things may be."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("bot", "handlers", "tickets", "storage", "templates", "sandbox")

ARROWS: dict[str, frozenset[str]] = {
    "bot": frozenset({"handlers", "storage", "templates", "tickets"}),
    "handlers": frozenset({"templates", "tickets"}),
    "storage": frozenset({"tickets"}),
    "templates": frozenset({"tickets"}),
    "tickets": frozenset(),
    "sandbox": frozenset(),
}
"""Who may import whom, besides itself."""

LIVES_IN: dict[str, tuple[str, ...]] = {
    "telegram": ("bot/",),
    "aiogram": ("bot/", "handlers/"),
    "sqlalchemy": ("storage/",),
    "alembic": ("storage/",),
    "jinja2": ("templates/",),
    "babel": ("templates/",),
    "ruamel": ("bot/",),
    "pydantic": ("bot/",),
    "pydantic_settings": ("bot/",),
}
"""The only places that import a library."""

LONGEST = 300
"""Lines of a file."""
WRITTEN = ("policy", "templates", "sandbox")
SUFFIXES = {".yaml", ".j2", ".html", ".js", ".css"}
"""Where people edit files that are no Python, and what they are."""


def sources(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


@cache
def imports(path: Path) -> tuple[str, ...]:
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return tuple(found)


def foreign(folder: str, allowed: frozenset[str]) -> list[str]:
    """Imports of our own folders that the table does not allow."""
    return [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(folder)
        for name in imports(path)
        if (top := name.split(".")[0]) in (*OURS, "tests", "benchmarks") and top not in allowed | {folder}
    ]


@pytest.mark.parametrize("folder", OURS)
def test_arrows(folder: str) -> None:
    assert sources(folder), f"{folder}/ has no sources: the test would hold nothing"
    assert foreign(folder, ARROWS[folder]) == []


def test_the_arrow_check_sees_a_forbidden_import() -> None:
    assert any("handlers" in line for line in foreign("bot", frozenset()))


@pytest.mark.parametrize("library", LIVES_IN)
def test_a_library_lives_in_one_place(library: str) -> None:
    astray = [
        str(path.relative_to(ROOT))
        for folder in OURS
        for path in sources(folder)
        if any(name.split(".")[0] == library for name in imports(path))
        and not str(path.relative_to(ROOT)).startswith(LIVES_IN[library])
    ]
    assert astray == []


def test_the_domain_knows_the_standard_library_only() -> None:
    import sys

    allowed = sys.stdlib_module_names | {"tickets"}
    strangers = {name for path in sources("tickets") for name in imports(path) if name.split(".")[0] not in allowed}
    assert strangers == set()


def test_files_and_functions_stay_short() -> None:
    long_files, long_functions = [], []
    for path in (path for folder in (*OURS, "benchmarks", "tests") for path in sources(folder)):
        if "migrations/versions" in str(path):
            continue  # written by Alembic, one table after the other
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > LONGEST and "fold_table" not in path.name:
            long_files.append(str(path.relative_to(ROOT)))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
                body = node.end_lineno - node.lineno + 1
                long_functions += [f"{path.relative_to(ROOT)}:{node.name} {body}"] if body > 40 else []
    assert (long_files, long_functions) == ([], [])


def test_what_people_edit_beside_the_code_stays_short() -> None:
    written = [path for folder in WRITTEN for path in (ROOT / folder).rglob("*") if path.suffix in SUFFIXES]
    assert {path.suffix for path in written} == SUFFIXES, "a kind without files: the test would hold nothing"
    ours = (path for path in written if "vendor" not in path.parts)
    assert [str(path.relative_to(ROOT)) for path in ours if path.read_text("utf-8").count("\n") > LONGEST] == []


def test_the_lock_names_no_registry() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index-url" not in text
        assert text.count("--hash=sha256:") > 50
