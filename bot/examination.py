"""What `check` looks at: every part that a start needs, each with its remedy."""

from __future__ import annotations

from pathlib import Path

from bot.finding import Finding
from bot.policy.error import PolicyError
from bot.policy.lexicon import load_learnt, load_words
from bot.policy.load import FOLDER, load_policy
from bot.settings import Settings
from storage.examine import examine as examine_database
from storage.schema import DatabaseTooNew, NotMade, NotMigrated, Unusable, WrongBot


async def examine(settings: Settings, policy: Path = FOLDER) -> list[Finding]:
    """All findings, in the order in which a start meets them."""
    findings = [Finding("settings", "can be read"), _policy(policy), _words(policy), await _database(settings)]
    if settings.transcriber_url:
        from bot.transcriber_examination import examine_transcriber  # noqa: PLC0415 - few have one

        findings.append(await examine_transcriber(settings))
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
    url = settings.database_url.get_secret_value()
    try:
        await examine_database(url, settings.bot_id if settings.bot_token else None)
    except NotMade as error:
        return Finding("database", f"{error}: it will be made at the first start")
    except NotMigrated as error:
        return Finding("database", f"{error}: the next start brings it up to date (python -m bot migrate does it now)")
    except (ValueError, DatabaseTooNew, WrongBot, Unusable) as error:
        return Finding("database", str(error), _remedy(error, url))
    return Finding("database", "can be used")


def _remedy(error: Exception, url: str) -> str:
    if isinstance(error, ValueError):
        return "write DATABASE_URL in one of these forms"
    if isinstance(error, DatabaseTooNew):
        return "run the newer version, or restore the copy made before its migration"
    if isinstance(error, WrongBot):
        return "set BOT_TOKEN or DATABASE_URL to the one that belongs to the other"
    if url.startswith("sqlite:"):
        return "see that it is a SQLite file and may be written, or set DATABASE_URL to another one"
    return "see that the server runs and that DATABASE_URL leads to it, with user and password"
