"""Every template in every language: nothing is missing, Telegram takes it, and no screen speaks the wrong language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from jinja2 import TemplateError, UndefinedError

from templates.render import Renderer
from templates.rendered import Rendered
from templates.views import view_of
from tests.templates.conftest import SPOKEN
from tests.templates.sample_messages import MESSAGES, TOASTS
from tests.templates.samples import NOW, cards
from tests.templates.telegram_html import units, visible
from tickets.policy import Policy

TEMPLATES = Path(__file__).parents[2] / "templates"
ENGLISH = re.compile(r"(?<![/@\w<:=.?&])[A-Za-z]{3,}")
SPEAKS_FOR_ITSELF = ("English", "Please choose your language", "https://t.me/huiyin_bot?start", "role_x", "hello")
OWN = {"say": {"edit", "key", "ticket_id"}, "toast": {"alert", "url"}}
"""What `UpdateContext.say` and `UpdateContext.toast` take for themselves."""
CARDS = list(cards())


@cache
def rendered(renderer: Renderer, locale: str) -> list[tuple[str, Rendered]]:
    """Every card and message: where it stands, and what it says."""
    found = []
    for content in CARDS:
        where = f"{content.card.audience}/{content.ticket.state}/{content.card.view}/{content.card.news}"
        found.append((where, renderer.card(content, locale, NOW)))
    for name, samples in MESSAGES.items():
        found += [(name, renderer.message(name, locale, params, now=NOW)) for params in samples]
    return found


@pytest.mark.parametrize(("locale", "region"), SPOKEN.values(), ids=SPOKEN)
def test_telegram_takes_every_text_and_keyboard(renderers: Mapping[str, Renderer], locale: str, region: str) -> None:
    for where, message in rendered(renderers[region], locale):
        text = visible(message.text)
        assert 1 <= units(text) <= 4096, where
        assert "\n\n\n" not in text, where
        assert "¶" not in text, where
        for button in (button for row in message.keyboard for button in row):
            assert button.label.strip(), where
            assert (button.data is None) != (button.url is None), where
            assert button.url is not None or 1 <= len((button.data or "").encode()) <= 64, where


@pytest.mark.parametrize(("locale", "region"), SPOKEN.values(), ids=SPOKEN)
def test_toasts_are_short_plain_text(renderers: Mapping[str, Renderer], locale: str, region: str) -> None:
    for name, samples in TOASTS.items():
        for params in samples:
            text = renderers[region].toast(name, locale, params, now=NOW)
            assert 1 <= units(text) <= 200, name
            assert not re.search(r"[<>&]", text), name


@pytest.mark.parametrize(("locale", "region"), [("zh_Hans", "CN"), ("zh_Hant", "TW"), ("zh_Hant", "HK")])
def test_no_english_is_left_in_chinese_screens(renderers: Mapping[str, Renderer], locale: str, region: str) -> None:
    for where, message in rendered(renderers[region], locale):
        labels = [button.label for row in message.keyboard for button in row]
        text = "\n".join([visible(message.text), *labels])
        for own in SPEAKS_FOR_ITSELF:
            text = text.replace(own, "")
        assert not ENGLISH.search(text), f"{where}: {ENGLISH.search(text)}"


def test_english_screens_speak_english(renderer: Renderer) -> None:
    for name, samples in TOASTS.items():
        assert re.search("[A-Za-z]", renderer.toast(name, "en", samples[0], now=NOW)), name
    assert "Have I understood you correctly?" in renderer.card(CARDS[0], "en", NOW).text


def test_every_template_is_among_the_samples() -> None:
    shown = {f"cards/{content.card.audience}/{view_of(content)}" for content in CARDS}
    shown |= {f"messages/{name}" for name in MESSAGES} | {f"toasts/{name}" for name in TOASTS}
    files = {str(path.relative_to(TEMPLATES).with_suffix("")) for path in TEMPLATES.rglob("[!_]*.j2")}
    assert shown == files


def test_a_template_that_does_not_compile_is_found_before_it_is_needed(
    policy: Policy, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "_names.j2").touch()
    (tmp_path / "broken.j2").write_text("{{ office|nonsense }}")
    monkeypatch.setattr("templates.environment.FOLDER", tmp_path)
    with pytest.raises(TemplateError):
        Renderer(policy).prepare()


def test_a_value_that_lacks_is_an_error(renderer: Renderer) -> None:
    with pytest.raises(UndefinedError):
        renderer.message("resident/added", "en", {}, now=NOW)


def orders() -> Iterator[tuple[str, str, str, set[str | None]]]:
    """Every `say` and `toast` of the handlers: where, which of the two, the template, and the names of its values."""
    for path in (TEMPLATES.parent / "handlers").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or not call.args:
                continue
            first, how = call.args[0], call.func.attr
            if how in OWN and isinstance(first, ast.Constant) and isinstance(first.value, str):
                names = {word.arg for word in call.keywords if word.arg not in OWN[how]}
                yield f"{path.name}:{call.lineno}", how, first.value, names


def test_handlers_give_templates_what_they_need() -> None:
    for where, how, template, given in orders():
        samples = (MESSAGES if how == "say" else TOASTS).get(template)
        assert samples is not None, f"{where}: no {how} {template}"
        needed = set(samples[0])
        wrong = given - {None} - needed if None in given else given ^ needed
        assert not wrong, f"{where}: {template} takes {sorted(needed)}, got {given}"


def test_whatever_is_ordered_by_name_exists() -> None:
    ordered = re.compile(r"\"((?:resident|staff|common)/[a-z_]+)\"")
    for folder in ("tickets", "handlers", "bot", "storage"):
        for path in (TEMPLATES.parent / folder).rglob("*.py"):
            for name in ordered.findall(path.read_text("utf-8")):
                assert name in MESSAGES, f"{path.name} orders {name}"
