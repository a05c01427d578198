"""The policy files, as the dataclasses that everything else uses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.policy.error import PolicyError
from bot.policy.holidays import WorkingDays
from bot.policy.models import (
    AnsweringFile,
    CategoriesFile,
    CategoryFile,
    EmergencyNumberFile,
    EmergencyNumbersFile,
    HolidaysFile,
    OfficeFile,
    PromisesFile,
    Reception,
    RungFile,
    UrgencyFile,
    WaitsFile,
)
from bot.policy.span import parse_span
from bot.policy.tasks import Office as TaskOffice
from bot.policy.tasks import load_tasks
from bot.policy.yaml_file import read_yaml
from tickets.calendar import Calendar
from tickets.policy import (
    Answering,
    Category,
    EmergencyNumber,
    EscalationLevel,
    LateLevel,
    Office,
    Policy,
    Promises,
    Waits,
)
from tickets.ticket import Kind, Urgency

FOLDER = Path(__file__).parents[2] / "policy"


def load_policy(folder: Path = FOLDER) -> Policy:
    """What the office decides; raises `PolicyError` with the file, the line and the reason."""
    office = read_yaml(folder / "office.yaml", OfficeFile)
    numbers = emergency_numbers(folder / "emergency_numbers.yaml", office.region)
    promises = read_yaml(folder / "promises.yaml", PromisesFile)
    categories = read_yaml(folder / "categories.yaml", CategoriesFile).root
    days = read_yaml(folder / "holidays.yaml", HolidaysFile)
    spans = Spans(office.reception)
    return Policy(
        office=_office(office, numbers),
        calendar=_calendar(office, days),
        promises={urgency: spans.promises(getattr(promises, urgency.value)) for urgency in Urgency},
        kinds={Kind(name): spans.answering(each) for name, each in promises.kinds},
        categories={code: _category(code, category, office.region) for code, category in categories.items()},
        waits=spans.waits(promises.waits),
        checklist=office.checklist.spoken_in(office.region),
        tasks=load_tasks(folder / "tasks.yaml", TaskOffice(office.region, spans.working_day, promises.daily_round)),
        warn_at=promises.warn_at,
        tell_delay_at=promises.tell_delay_at,
        new_times=promises.new_times,
        daily_round=promises.daily_round,
        low_rating=promises.low_rating,
        repeat_within=timedelta(days=promises.repeat_within_days),
        reopen_within=timedelta(days=promises.reopen_within_days),
    )


class Spans:
    """Reads spans, knowing how long a working day is."""

    def __init__(self, reception: Reception) -> None:
        day = date.min
        self.working_day = datetime.combine(day, reception.closes) - datetime.combine(day, reception.opens)

    def promises(self, file: UrgencyFile) -> Promises:
        """The promises of one urgency."""
        return Promises(
            clock=file.hours == "clock",
            accepted=self._span(file.accepted),
            arrived=self._maybe(file.arrived),
            finished=self._span(file.finished),
            levels=tuple(self._level(level) for level in file.rungs),
            repeat=self._maybe(file.repeat),
            snooze=self._span(file.hold),
        )

    def answering(self, file: AnsweringFile) -> Answering:
        """The promises of one kind that the front desk deals with."""
        levels = tuple(LateLevel(level.role, self._span(level.late)) for level in file.rungs)
        return Answering(file.hours == "clock", self._span(file.answered), levels)

    def waits(self, file: WaitsFile) -> Waits:
        """How long the service waits for people, and how often they may ask."""
        renamed = {"nudges_to_supervisor", "questions_to_person", "between_rungs"}
        spans = file.model_dump(exclude=renamed)
        waits = {name: self._span(span) for name, span in spans.items()}
        nudges, questions = file.nudges_to_supervisor, file.questions_to_person
        return Waits(
            nudges_to_supervisor=nudges,
            questions_to_person=questions,
            between_levels=self._span(file.between_rungs),
            **waits,
        )

    def _level(self, file: RungFile) -> EscalationLevel:
        return EscalationLevel(
            file.role, self._span(file.not_accepted), self._maybe(file.not_arrived), self._maybe(file.not_finished)
        )

    def _span(self, text: str) -> timedelta:
        return parse_span(text, self.working_day)

    def _maybe(self, text: str | None) -> timedelta | None:
        return None if text is None else self._span(text)


def emergency_numbers(path: Path, region: str) -> dict[str, EmergencyNumber]:
    """Whom to call in that region, by service; raises `PolicyError`."""
    regions = read_yaml(path, EmergencyNumbersFile).root
    if region not in regions:
        raise PolicyError(path, 1, f"there are no numbers for {region}, the region of office.yaml")
    services: dict[str, EmergencyNumberFile | None] = dict(regions[region])
    return {name: EmergencyNumber(one.number, one.names.spoken_in(region)) for name, one in services.items() if one}


def _office(file: OfficeFile, numbers: Mapping[str, EmergencyNumber]) -> Office:
    return Office(
        names=file.names.spoken_in(file.region),
        telephone=file.telephone,
        zone=ZoneInfo(file.zone),
        opens=file.reception.opens,
        closes=file.reception.closes,
        night_begins=file.night.begins,
        night_ends=file.night.ends,
        region=file.region,
        emergency_numbers=numbers,
    )


def _calendar(office: OfficeFile, days: HolidaysFile) -> Calendar:
    working = WorkingDays(days.country, rest=frozenset(days.rest), work=frozenset(days.work))
    return Calendar(ZoneInfo(office.zone), office.reception.opens, office.reception.closes, working)


def _category(code: str, file: CategoryFile, region: str) -> Category:
    return Category(code, frozenset(file.kinds), file.names.spoken_in(region))
