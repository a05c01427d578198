"""`python -m bot check`"""

from __future__ import annotations

import asyncio
import sys


def check() -> None:
    """Look at settings, policy, database, token and webhook: each problem with its remedy, exit status 1."""
    from bot.commands.begin import read_settings
    from bot.examination import examine

    settings = read_settings()
    wrong = False
    for finding in asyncio.run(examine(settings)):
        print(finding)
        wrong = wrong or finding.wrong
    sys.exit(1 if wrong else 0)
