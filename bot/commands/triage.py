"""`python -m bot triage`: words from standard input into labels, or a labelled file into a table."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from bot.lexicon import load_lexicon
from bot.policy_error import PolicyError
from tickets.triage.lexicon import Lexicon
from tickets.triage.understand import Understanding, understand

Words = Annotated[Path, typer.Option("--lexicon", help="folder of the office's words")]
Score = Annotated[Path | None, typer.Option("--score", help="a labelled file to be measured on")]
Explain = Annotated[Path | None, typer.Option("--explain", help="a file to see which entries of the lexicon work")]


def triage(lexicon: Words = Path("policy/lexicon"), score: Score = None, explain: Explain = None) -> None:
    """Read JSON lines with `text`, write one JSON object a line: kind, category, urgency, place and why."""
    try:
        run(load_lexicon(lexicon), score, explain, sys.stdin, sys.stdout)
    except (PolicyError, ValueError) as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(1) from wrong


def run(lexicon: Lexicon, score: Path | None, explain: Path | None, lines: TextIO, out: TextIO) -> None:
    """One of the three things the verb does; raises `ValueError` for a line that is no JSON object with `text`."""
    from bot.triage_report import scored, used

    if score is not None:
        out.write(scored(_read(score.read_text("utf-8").splitlines()), lexicon))
    elif explain is not None:
        out.write(used([one["text"] for one in _read(explain.read_text("utf-8").splitlines())], lexicon))
    else:
        for one in _read(lines):
            out.write(json.dumps(as_json(understand(one["text"], lexicon)), ensure_ascii=False) + "\n")
            out.flush()


def as_json(understood: Understanding) -> dict[str, Any]:
    """An understanding as the verb prints it."""
    return {
        "kind": understood.kind,
        "category": understood.category,
        "categories": list(understood.categories),
        "urgency": understood.urgency,
        "building": understood.place.building,
        "section": understood.place.section,
        "room": understood.place.room,
        "why": [f"{one.words} → {one.label} {one.points:+g} ({one.source})" for one in understood.why],
    }


def _read(lines: Iterable[str]) -> Iterable[dict[str, Any]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            one = json.loads(line)
        except json.JSONDecodeError as wrong:
            raise ValueError(f"line {number}: {wrong}") from wrong
        if not isinstance(one, dict) or not isinstance(one.get("text"), str):
            raise ValueError(f"line {number}: a JSON object with text is expected")
        yield one
