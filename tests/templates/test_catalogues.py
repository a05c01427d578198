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
from templates.catalogues import LOCALE, derived, every, gathered, localiser, read, updated
from templates.locale import CATALOGUES

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
TO_SIMPLIFIED = OpenCC("t2s").convert
FROM_SIMPLIFIED, FROM_TRADITIONAL = OpenCC("s2tw").convert, OpenCC("t2tw").convert
FILES = [name for name in CATALOGUES if name != "en"]
REGIONAL = ["zh_Hant_TW", "zh_Hant_HK", "en_SG"]


def messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def ids(catalog: Catalog) -> set[object]:
    return {message.id for message in messages(catalog)}


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def words(message: Message) -> str:
    return "".join(forms(message))


def text_of(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalog, include_lineno=False, width=0)
    return out.getvalue()


def source(name: str) -> Catalog:
    return catalogues.english(read("zh_Hans")) if name == "en_SG" else read("zh_Hans")


def test_messages_are_gathered_from_templates_and_python() -> None:
    found = ids(gathered())
    assert "Yes, send somebody now" in found
    assert ("%(n)d minute", "%(n)d minutes") in found


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_untranslated_fuzzy_or_unused(name: str) -> None:
    catalog = read(name)
    assert ids(catalog) == ids(gathered())
    assert [message.id for message in messages(catalog) if not words(message) or message.fuzzy] == []
    assert not catalog.obsolete


@pytest.mark.parametrize("name", FILES)
def test_translations_have_the_values_of_their_message(name: str) -> None:
    for message in messages(read(name)):
        own = message.id if isinstance(message.id, str) else message.id[1]
        assert sorted(PLACEHOLDER.findall(forms(message)[-1])) == sorted(PLACEHOLDER.findall(own)), message.id


def test_catalogues_are_what_make_words_would_write() -> None:
    for name, catalog in every().items():
        assert (LOCALE / f"{name}.po").read_bytes() == text_of(catalog), name


@pytest.mark.parametrize("name", FILES)
def test_compiled_catalogues_are_up_to_date(name: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, read(name))
    assert (LOCALE / f"{name}.mo").read_bytes() == compiled.getvalue()


def test_each_script_is_its_own() -> None:
    for name in ("zh_Hant_TW", "zh_Hant_HK"):
        for message in messages(read(name)):
            assert FROM_SIMPLIFIED(words(message)) == FROM_TRADITIONAL(words(message)), message.id
    for message in messages(read("zh_Hans")):
        assert TO_SIMPLIFIED(words(message)) == words(message)


@pytest.mark.parametrize("name", REGIONAL)
def test_every_override_is_used_and_says_something_else(name: str) -> None:
    untouched = {message.id: words(message) for message in messages(derived(name, source(name), Catalog(name)))}
    for message in messages(read(f"{name}.overrides")):
        assert message.id in untouched, message.id
        assert words(message) != untouched[message.id], message.id


@pytest.mark.parametrize(
    ("name", "text", "localised"),
    [
        ("zh_Hant_TW", "%(name)s已接单，正准备上门", "%(name)s已受理，正準備到府"),
        ("zh_Hant_TW", "等待接单 · 拉进群 · 本群", "待受理 · 加入群組 · 本群組"),
        ("zh_Hant_HK", "%(name)s已接单，正准备上门", "%(name)s已接收，正準備上門"),
        ("zh_Hant_HK", "等待接单 · 直接回复住户", "待跟進 · 直接回覆住戶"),
        ("en_SG", "passed to the estate office", "passed to the management office"),
        ("en_SG", "%(name)s wants to act as an engineer", "%(name)s wants to act as a technician"),
    ],
)
def test_the_longest_term_is_taken(name: str, text: str, localised: str) -> None:
    assert localiser(name)(text) == localised


def test_make_words_mends_what_was_spoilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(LOCALE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "zh_Hant_HK.po").unlink()
    (tmp_path / "zh_Hans.mo").write_bytes(b"")
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    catalogues.main()
    for name in (f"{name}.{kind}" for name in FILES for kind in ("po", "mo")):
        assert (tmp_path / name).read_bytes() == (LOCALE / name).read_bytes(), name


def test_new_messages_wait_for_a_person_and_old_ones_go(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = Catalog()
    sources.add("Repair")
    sources.add("brand new")
    monkeypatch.setattr(catalogues, "gathered", lambda: sources)
    fresh = updated(read("zh_Hans"))
    assert {message.id: words(message) for message in messages(fresh)} == {"Repair": "报修", "brand new": ""}
