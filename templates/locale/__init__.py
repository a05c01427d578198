"""The languages that the service speaks, and which of them a person's Telegram is set to."""

from __future__ import annotations

LOCALES = ("zh_Hans", "zh_Hant", "en")
DEFAULT = "zh_Hans"
TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})


def locale_of_code(language_code: str | None) -> str:
    """One of our languages for an IETF tag like `zh-hant-TW` or `en`; English for whoever speaks none of ours."""
    if not language_code:
        return DEFAULT
    language, *rest = language_code.lower().replace("_", "-").split("-")
    if language == "yue":
        return "zh_Hant"
    if language != "zh":
        return "en"
    return "zh_Hant" if TRADITIONAL.intersection(rest) and "hans" not in rest else "zh_Hans"
