"""The figures side by side, and how many times those of the minimal bot they are."""

from collections.abc import Callable, Mapping

from benchmarks.measure import Figures

ROWS: tuple[tuple[str, str, Callable[[Figures], float]], ...] = (
    ("conversations a second, 100 in flight", ".0f", lambda figures: figures.conversations_a_second),
    ("  CPU for each, ms", ".2f", lambda figures: figures.cpu * 1000),
    ("  commits for each", ".2f", lambda figures: figures.commits),
    ("20 a second: p50 of an answer, ms", ".1f", lambda figures: figures.p50 * 1000),
    ("  p99 of an answer, ms", ".1f", lambda figures: figures.p99 * 1000),
    ("  CPU for each, ms", ".2f", lambda figures: figures.paced_cpu * 1000),
    ("  commits for each", ".2f", lambda figures: figures.paced_commits),
    ("peak memory, MiB", ".0f", lambda figures: figures.memory),
    ("start to the first answer, s", ".2f", lambda figures: figures.start),
)


def table(measured: Mapping[str, Figures], baseline: str) -> str:
    """A table with a column for each subject; with the baseline among them, ratios to it in brackets."""
    lines = [["", *measured]]
    for title, form, value in ROWS:
        base = value(measured[baseline]) if baseline in measured else None
        lines.append([title, *(_cell(value(figures), form, base) for figures in measured.values())])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_line(line, widths) for line in lines)


def _cell(value: float, form: str, base: float | None) -> str:
    ratio = f" ({value / base:5.2f}×)" if base else ""
    return f"{value:{form}}{ratio}"


def _line(cells: list[str], widths: list[int]) -> str:
    others = (cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))
    return "  ".join([cells[0].ljust(widths[0]), *others])
