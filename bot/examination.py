"""What `check` looks at: every part that a start needs, each with its remedy."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp

from bot.policy.error import PolicyError
from bot.policy.lexicon import load_learnt, load_words
from bot.policy.load import FOLDER, load_policy
from bot.settings import TELEGRAM, Settings
from storage import schema
from storage.database import engine_of
from storage.schema import DatabaseTooNew, NotMigrated, WrongBot

PATIENCE = aiohttp.ClientTimeout(total=10)


@dataclass(frozen=True)
class Finding:
    """One part: what is right, or what is wrong and what helps."""

    part: str
    found: str
    remedy: str = ""

    @property
    def wrong(self) -> bool:
        """Whether it keeps the service from running."""
        return bool(self.remedy)

    def __str__(self) -> str:
        mark, then = ("✗", f"\n  → {self.remedy}") if self.wrong else ("✓", "")
        return f"{mark} {self.part}: {self.found}{then}"


async def examine(settings: Settings, policy: Path = FOLDER) -> list[Finding]:
    """All findings, in the order in which a start meets them."""
    findings = [Finding("settings", "can be read"), _policy(policy), _words(policy), await _database(settings)]
    return findings + [finding async for finding in _telegram(settings)]


def _policy(folder: Path) -> Finding:
    try:
        load_policy(folder)
    except PolicyError as error:
        return Finding("policy", str(error), "mend that line; policy/ in the repository shows the form")
    return Finding("policy", "can be used")


def _words(folder: Path) -> Finding:
    try:
        load_words(folder / "lexicon")
    except PolicyError as error:
        return Finding("words", str(error), "mend that line; policy/lexicon/README.md shows the form")
    try:
        load_learnt(folder / "lexicon")
    except PolicyError as error:
        return Finding("words", f"can be used, without what was learnt: {error}")
    return Finding("words", "can be used")


async def _database(settings: Settings) -> Finding:
    try:
        engine = engine_of(settings.database_url.get_secret_value())
    except ValueError as error:
        return Finding("database", str(error), "write DATABASE_URL in one of these forms")
    try:
        await engine.read(schema.check)
        if settings.bot_token:
            async with engine.write() as session:  # never committed
                await session.run(partial(schema.belong_to, bot_id=settings.bot_id))
    except NotMigrated as error:
        return Finding("database", str(error), "python -m bot migrate (run does it by itself)")
    except DatabaseTooNew as error:
        return Finding("database", str(error), "run the newer version, or restore the copy made before its migration")
    except WrongBot as error:
        return Finding("database", str(error), "set BOT_TOKEN or DATABASE_URL to the one that belongs to the other")
    except Exception as error:
        return Finding("database", f"{type(error).__name__}", "see that it runs and that DATABASE_URL leads to it")
    finally:
        await engine.close()
    return Finding("database", "can be used")


async def _telegram(settings: Settings) -> AsyncIterator[Finding]:
    if settings.bot_token is None:
        yield Finding("token", "none: run starts the demonstration")
        return
    async with aiohttp.ClientSession(timeout=PATIENCE) as session:
        me = await _ask(settings, session, "getMe")
        if "username" not in me:
            yield Finding("token", _said(me), "take BOT_TOKEN from @BotFather again; see that BOT_API_BASE is reached")
            return
        yield Finding("token", f"it is @{me['username']}'s")
        yield _webhook(settings, await _ask(settings, session, "getWebhookInfo"))


def _webhook(settings: Settings, info: dict[str, Any]) -> Finding:
    if not settings.webhook_url:
        return Finding("webhook", "none: updates are polled")
    if settings.bot_api_base == TELEGRAM and not settings.webhook_url.startswith("https://"):
        return Finding("webhook", "Telegram posts to https only", "put a proxy with a certificate before the service")
    if error := info.get("last_error_message"):
        return Finding("webhook", f"Telegram's last try: {error}", "see that WEBHOOK_URL leads to HTTP_HOST:HTTP_PORT")
    return Finding("webhook", "set" if info.get("url") else "will be set at the start")


async def _ask(settings: Settings, session: aiohttp.ClientSession, method: str) -> dict[str, Any]:
    try:
        async with session.get(f"{settings.bot_api_base}/bot{settings.token}/{method}") as answer:
            said = await answer.json(content_type=None)
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        return {"description": f"{settings.bot_api_base} gives no answer ({type(error).__name__})"}
    return dict(said.get("result") or said)


def _said(answer: dict[str, Any]) -> str:
    return str(answer.get("description", "an answer without sense"))
