"""The Jinja environment of one language: what templates can call for words, moments, places and names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.runtime import Context
from markupsafe import Markup, escape

from templates import emergency_numbers, moments, places
from templates.keyboard import link, press
from templates.language import Language
from templates.safe_text import clipped
from templates.spacing import spaced
from tickets.fact_aliases import code_of
from tickets.people import Person
from tickets.policy import Policy

FOLDER = Path(__file__).parent
OTHER = "other"
MENTION = Markup('<a href="tg://user?id={}">{}</a>')

Filters = Mapping[str, Callable[..., str]]


class Compiled(BytecodeCache):
    """Compiled templates in memory: each is compiled once for all languages."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


def environment(language: Language, policy: Policy, compiled: Compiled) -> Environment:
    """The environment of one language for one office: it escapes, and refuses missing values."""
    env = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled,
        extensions=["jinja2.ext.do"],
    )
    env.filters.update(_filters(language, policy) | _task_filters(language, policy))
    env.filters.update(_filters_of_the_moment(language, policy))
    env.tests["past"] = _past
    env.globals.clear()  # templates reach what stands here, and nothing of Jinja's own
    env.globals.update(_=_translation(language), ngettext=_plural_translation(language), press=press, link=link)
    env.globals.update(
        office=policy.office.names[language.locale],
        telephone=policy.office.telephone,
        checklist=policy.checklist[language.locale],
        calendar=policy.calendar,
        categories=policy.categories,
        numbers=partial(emergency_numbers.called, policy.office.emergency_numbers, language),
    )
    env.globals.update(called=env.get_template("_names.j2").module)
    return env


@pass_context
def _past(context: Context, at: datetime | str) -> bool:
    """Whether a moment has come, at the time of rendering."""
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    return bool(moment <= context["now"])


def _translation(language: Language) -> Callable[..., Markup]:
    @cache
    def fixed(message: str) -> Markup:
        return _filled(language.one(message), {})

    def translate(message: str, **values: object) -> Markup:
        return _filled(language.one(message), values) if values else fixed(message)

    return translate


def _plural_translation(language: Language) -> Callable[..., Markup]:
    def translate(singular: str, plural: str, count: int, **values: object) -> Markup:
        return _filled(language.many(singular, plural, count), {"num": count, **values})

    return translate


def _filled(message: str, values: Mapping[str, object]) -> Markup:
    """Formats a translated message, which is markup, with escaped values; several times as fast as `Markup`'s
    own `%`.
    """
    escaped = {name: value if isinstance(value, int) else escape(value) for name, value in values.items()}
    return Markup(message % spaced(message, escaped))  # noqa: S704


def _filters(language: Language, policy: Policy) -> dict[str, Callable[..., str]]:
    known = {code: category.names[language.locale] for code, category in policy.categories.items()}

    def category(code: str) -> str:
        """The office's name for a category; a category that was removed from the policy is called "other"."""
        return known.get(code, known[OTHER])

    def place(where: places.Place) -> str:
        return clipped(places.place(where, language), 80)

    def span(length: timedelta) -> str:
        return moments.span(length, language)

    return {"clip": clipped, "category": category, "place": place, "span": span, "fact_code": code_of}


def _task_filters(language: Language, policy: Policy) -> dict[str, Callable[..., str]]:
    """The office's names for tasks, also where a kind or an outcome was removed from the policy."""

    def task(code: str) -> str:
        return policy.tasks[code].names[language.locale] if code in policy.tasks else language.one("a task")

    def outcome(code: str, kind: str) -> str:
        known = policy.tasks[kind].outcomes if kind in policy.tasks else {}
        return known[code].names[language.locale] if code in known else language.one("done")

    def to_resident(code: str) -> str:
        """What the resident's card says of a task; empty where it says nothing."""
        return policy.tasks[code].to_resident.get(language.locale, "") if code in policy.tasks else ""

    return {"task": task, "outcome": outcome, "to_resident": to_resident}


def _filters_of_the_moment(language: Language, policy: Policy) -> dict[str, Callable[..., str]]:
    zone = policy.office.zone

    @pass_context
    def clock(context: Context, at: datetime | str) -> str:
        return moments.clock(at, context["now"], zone, language)

    @pass_context
    def name(context: Context, person: Person | int | str | None) -> str:
        """A person's name, on cards also by id; "a colleague" if no name is left."""
        known = context["people"].get(person) if isinstance(person, int) else person
        called = known.name if isinstance(known, Person) else known
        return clipped(called or "", 40) or language.one("a colleague")

    @pass_context
    def mention(context: Context, person_id: int) -> Markup:
        """The name as a mention: Telegram notifies the person, even in a group that they have muted."""
        return MENTION.format(person_id, name(context, person_id))

    return {"clock": clock, "name": name, "mention": mention}
