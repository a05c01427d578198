"""`tasks.yaml` as delivered, and how a wrong one is refused."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.policy.error import PolicyError
from bot.policy.load import FOLDER, load_policy
from tests.bot.policy.test_policy import change
from tickets.people import Role
from tickets.tasks.due import due_at, out_of_night
from tickets.tasks.kinds import DueRule, TaskLevel

HOUR = timedelta(hours=1)
POLICY = load_policy()
FRIDAY = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
"""10:00 on a Friday in the estate's zone."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "policy"))


def test_an_answer_has_the_figures_of_the_promises() -> None:
    answer = POLICY.tasks["answer"]
    assert answer.terms_for("inquiry").due == DueRule(4 * HOUR)
    assert answer.terms_for("complaint").due == DueRule(24 * HOUR, clock=True)
    assert answer.terms.levels == (TaskLevel(Role.SUPERVISOR, 0 * HOUR), TaskLevel(Role.MANAGER, 12 * HOUR))
    assert answer.names["zh_Hant"] == "回覆住戶"


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        (DueRule(4 * HOUR), datetime(2026, 11, 20, 6, tzinfo=UTC)),
        (DueRule(12 * HOUR), datetime(2026, 11, 23, 2, tzinfo=UTC)),
        (DueRule(24 * HOUR, clock=True), datetime(2026, 11, 21, 2, tzinfo=UTC)),
        (DueRule(working_days=1, at=time(18)), datetime(2026, 11, 23, 10, tzinfo=UTC)),
        (DueRule(working_days=2), datetime(2026, 11, 24, 12, tzinfo=UTC)),
        (DueRule(at=time(16)), datetime(2026, 11, 20, 8, tzinfo=UTC)),
    ],
)
def test_when_a_task_is_due(rule: DueRule, due: datetime) -> None:
    assert due_at(rule, POLICY, FRIDAY) == due


@pytest.mark.parametrize(("hour", "moved"), [(14, 23), (13, 13), (22, 23), (23, 23)])
def test_what_would_come_at_night_comes_when_the_night_ends(hour: int, moved: int) -> None:
    at = datetime(2026, 11, 20, hour, tzinfo=UTC)
    assert out_of_night(at, POLICY) == at.replace(hour=moved)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("doer: front_desk", "doer: porter", "kinds.answer.doer"),
        ("span: 4 h, hours: desk", "span: 4 h", "a span needs hours"),
        ("span: 4 h, hours: desk", "hours: desk", "must be a span"),
        ("span: 4 h, hours: desk", "span: 4 hrs, hours: desk", "kinds.answer.due.span"),
        ("    escalation: desk\n", "    escalation: dusk\n", "no escalation 'dusk'"),
        ("    escalation: desk\n", "", "names no escalation"),
        ("tells: warning", "tells: never", "kinds.answer.tells"),
        ("complaint: {due", "praise: {due", "kinds.answer.for.praise"),
        ("{role: supervisor, after: 0 min}", "{role: supervisor}", "`after` the due moment"),
        ("zh_Hant: 回覆住戶, ", "", "kinds.answer.names.zh_Hant"),
        ("  answer:", "  reply:", "the kind 'answer' is missing"),
        ("{role: manager,    after: 1 working day}", "{role: manager, before: 1 h}", "after the one before"),
    ],
)
def test_a_wrong_file_is_refused_with_line_and_reason(folder: Path, old: str, new: str, reason: str) -> None:
    change(folder / "tasks.yaml", old, new)
    with pytest.raises(PolicyError, match=reason) as refused:
        load_policy(folder)
    assert refused.value.file == folder / "tasks.yaml"
    assert refused.value.line >= 1
