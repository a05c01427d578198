import shutil
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.policy.error import PolicyError
from bot.policy.load import FOLDER, load_policy
from tickets.people import Role
from tickets.policy import EscalationLevel
from tickets.ticket import Kind, Urgency
from tickets.triage.labels import COMPLAINT, REPAIR, REST

MINUTE, HOUR, DESK_DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(hours=12)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "policy"))


def change(file: Path, old: str, new: str) -> int:
    """Change a file once; the line where it was changed."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_emergency_has_the_figures_of_the_table() -> None:
    promises = load_policy().promises[Urgency.EMERGENCY]
    assert promises.clock
    assert (promises.accepted, promises.arrived, promises.finished) == (5 * MINUTE, 15 * MINUTE, 4 * HOUR)
    assert promises.levels == (
        EscalationLevel(Role.HEAD, 3 * MINUTE),
        EscalationLevel(Role.SUPERVISOR, 6 * MINUTE, 15 * MINUTE, 4 * HOUR),
        EscalationLevel(Role.MANAGER, 10 * MINUTE, 20 * MINUTE, 5 * HOUR),
    )
    assert (promises.repeat, promises.snooze) == (10 * MINUTE, 10 * MINUTE)


def test_what_is_urgent_and_what_is_routine_have_theirs() -> None:
    urgent, routine = (load_policy().promises[urgency] for urgency in (Urgency.URGENT, Urgency.ROUTINE))
    assert (urgent.clock, urgent.accepted, urgent.arrived, urgent.finished) == (True, 10 * MINUTE, 2 * HOUR, 24 * HOUR)
    assert [level.not_accepted for level in urgent.levels] == [10 * MINUTE, 20 * MINUTE, 40 * MINUTE]
    assert (routine.clock, routine.accepted, routine.arrived) == (False, 10 * MINUTE, None)
    assert routine.finished == 3 * DESK_DAY
    assert [level.not_accepted for level in routine.levels] == [10 * MINUTE, 30 * MINUTE, 2 * HOUR]
    assert (urgent.repeat, routine.repeat, load_policy().daily_round) == (HOUR, None, time(16))
    assert (urgent.snooze, routine.snooze) == (30 * MINUTE, 4 * HOUR)


def test_the_rest_of_the_office_is_read() -> None:
    policy = load_policy()
    assert policy.warn_at == pytest.approx(2 / 3)
    assert policy.waits.draft_reminder == 15 * MINUTE
    assert policy.waits.nudges_to_supervisor == 3
    assert policy.office.telephone
    assert policy.office.night_begins.hour == 22
    assert set(policy.checklist) == {"zh_Hans", "zh_Hant", "en"}


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("CN", ("燃气", "瓦斯", "Service charge")),
        ("TW", ("燃气", "瓦斯", "Service charge")),
        ("HK", ("燃气", "煤氣", "Service charge")),
        ("SG", ("燃气", "瓦斯", "Maintenance fees")),
        ("GB", ("燃气", "瓦斯", "Service charge")),
    ],
)
def test_the_office_speaks_as_its_region_does(folder: Path, region: str, said: tuple[str, str, str]) -> None:
    change(folder / "office.yaml", "region: CN", f"region: {region}")
    policy = load_policy(folder)
    gas, fees = policy.categories["gas"].names, policy.categories["fees"].names
    assert (gas["zh_Hans"], gas["zh_Hant"], fees["en"]) == said
    assert policy.checklist["zh_Hant"].split(" · ")[1] == ("職員證" if region == "HK" else "識別證")


def test_a_word_of_a_region_may_stand_for_taiwan_too(folder: Path) -> None:
    change(folder / "office.yaml", "  zh_Hant_HK: 制服", "  zh_Hant_TW: 背心\n  zh_Hant_HK: 制服")
    assert load_policy(folder).checklist["zh_Hant"] == "背心"
    change(folder / "office.yaml", "region: CN", "region: HK")
    assert load_policy(folder).checklist["zh_Hant"].startswith("制服")


def test_the_calendar_counts_reception_hours_of_working_days() -> None:
    friday_at_seven = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)
    assert load_policy().calendar.add(friday_at_seven, 2 * HOUR) == datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def test_every_category_of_the_triage_has_its_names_for_its_kinds() -> None:
    categories = load_policy().categories
    assert set(categories) == {*REPAIR, *COMPLAINT, *REST, "people_in_danger"}
    of = {kind: {code for code, category in categories.items() if kind in category.kinds} for kind in Kind}
    assert of[Kind.REPAIR] == set(REPAIR)
    assert of[Kind.COMPLAINT] == set(COMPLAINT)
    assert of[Kind.HELP] == {"people_in_danger"}
    assert of[Kind.INQUIRY] == of[Kind.SUGGESTION] == of[Kind.SERVICE] == set(REST)


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("promises.yaml", "accepted: 5 min", "accepted: 5 minuets", "emergency.accepted"),
        (
            "promises.yaml",
            "{role: head,       not_accepted: 10 min}",
            "{role: boss, not_accepted: 1 h}",
            "rungs.0.role",
        ),
        ("promises.yaml", "warn_at: 2/3", "warn_at: 5/3", "between 0 and 1"),
        ("promises.yaml", "  hold: 30 min", "  hould: 30 min", "hould: Extra inputs"),
        ("office.yaml", "zone: Asia/Shanghai", "zone: Asia/Nowhere", "no time zone"),
        ("office.yaml", 'closes: "20:00"', 'closes: "07:00"', "closes must be later than opens"),
        ("office.yaml", "zone: Asia/Shanghai", "zone: Asia: Shanghai", "mapping values"),
        ("office.yaml", "region: CN", "region: US", "region: Input should be"),
        ("emergency_numbers.yaml", 'number: "119"', 'number: "一一九"', "CN.fire.number"),
        ("emergency_numbers.yaml", "  fire: {", "  brigade: {", "brigade: Extra inputs"),
        ("emergency_numbers.yaml", "zh_Hans: 火警, zh_Hant: 火警, en: fire service", "en: fire service", "zh_Hans"),
        ("categories.yaml", "kinds: [repair]", "kinds: [repairs]", "kinds.0"),
        ("office.yaml", "region: CN", "region: MO", "region: Input should be"),
        ("office.yaml", "  zh_Hant_HK: 制服", "  zh_Hant_MO: 制服", "checklist.zh_Hant_MO: Extra inputs"),
        ("categories.yaml", "zh_Hant_HK: 供水", 'zh_Hant_HK: ""', "plumbing.names.zh_Hant_HK"),
        ("categories.yaml", "en_SG: Common areas", "en_SG: ", "public_area.names.en_SG"),
        ("holidays.yaml", "rest: []", "rest: [2027-02-30]", "rest"),
    ],
)
def test_a_wrong_file_is_refused_with_file_line_and_reason(
    folder: Path, file: str, old: str, new: str, reason: str
) -> None:
    line = change(folder / file, old, new)
    with pytest.raises(PolicyError, match=reason) as refused:
        load_policy(folder)
    assert refused.value.file == folder / file
    assert abs(refused.value.line - line) <= 1
    assert str(refused.value).startswith(f"{folder / file}:{refused.value.line}: ")


def test_numbers_for_the_offices_region_are_needed(folder: Path) -> None:
    change(folder / "emergency_numbers.yaml", "CN:", "# CN:")
    text = (folder / "emergency_numbers.yaml").read_text("utf-8")
    (folder / "emergency_numbers.yaml").write_text(text[text.index("TW:") :], "utf-8")
    with pytest.raises(PolicyError, match="no numbers for CN"):
        load_policy(folder)


def test_a_missing_key_is_told_at_the_part_that_lacks_it(folder: Path) -> None:
    line = change(folder / "promises.yaml", "  arrived: 2 h\n  finished: 24 h", "  arrived: 2 h")
    with pytest.raises(PolicyError, match=r"urgent\.finished: Field required") as refused:
        load_policy(folder)
    assert refused.value.line <= line


def test_a_missing_file_and_one_that_is_no_text_are_refused(folder: Path) -> None:
    (folder / "office.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(PolicyError, match=r"office.yaml:1: is not UTF-8"):
        load_policy(folder)
    (folder / "office.yaml").unlink()
    with pytest.raises(PolicyError, match=r"office.yaml:1: No such file"):
        load_policy(folder)
