"""`python -m bot migrate`"""

from __future__ import annotations

import asyncio


def migrate() -> None:
    """Create the database, or bring it up to date; a SQLite file is copied first."""
    from bot.commands.begin import give_up, read_settings
    from storage.migrate import ForeignKeysBroken
    from storage.migrate import migrate as bring_up_to_date
    from storage.schema import Unusable

    settings = read_settings()
    try:
        asyncio.run(bring_up_to_date(settings.database_url.get_secret_value()))
    except (OSError, ForeignKeysBroken, Unusable, ValueError) as error:
        give_up(f"DATABASE_URL: {error}")
    print("The database is up to date.")
