"""Reads the office's words: every YAML file of a folder, joined to one lexicon."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedBase
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.policy.error import PolicyError
from tickets.triage.document import LexiconError
from tickets.triage.intents import Intents
from tickets.triage.learnt import Learnt, read_learnt
from tickets.triage.lexicon import Lexicon

log = logging.getLogger(__name__)  # goes to standard error also before logging is started, where a verb prints JSON

T = TypeVar("T")

LEARNT, INTENTS = "learnt.json", "intents"
SECTIONS = ("words", "rules")


def load_lexicon(folder: Path) -> Lexicon:
    """The lexicon of all ``*.yaml`` in a folder, with its ``intents`` and its ``learnt.json`` when there are any.

    Weights that cannot be used are reported and left out. Raises `PolicyError` with file, line and reason.
    """
    words = load_words(folder)
    if (folder / INTENTS).is_dir():
        words = replace(words, intents=load_intents(folder / INTENTS))
    try:
        return replace(words, learnt=load_learnt(folder))
    except PolicyError as broken:
        log.warning("%s; left out, the words decide alone (python -m bot triage --learn FILE makes it anew)", broken)
        return words


def load_words(folder: Path) -> Lexicon:
    """The lexicon of all ``*.yaml`` in a folder; raises `PolicyError` with file, line and reason."""
    return _load(folder, Lexicon.from_mapping)


def load_intents(folder: Path) -> Intents:
    """What somebody may want of their own ticket, of all ``*.yaml`` in a folder; raises `PolicyError` likewise."""
    return _load(folder, Intents.from_mapping)


def _load(folder: Path, build: Callable[[Mapping[str, Any]], T]) -> T:
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise PolicyError(folder, 1, "no lexicon files here")
    documents = {file: _read(file) for file in files}
    try:
        return build(_join(documents))
    except LexiconError as wrong:
        file, path = _home(wrong.path, documents)
        raise PolicyError(file, _line(file, path), str(wrong)) from wrong


def load_learnt(folder: Path) -> Learnt:
    """The folder's learnt weights, none without a file; raises `PolicyError` when they cannot be used."""
    file = folder / LEARNT
    if not file.exists():
        return {}
    try:
        return read_learnt(json.loads(file.read_text("utf-8")))
    except (ValueError, OSError) as wrong:
        raise PolicyError(file, getattr(wrong, "lineno", 1), str(wrong)) from wrong


def _read(file: Path) -> dict[str, Any]:
    document = _parse(file, "safe")
    if not isinstance(document, dict):
        raise PolicyError(file, 1, "a mapping with words and rules is expected")
    for section, shape in zip(SECTIONS, (dict, list), strict=True):
        if not isinstance(document.setdefault(section, shape()), shape):
            raise PolicyError(file, _line(file, (section,)), f"{section} is not a {shape.__name__}")
    return document


def _parse(file: Path, how: str) -> Any:
    """The document; where libyaml is installed, it reads the plain one (`safe`) seven times as fast."""
    try:
        return YAML(typ=how).load(file.read_text("utf-8"))
    except MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else 1
        raise PolicyError(file, line, str(wrong.problem or wrong.context)) from wrong
    except (YAMLError, OSError, UnicodeDecodeError, TypeError) as wrong:  # a TypeError for a list used as a key
        raise PolicyError(file, 1, str(wrong)) from wrong


def _join(documents: Mapping[Path, dict[str, Any]]) -> dict[str, Any]:
    joined: dict[str, Any] = {"words": {}, "rules": []}
    for file, document in documents.items():
        if twice := sorted(joined["words"].keys() & document["words"].keys()):
            raise PolicyError(file, _line(file, ("words", twice[0])), f"{twice[0]} is already in another file")
        joined["words"] |= document["words"]
        joined["rules"] += document["rules"]
        joined |= {key: value for key, value in document.items() if key not in SECTIONS}
    return joined


def _home(path: tuple[str | int, ...], documents: Mapping[Path, dict[str, Any]]) -> tuple[Path, tuple[str | int, ...]]:
    if path[0] != "rules" or len(path) == 1:
        return next(file for file, document in documents.items() if _leads(document, path[:2])), path
    number = int(path[1])
    for file, document in documents.items():
        if number < len(document["rules"]):
            return file, ("rules", number, *path[2:])
        number -= len(document["rules"])
    raise LookupError(path)


def _leads(document: Mapping[Any, Any], path: tuple[str | int, ...]) -> bool:
    here: Any = document
    for step in path:
        if not isinstance(here, Mapping) or (key := _key(here, step)) is None:
            return False
        here = here[key]
    return True


def _line(file: Path, path: Sequence[str | int]) -> int:
    """The line (from 1) of the innermost part that the path leads to."""
    line, here = 1, _parse(file, "rt")
    for step in path:
        if not isinstance(here, CommentedBase) or (key := _key(here, step)) is None:
            break
        line, here = here.lc.data[key][0] + 1, here[key]  # type: ignore[index]
    return line


def _key(here: object, step: str | int) -> Any:
    """The key or index that a step of a path names, for it may be no string in the file; `None` where there is none."""
    if isinstance(here, Mapping):
        return next((key for key in here if str(key) == str(step)), None)
    return step if isinstance(here, Sequence) and isinstance(step, int) and step < len(here) else None
