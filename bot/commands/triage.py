"""`python -m bot triage`: words from standard input into labels; a labelled file into a table or into weights."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

if TYPE_CHECKING:
    from tickets.triage.lexicon import Lexicon
    from tickets.triage.understand import Understanding

FOLDER = Path(__file__).parents[2] / "policy" / "lexicon"

Words = Annotated[Path, typer.Option("--lexicon", help="folder of the office's words")]
Score = Annotated[Path | None, typer.Option("--score", help="a labelled file to be measured on")]
Folds = Annotated[int, typer.Option("--folds", help="with --score: learn anew without each of so many parts", min=0)]
Explain = Annotated[Path | None, typer.Option("--explain", help="a file to see which entries of the lexicon work")]
Learn = Annotated[
    list[Path] | None,
    typer.Option("--learn", help="a labelled file to learn the weights from; may be given again. With --folds: beside"),
]
Export = Annotated[
    bool, typer.Option("--export", help="what residents corrected, from DATABASE_URL, as labelled lines")
]


def triage(
    lexicon: Words = FOLDER,
    score: Score = None,
    folds: Folds = 0,
    explain: Explain = None,
    learn: Learn = None,
    *,
    export: Export = False,
) -> None:
    """Read JSON lines with `text`, write one JSON object a line: kind, category, urgency, place and why."""
    from bot.policy.error import PolicyError
    from bot.policy.lexicon import LEARNT, load_lexicon

    if export:
        _export()
        return
    try:
        words = load_lexicon(lexicon)
        if score is not None or explain is not None:
            sys.stdout.write(report(words, score, folds, explain, learn or ()))
        elif learn:
            _learn(learn, words, lexicon / LEARNT)
        else:
            run(words, sys.stdin, sys.stdout)
    except (PolicyError, OSError, ValueError) as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(1) from wrong


def run(lexicon: Lexicon, lines: Iterable[str], out: TextIO) -> None:
    """One JSON object for each line, in order; raises `ValueError` for a line that is no JSON object with `text`."""
    from tickets.triage.understand import understand

    for one in _read(lines):
        out.write(json.dumps(as_json(understand(one["text"], lexicon), lexicon), ensure_ascii=False) + "\n")
        out.flush()


def report(lexicon: Lexicon, score: Path | None, folds: int, explain: Path | None, learn: Iterable[Path] = ()) -> str:
    """The figures of a labelled file, or what of the lexicon works on a file."""
    from bot.triage.report import scored, scored_apart, used

    if score is not None:
        messages = list(_labelled(score))
        return scored_apart(messages, lexicon, folds, list(_all(learn))) if folds > 1 else scored(messages, lexicon)
    return used((one["text"] for one in _read_file(explain)), lexicon) if explain is not None else ""


def _learn(files: Iterable[Path], lexicon: Lexicon, target: Path) -> None:
    from tickets.triage.learn import learn
    from tickets.triage.learnt import write_learnt

    document = write_learnt(learn(_all(files), lexicon))
    target.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def as_json(understood: Understanding, lexicon: Lexicon) -> dict[str, Any]:
    """An understanding as the verb prints it."""
    from tickets.triage.understand import explained

    return {
        "kind": understood.kind,
        "category": understood.category,
        "categories": list(understood.categories),
        "urgency": understood.urgency,
        "building": understood.place.building,
        "section": understood.place.section,
        "room": understood.place.room,
        "why": [
            f"{one.words} → {one.label} {one.points:+g} ({one.source})" for one in explained(understood, lexicon.learnt)
        ],
    }


def _export() -> None:
    import asyncio

    from bot.commands.begin import give_up, read_settings
    from bot.triage.export import exported
    from storage.schema import DatabaseTooNew, NotMigrated, Unusable

    url = read_settings().database_url.get_secret_value()
    try:
        lines = asyncio.run(exported(url))
    except NotMigrated:
        give_up("The database is not ready: python -m bot migrate")
    except (DatabaseTooNew, Unusable, OSError, ValueError) as error:
        give_up(str(error))
    sys.stdout.writelines(line + "\n" for line in lines)


def _all(files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    return (one for file in files for one in _labelled(file))


def _labelled(file: Path) -> Iterator[dict[str, Any]]:
    wanted = {"kind", "category", "urgency", "building", "section", "room"}
    for one in _read_file(file):
        if missing := sorted(wanted - one.keys()):
            raise ValueError(f"{file}: {one['text']!r} has no {', '.join(missing)}")
        yield one


def _read_file(file: Path) -> Iterator[dict[str, Any]]:
    return _read(file.read_text("utf-8").splitlines())


def _read(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
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
