"""One language of the service: its catalogue, and how it writes what a catalogue cannot hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.dates import get_day_names, get_month_names
from babel.support import NullTranslations, Translations

FOLDER = Path(__file__).parent / "locale"


@dataclass(frozen=True)
class Language:
    """A catalogue with the names of days (Monday first) and months, and what stands between the parts of a place."""

    locale: str
    words: NullTranslations
    days: tuple[str, ...]
    months: tuple[str, ...]
    joint: str

    def one(self, message: str) -> str:
        """The message in this language."""
        return self.words.ugettext(message)

    def many(self, singular: str, plural: str, count: int) -> str:
        """The message in this language, in the form that `count` needs."""
        return self.words.ungettext(singular, plural, count)


@cache
def language(locale: str) -> Language:
    """The language of a locale, read from its compiled catalogue once; English needs none."""
    calendar = "en_GB" if locale == "en" else locale
    days, months = get_day_names("abbreviated", locale=calendar), get_month_names("abbreviated", locale=calendar)
    return Language(
        locale,
        NullTranslations() if locale == "en" else _catalogue(locale),
        tuple(days[day] for day in range(7)),
        tuple(months[month] for month in range(1, 13)),
        ", " if locale == "en" else "",
    )


def _catalogue(locale: str) -> Translations:
    with (FOLDER / f"{locale}.mo").open("rb") as file:
        return Translations(file)
