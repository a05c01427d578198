"""The product as it is, but certain words end its process at once, as a fault in a library in C would."""

from __future__ import annotations

import os

from bot.__main__ import app
from handlers import words
from handlers.context import UpdateContext
from handlers.take import take
from tickets.contact import Contact

KILLER = "一句话就让服务当场死掉"
STATUS = 86


async def deadly(context: UpdateContext, contact: Contact, *, besides: int | None = None) -> None:
    """Take the message in, and die of the killer before anything is committed."""
    await take(context, contact, besides=besides)
    if KILLER in contact.text:
        os._exit(STATUS)


def run() -> None:
    """`python -m bot run`, mortal."""
    words.take = deadly  # type: ignore[attr-defined]
    app(["run"])
