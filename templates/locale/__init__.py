"""The languages that people choose, the one that Telegram says is theirs, and the catalogue that each is read from."""

from __future__ import annotations

LOCALES = ("zh_Hans", "zh_Hant", "en")
CATALOGUES = ("zh_Hans", "zh_Hant_TW", "zh_Hant_HK", "en", "en_SG")
REGIONS = ("CN", "TW", "HK", "SG", "GB")
DEFAULT = "zh_Hans"
DEFAULT_REGION = "CN"
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


def catalogue(locale: str, region: str) -> str:
    """The words that an office of a region speaks to readers of one of our languages."""
    own = f"{locale}_{region}"
    if own in CATALOGUES:
        return own
    return "zh_Hant_TW" if locale == "zh_Hant" else locale
