"""What `check` looks at: every part that a start needs, each with its remedy."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bot.finding import Finding
from bot.policy.error import PolicyError
from bot.policy.lexicon import load_learnt, load_words
from bot.policy.load import FOLDER, load_policy
from bot.settings import Settings
from storage import schema
from storage.database import engine_of
from storage.schema import DatabaseTooNew, NotMigrated, WrongBot


async def examine(settings: Settings, policy: Path = FOLDER) -> list[Finding]:
    """All findings, in the order in which a start meets them."""
    findings = [Finding("settings", "can be read"), _policy(policy), _words(policy), await _database(settings)]
    if settings.bot_token is None:
        return [*findings, Finding("token", "none: run starts the demonstration")]
    from bot.telegram.examination import examine_telegram  # noqa: PLC0415 - a look at what needs no Telegram is fast

    return findings + [finding async for finding in examine_telegram(settings)]


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
