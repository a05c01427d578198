"""Emergency numbers in words, `119 (fire service)`; a number of several services is named once."""

from __future__ import annotations

from collections.abc import Mapping

from templates.language import Language
from tickets.policy import EmergencyNumber

INSTEAD = {"gas": "fire"}
"""Which service is called in a region that has none of that kind."""


def called(numbers: Mapping[str, EmergencyNumber], language: Language, *services: str) -> str:
    """The numbers of these services, each with their names."""
    names: dict[str, list[str]] = {}
    for service in services:
        known = numbers.get(service) or numbers[INSTEAD[service]]
        name = known.names[language.locale]
        if name not in names.setdefault(known.number, []):
            names[known.number].append(name)
    pattern = language.one("%(number)s (%(names)s)")
    return " · ".join(pattern % {"number": number, "names": "/".join(said)} for number, said in names.items())
