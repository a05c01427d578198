"""The catalogues: complete, up to date with the sources, and each in its own script."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po
from opencc import OpenCC

from templates import catalogues
from templates.catalogues import LOCALE, gathered, read, traditional, updated

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
TO_TRADITIONAL, TO_SIMPLIFIED = OpenCC("s2tw").convert, OpenCC("t2s").convert


def messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def ids(catalog: Catalog) -> set[object]:
    return {message.id for message in messages(catalog)}


def words(message: Message) -> str:
    return message.string if isinstance(message.string, str) else "".join(message.string or ())


def text_of(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalog, include_lineno=False, width=0)
    return out.getvalue()


def test_messages_are_gathered_from_templates_and_python() -> None:
    found = ids(gathered())
    assert "Yes, send somebody now" in found
    assert ("%(n)d minute", "%(n)d minutes") in found


@pytest.mark.parametrize("name", ["zh_Hans", "zh_Hant"])
def test_nothing_is_untranslated_fuzzy_or_unused(name: str) -> None:
    catalog = read(name)
    assert ids(catalog) == ids(gathered())
    assert [message.id for message in messages(catalog) if not words(message) or message.fuzzy] == []
    assert not catalog.obsolete


@pytest.mark.parametrize("name", ["zh_Hans", "zh_Hant"])
def test_translations_have_the_values_of_their_message(name: str) -> None:
    for message in messages(read(name)):
        own = message.id if isinstance(message.id, str) else message.id[1]
        assert sorted(PLACEHOLDER.findall(words(message))) == sorted(PLACEHOLDER.findall(own)), message.id


def test_catalogues_are_what_make_words_would_write() -> None:
    simplified = updated(read("zh_Hans"))
    assert (LOCALE / "zh_Hans.po").read_bytes() == text_of(simplified)
    assert (LOCALE / "zh_Hant.po").read_bytes() == text_of(traditional(simplified, read("zh_Hant.overrides")))


@pytest.mark.parametrize("name", ["zh_Hans", "zh_Hant"])
def test_compiled_catalogues_are_up_to_date(name: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, read(name))
    assert (LOCALE / f"{name}.mo").read_bytes() == compiled.getvalue()


def test_each_script_is_its_own() -> None:
    for message in messages(read("zh_Hant")):
        assert TO_TRADITIONAL(words(message)) == words(message)
    for message in messages(read("zh_Hans")):
        assert TO_SIMPLIFIED(words(message)) == words(message)


def test_every_override_is_used_and_says_something_else() -> None:
    simplified, overrides = read("zh_Hans"), read("zh_Hant.overrides")
    derived = {message.id: words(message) for message in traditional(simplified, Catalog("zh_Hant"))}
    for message in messages(overrides):
        assert message.id in derived, message.id
        assert words(message) != derived[message.id], message.id


def test_make_words_mends_what_was_spoilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(LOCALE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "zh_Hant.po").unlink()
    (tmp_path / "zh_Hans.mo").write_bytes(b"")
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    catalogues.main()
    for name in ("zh_Hans.po", "zh_Hans.mo", "zh_Hant.po", "zh_Hant.mo"):
        assert (tmp_path / name).read_bytes() == (LOCALE / name).read_bytes(), name


def test_new_messages_wait_for_a_person_and_old_ones_go(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = Catalog()
    sources.add("Repair")
    sources.add("brand new")
    monkeypatch.setattr(catalogues, "gathered", lambda: sources)
    fresh = updated(read("zh_Hans"))
    assert {message.id: words(message) for message in messages(fresh)} == {"Repair": "报修", "brand new": ""}
