"""`python -m bot claim`"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings


def claim() -> None:
    """Print a one-time code that makes whoever sends it to the bot the administrator; valid for a day."""
    from bot.commands.begin import give_up, read_settings
    from bot.policy.error import PolicyError
    from storage.schema import DatabaseTooNew, NotMigrated, Unusable

    settings = read_settings()
    try:
        code = asyncio.run(_issue(settings))
    except NotMigrated:
        give_up("The database is not ready: python -m bot migrate")
    except (DatabaseTooNew, PolicyError, Unusable, OSError, ValueError) as error:
        give_up(str(error))
    print(f"Send this to the bot, within a day and from your own account:\n\n    /claim {code}\n")


async def _issue(settings: Settings) -> str:
    from bot.act_runner import ActRunner
    from bot.clock import SystemClock
    from bot.policy.load import load_policy
    from storage.database import Database
    from tickets.acts.bootstrap_administrator import BOOTSTRAP
    from tickets.codes import issue

    clock = SystemClock()
    database = await Database.open(settings.database_url.get_secret_value())
    try:
        async with database.begin() as tx:
            return await ActRunner(load_policy(), clock).run(tx, issue, BOOTSTRAP, {}, clock.now())
    finally:
        await database.close()
