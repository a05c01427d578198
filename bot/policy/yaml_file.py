"""Policy files: read strictly, and every complaint with its file and line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedBase
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.policy.error import PolicyError

M = TypeVar("M", bound=BaseModel)


def read_yaml(path: Path, model: type[M]) -> M:
    """The file as `model`; raises `PolicyError` when it cannot be read, parsed or used."""
    document = _document(path)
    try:
        return model.model_validate(document)
    except ValidationError as error:
        # A misspelt key makes two errors, and the unknown one says more than the missing one.
        first = min(error.errors(include_url=False), key=lambda found: found["type"] == "missing")
        at = [step for step in first["loc"] if step != "[key]"]
        reason = ".".join(str(step) for step in at) + ": " + first["msg"].removeprefix("Value error, ")
        raise PolicyError(path, line_of(document, at), reason) from None


class Plain(RoundTripConstructor):
    """Leaves dates as they are written: one that no calendar has is then refused with its line."""


Plain.add_constructor("tag:yaml.org,2002:timestamp", Plain.construct_scalar)


def _document(path: Path) -> Any:
    yaml = YAML()
    yaml.Constructor = Plain
    try:
        return yaml.load(path.read_text("utf-8"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PolicyError(path, line, str(error.problem or error.context)) from None
    except YAMLError as error:
        raise PolicyError(path, 1, str(error)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise PolicyError(path, 1, getattr(error, "strerror", None) or "is not UTF-8") from None


def line_of(document: object, at: Sequence[int | str]) -> int:
    """The line (from 1) of the innermost part of `document` that `at` leads to."""
    line, here = 1, document
    for step in at:
        if not isinstance(here, CommentedBase) or not isinstance(here, Mapping | Sequence):
            break
        known = step in here if isinstance(here, Mapping) else isinstance(step, int) and step < len(here)
        if not known:
            break
        line = here.lc.data[step][0] + 1
        here = here[step]  # type: ignore[index]
    return line
