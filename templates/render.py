"""Renders every message, card and toast in the reader's language, at the moment it is read.

In the templates line breaks are free: empty lines vanish, and a line with nothing but `¶` is an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from jinja2 import Environment
from markupsafe import Markup

from templates.environment import Compiled, environment
from templates.keyboard import Keyboard
from templates.language import language
from templates.locale import LOCALES
from templates.rendered import Rendered
from templates.safe_text import clipped
from templates.sheet import sheet
from templates.views import view_of
from tickets.card import CardContent
from tickets.policy import Policy

TOAST_LIMIT = 200
GAPS = re.compile(r"(?:¶\n)+")


class Renderer:
    """Renders the office's templates: an unknown name raises `TemplateNotFound`, a lacking value `UndefinedError`."""

    def __init__(self, policy: Policy) -> None:
        compiled = Compiled()
        self._policy = policy
        self._languages = {locale: language(locale, policy.office.region) for locale in LOCALES}
        self._environments: Mapping[str, Environment] = {
            locale: environment(spoken, policy, compiled) for locale, spoken in self._languages.items()
        }

    def prepare(self) -> None:
        """Compile every template in every language now, not at its first use."""
        for env in self._environments.values():
            for name in env.list_templates(extensions=["j2"]):
                env.get_template(name)

    def message(
        self, template: str, locale: str, params: Mapping[str, object], *, now: datetime, repeat: bool = False
    ) -> Rendered:
        """A message of `templates/messages/`, such as `resident/welcome`; `repeat` marks what may have come before."""
        return self._render(f"messages/{template}.j2", locale, params, now, repeat=repeat)

    def card(self, content: CardContent, locale: str, now: datetime, *, repeat: bool = False) -> Rendered:
        """A ticket's card as it is now, for its audience and view."""
        path = f"cards/{content.card.audience}/{view_of(content)}.j2"
        return self._render(path, locale, sheet(content, self._policy), now, repeat=repeat)

    def toast(self, template: str, locale: str, params: Mapping[str, object], *, now: datetime) -> str:
        """The text of a toast: plain text of at most 200 characters."""
        text = self._render(f"toasts/{template}.j2", locale, params, now, repeat=False).text
        return clipped(Markup(text).unescape(), TOAST_LIMIT)  # noqa: S704 - unescaped, it is markup no longer

    def again(self, locale: str) -> str:
        """The mark of what may have come before."""
        return self._languages[locale].one("(sent again, perhaps for the second time)")

    def _render(self, path: str, locale: str, values: Mapping[str, object], now: datetime, *, repeat: bool) -> Rendered:
        keyboard = Keyboard()
        template = self._environments[locale].get_template(path)
        text = _laid_out(template.render(values, now=now, row=keyboard.row, grid=keyboard.grid))
        if repeat:
            text = self.again(locale) + "\n" + text
        return Rendered(text, tuple(keyboard.rows))


def _laid_out(text: str) -> str:
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    return GAPS.sub("\n", "\n".join(lines)).strip("\n¶")
