"""The form of the policy files, checked strictly: an unknown key or a missing figure is an error."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, RootModel, model_validator

from bot.policy.span import SPAN
from templates.locale import LOCALES, catalogue
from tickets.people import Role
from tickets.ticket import Kind


class Strict(BaseModel):
    """Refuses unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError(f"{name!r} is no time zone; write one like Asia/Shanghai") from None
    return name


def _share(value: object) -> float:
    share = float(Fraction(str(value)))
    if not 0 < share < 1:
        raise ValueError("must lie between 0 and 1, like 2/3")
    return share


Span = Annotated[str, Field(pattern=rf"^{SPAN.pattern}$")]
Share = Annotated[float, BeforeValidator(_share)]
Zone = Annotated[str, AfterValidator(_zone)]
Region = Literal["CN", "TW", "HK", "SG", "GB"]


class Words(Strict):
    """The same words in every language, and where a region says it otherwise."""

    zh_Hans: str = Field(min_length=1)
    zh_Hant: str = Field(min_length=1)
    zh_Hant_TW: str = Field("", min_length=1)
    zh_Hant_HK: str = Field("", min_length=1)
    en: str = Field(min_length=1)
    en_SG: str = Field("", min_length=1)

    def spoken_in(self, region: str) -> dict[str, str]:
        """By locale, what an office of the region says."""
        own = self.model_dump()
        return {locale: own.get(catalogue(locale, region)) or own[locale] for locale in LOCALES}


class Reception(Strict):
    """When people answer."""

    opens: time
    closes: time

    @model_validator(mode="after")
    def _has_a_day(self) -> Reception:
        if self.closes <= self.opens:
            raise ValueError("closes must be later than opens, on the same day")
        return self


class Night(Strict):
    """When routine matters make no sound."""

    begins: time
    ends: time


class OfficeFile(Strict):
    """`office.yaml`."""

    region: Region
    names: Words
    telephone: str = Field(min_length=3)
    zone: Zone
    reception: Reception
    night: Night
    checklist: Words


class RungFile(Strict):
    """One escalation level."""

    role: Role
    not_accepted: Span
    not_arrived: Span | None = None
    not_finished: Span | None = None


class UrgencyFile(Strict):
    """The promises of one urgency."""

    hours: Annotated[str, Field(pattern="^(clock|desk)$")]
    accepted: Span
    arrived: Span | None = None
    finished: Span
    rungs: list[RungFile] = Field(min_length=1)
    repeat: Span | None = None
    hold: Span


class LateFile(Strict):
    """One escalation level of an answer."""

    role: Role
    late: Span


class AnsweringFile(Strict):
    """What is promised of a kind that the front desk deals with."""

    hours: Annotated[str, Field(pattern="^(clock|desk)$")]
    answered: Span
    rungs: list[LateFile] = Field(min_length=1)


class KindsFile(Strict):
    """The kinds that are decided or priced first."""

    suggestion: AnsweringFile
    service: AnsweringFile


class WaitsFile(Strict):
    """How long the service waits for people, and how often they may ask."""

    unconfirmed_emergency: Span
    draft_joins: Span
    ticket_joins: Span
    join_answer: Span
    draft_reminder: Span
    draft_to_desk: Span
    unheard_to_desk: Span
    answer_unconfirmed: Span
    between_nudges: Span
    between_rungs: Span
    between_pings: Span
    nudges_to_supervisor: int = Field(ge=1)
    questions_to_person: int = Field(ge=1)


class PromisesFile(Strict):
    """`promises.yaml`."""

    emergency: UrgencyFile
    urgent: UrgencyFile
    routine: UrgencyFile
    kinds: KindsFile
    warn_at: Share
    tell_delay_at: Share
    new_times: int = Field(ge=0)
    daily_round: time
    low_rating: int = Field(ge=0, le=5)
    repeat_within_days: int = Field(ge=1)
    reopen_within_days: int = Field(ge=0, le=30)
    waits: WaitsFile


class CategoryFile(Strict):
    """One category."""

    kinds: list[Kind] = Field(min_length=1)
    names: Words


class CategoriesFile(RootModel[dict[str, CategoryFile]]):
    """`categories.yaml`."""

    @model_validator(mode="after")
    def _other_is_there(self) -> CategoriesFile:
        other = self.root.get("other")
        if other is None or set(other.kinds) != set(Kind) - {Kind.HELP}:
            raise ValueError("there must be a category `other` of every kind but help")
        helped = self.root.get("people_in_danger")
        if helped is None or helped.kinds != [Kind.HELP]:
            raise ValueError("there must be a category `people_in_danger`, of the kind help alone")
        return self


class EmergencyNumberFile(Strict):
    """A public number."""

    number: str = Field(pattern=r"^\d[\d ]*$")
    names: Words


class RegionNumbersFile(Strict):
    """Whom to call in one region."""

    fire: EmergencyNumberFile
    ambulance: EmergencyNumberFile
    police: EmergencyNumberFile
    gas: EmergencyNumberFile | None = None


class EmergencyNumbersFile(RootModel[dict[Region, RegionNumbersFile]]):
    """`emergency_numbers.yaml`."""


class HolidaysFile(Strict):
    """`holidays.yaml`."""

    country: str = Field(pattern="^[A-Z]{2}$")
    rest: list[date] = []
    work: list[date] = []
