"""`python -m templates.catalogues`: gather the messages, derive each region's words, compile them all.

Gathering leaves new messages untranslated in `zh_Hans.po`, for a person to write; what no source uses any more goes.
Each region's words come from a source, the Simplified or (in Singapore) the British English: OpenCC turns the script,
`<name>.terms` replaces single words by those of the trade there, and `<name>.overrides.po` has the last word on a whole
message. Only the compiled catalogues are read when the service runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent
LOCALE = ROOT / "locale"
METHODS = [("**.j2", "jinja2.ext:babel_extract"), ("**.py", "python")]
OPTIONS = {"**.j2": {"trim_blocks": "true", "lstrip_blocks": "true", "extensions": "jinja2.ext.do", "silent": "false"}}
SINCE = datetime(2026, 11, 22, tzinfo=UTC)  # a fixed date: the same messages give the same bytes
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "one": None, "many": (1, 2)}
SCRIPTS: Mapping[str, str] = {"zh_Hant_TW": "s2twp", "zh_Hant_HK": "s2hk"}
"""What OpenCC calls the step from Simplified to the script of each."""

Forms = tuple[str, ...]
"""A message's text, one for each form of its plural; Chinese has a single one."""


def gathered() -> Catalog:
    """Every message of the templates and of what they call, with the files it comes from."""
    catalog = _empty(None)
    for file, _line, text, _comments, _context in extract_from_dir(ROOT, METHODS, OPTIONS, KEYWORDS):
        if text:
            catalog.add(text, locations=[(file, 0)])
    return catalog


def updated(translated: Catalog) -> Catalog:
    """The gathered messages with the translations that are known."""
    fresh = _empty("zh_Hans")
    for message in gathered():
        if message.id:
            known = _forms(translated.get(_ids(message)[0]))
            fresh.add(message.id, _string(message, known), locations=message.locations)
    return fresh


def derived(name: str, source: Catalog, overrides: Catalog) -> Catalog:
    """A region's catalogue: what the overrides say, otherwise the source in its script and with its terms."""
    localise = localiser(name)
    catalog = _empty(name)
    for message in source:
        if message.id:
            own = _forms(overrides.get(_ids(message)[0]))
            forms = own or tuple(localise(form) for form in _forms(message))
            catalog.add(message.id, _string(message, forms), locations=message.locations)
    return catalog


def english(source: Catalog) -> Catalog:
    """British English, which the message ids are."""
    catalog = _empty("en")
    for message in source:
        if message.id:
            catalog.add(message.id, _string(message, _ids(message)), locations=message.locations)
    return catalog


def localiser(name: str) -> Callable[[str], str]:
    """Turns words of the source into those of a region: first the script, then its terms, the longest first."""
    terms = read_terms(name)
    known = re.compile("|".join(sorted(map(re.escape, terms), key=len, reverse=True)) or r"(?!)")
    turned = _turned(SCRIPTS[name]) if name in SCRIPTS else str
    return lambda text: known.sub(lambda found: terms[found[0]], turned(text))


def _turned(script: str) -> Callable[[str], str]:
    from opencc import OpenCC  # noqa: PLC0415 - a tool of the workshop, not of the running service

    convert: Callable[[str], str] = OpenCC(script).convert
    return convert


def read_terms(name: str) -> dict[str, str]:
    """The single words of a region, a line each: what the source says, a tab, what is said there."""
    lines = (LOCALE / f"{name}.terms").read_text("utf-8").splitlines()
    pairs = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {said: own for said, _tab, own in pairs}


def _ids(message: Message) -> Forms:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _forms(message: Message | None) -> Forms:
    if message is None or not message.string:
        return ()
    forms = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return forms if all(forms) else ()


def _string(message: Message, forms: Forms) -> str | Forms:
    return forms if message.pluralizable else "".join(forms)


def _empty(locale: str | None) -> Catalog:
    return Catalog(
        locale=locale,
        project="Huiyin",
        version="1",
        header_comment="# The words of Huiyin. `make words` keeps this file.",
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
        creation_date=SINCE,
        revision_date=SINCE,
        fuzzy=False,
    )


def read(name: str) -> Catalog:
    """A catalogue of `locale/` as text; empty when the file is not there yet."""
    path, locale = LOCALE / f"{name}.po", name.split(".", maxsplit=1)[0]
    if not path.exists():
        return _empty(locale)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def write(catalog: Catalog, name: str) -> None:
    """Write a catalogue as text and compiled, the same bytes for the same messages."""
    with (LOCALE / f"{name}.po").open("wb") as text:
        write_po(text, catalog, omit_header=False, sort_output=False, include_lineno=False, width=0)
    with (LOCALE / f"{name}.mo").open("wb") as compiled:
        write_mo(compiled, catalog)


def every() -> dict[str, Catalog]:
    """All catalogues that have files, up to date with the templates."""
    simplified = updated(read("zh_Hans"))
    sources = {"zh_Hant_TW": simplified, "zh_Hant_HK": simplified, "en_SG": english(simplified)}
    regions = {name: derived(name, source, read(f"{name}.overrides")) for name, source in sources.items()}
    return {"zh_Hans": simplified, **regions}


def main() -> None:
    """Bring all catalogues up to date with the templates."""
    for name, catalog in every().items():
        write(catalog, name)


if __name__ == "__main__":
    main()
