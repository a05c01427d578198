"""One language of the service in one region: its catalogue, and the names of days and months."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.dates import get_day_names, get_month_names
from babel.support import NullTranslations, Translations

from templates.locale import DEFAULT_REGION, catalogue

FOLDER = Path(__file__).parent / "locale"


@dataclass(frozen=True)
class Language:
    """What a locale needs: its catalogue, and the names of days (Monday first) and months."""

    locale: str
    catalogue: str
    words: NullTranslations
    days: tuple[str, ...]
    months: tuple[str, ...]

    def one(self, message: str) -> str:
        """The message in this language."""
        return self.words.ugettext(message)

    def many(self, singular: str, plural: str, count: int) -> str:
        """The message in this language, in the form that `count` needs."""
        return self.words.ungettext(singular, plural, count)


@cache
def language(locale: str, region: str = DEFAULT_REGION) -> Language:
    """The language of a locale in a region, read once; British English needs no catalogue."""
    name = catalogue(locale, region)
    calendar = "en_GB" if name == "en" else name
    days, months = get_day_names("abbreviated", locale=calendar), get_month_names("abbreviated", locale=calendar)
    return Language(
        locale,
        name,
        NullTranslations() if name == "en" else _catalogue(name),
        tuple(days[day] for day in range(7)),
        tuple(months[month] for month in range(1, 13)),
    )


def _catalogue(name: str) -> Translations:
    with (FOLDER / f"{name}.mo").open("rb") as file:
        return Translations(file)
