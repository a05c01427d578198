"""`python -m templates.catalogues`: gather the messages, derive Traditional Chinese from Simplified, compile both.

Gathering leaves new messages untranslated in `zh_Hans.po`, for a person to write; what no source uses any more goes.
Traditional Chinese comes from OpenCC (`s2twp`); `zh_Hant.overrides.po` has the last word where a Taiwanese or
Hong Kong office would say it otherwise. Only the compiled catalogues are read when the service runs.
"""

from __future__ import annotations

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
            known = translated.get(message.id if isinstance(message.id, str) else message.id[0])
            fresh.add(message.id, _string(message, _forms(known)), locations=message.locations)
    return fresh


def traditional(simplified: Catalog, overrides: Catalog) -> Catalog:
    """Traditional Chinese: what the overrides say, otherwise what OpenCC makes of the Simplified."""
    from opencc import OpenCC  # noqa: PLC0415 - a tool of the workshop, not of the running service

    convert = OpenCC("s2twp").convert
    catalog = _empty("zh_Hant")
    for message in simplified:
        if message.id:
            own = overrides.get(message.id if isinstance(message.id, str) else message.id[0])
            forms = _forms(own) or tuple(convert(form) for form in _forms(message))
            catalog.add(message.id, _string(message, forms), locations=message.locations)
    return catalog


def _forms(message: Message | None) -> tuple[str, ...]:
    """A message's translations, one for each form of its plural; Chinese has a single one."""
    if message is None or not message.string:
        return ()
    first = message.string if isinstance(message.string, str) else message.string[0]
    return (first,) if first else ()


def _string(message: Message, forms: tuple[str, ...]) -> str | tuple[str, ...]:
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
    path = LOCALE / f"{name}.po"
    if not path.exists():
        return _empty("zh_Hans")
    with path.open("rb") as file:
        return read_po(file, locale=name.split(".", maxsplit=1)[0])


def write(catalog: Catalog, name: str) -> None:
    """Write a catalogue as text and compiled, the same bytes for the same messages."""
    with (LOCALE / f"{name}.po").open("wb") as text:
        write_po(text, catalog, omit_header=False, sort_output=False, include_lineno=False, width=0)
    with (LOCALE / f"{name}.mo").open("wb") as compiled:
        write_mo(compiled, catalog)


def main() -> None:
    """Bring both catalogues up to date with the templates."""
    simplified = updated(read("zh_Hans"))
    write(simplified, "zh_Hans")
    write(traditional(simplified, read("zh_Hant.overrides")), "zh_Hant")


if __name__ == "__main__":
    main()
