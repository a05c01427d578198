"""What a command says: `/start back_12_3`, `/my@huiyin_bot`."""

from __future__ import annotations

import re
from dataclasses import dataclass

FORM = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{3,32}))?(?:\s+(.*))?", re.ASCII | re.DOTALL)


@dataclass(frozen=True)
class Command:
    """A command's name in lower case, and what follows it; `addressed` when it names a bot."""

    name: str
    argument: str = ""
    addressed: str = ""


def command_of(text: str | None) -> Command | None:
    """Read a command; `None` for other words, also those that only begin with a slash."""
    found = FORM.fullmatch((text or "").strip())
    if found is None:
        return None
    name, addressed, argument = found.groups()
    return Command(name.lower(), (argument or "").strip(), addressed or "")
