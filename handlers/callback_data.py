"""Callback data: `verb:ticket:assignment[:argument]`. It gives no right: the act decides whether it may be done."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tickets.refusals import Refusal

LONGEST = 64
"""Bytes that Telegram lets a button carry."""

FORM = re.compile(r"([a-z_]{1,20}):(\d{1,15}):(\d{1,9})(?::(.*))?", re.ASCII | re.DOTALL)


class InvalidCallback(Refusal):
    """No button of ours says this."""


@dataclass(frozen=True)
class CallbackData:
    """What a pressed button says; ticket and assignment number are 0 where it is not about a ticket."""

    verb: str
    ticket_id: int = 0
    assignment_no: int = 0
    argument: str = ""

    def number(self, lowest: int, highest: int) -> int:
        """The argument as a whole number; raises `InvalidCallback` for anything else."""
        if not (self.argument.isascii() and self.argument.isdigit() and lowest <= int(self.argument) <= highest):
            raise InvalidCallback
        return int(self.argument)


def read_callback(data: str | None) -> CallbackData:
    """Read callback data; raises `InvalidCallback` for what no button of ours carries."""
    found = FORM.fullmatch(data or "")
    if found is None or len((data or "").encode()) > LONGEST:
        raise InvalidCallback
    verb, ticket_id, round_, argument = found.groups()
    return CallbackData(verb, int(ticket_id), int(round_), argument or "")
