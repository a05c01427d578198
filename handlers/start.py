"""A person opens the private chat, perhaps by a link that says what for."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping

from aiogram import Router
from aiogram.types import Message

from handlers import (
    accept,
    answer,
    bind,
    bootstrap_administrator,
    desk,
    duty,
    finish,
    hand_back,
    help,
    invite,
    language,
    my,
    new_time,
    report,
    take_role,
)
from handlers.command import Command
from handlers.context import UpdateContext
from tickets.refusals import CodeRefused

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
"""What a link may carry."""


def router() -> Router:
    """`/start`, with or without a payload."""
    router = Router(name="start")
    router.message.register(start)
    return router


async def start(message: Message, context: UpdateContext, command: Command) -> None:
    """Welcome the person, or do what the link says; an unknown link is refused."""
    context.become(None)
    verb, _, rest = command.argument.partition("_")
    if verb in SCREENS and not rest:
        await SCREENS[verb](context)
    elif verb in CODES:
        await CODES[verb](context, rest)
    elif verb in QUESTIONS:
        ask, count = QUESTIONS[verb]
        await ask(context, *_numbers(rest, count))
    else:
        raise CodeRefused


def _numbers(rest: str, count: int) -> list[int]:
    parts = rest.split("_")
    if len(parts) != count or not all(part.isascii() and part.isdigit() and len(part) <= 15 for part in parts):
        raise CodeRefused
    return [int(part) for part in parts]


def is_link(argument: str) -> bool:
    """Whether the payload after `/start` looks like a link's, and not like words."""
    verb, _, rest = argument.partition("_")
    return PAYLOAD.fullmatch(argument) is not None or (bool(rest) and verb in {*SCREENS, *CODES, *QUESTIONS})


async def _welcome(context: UpdateContext) -> None:
    context.reply("resident/welcome")


SCREENS: Mapping[str, Callable[[UpdateContext], Awaitable[None]]] = {
    "": _welcome,
    "start": _welcome,
    "report": report.begin,
    "my": my.show_mine,
    "language": language.ask,
    "help": help.explain,
    "claim": bootstrap_administrator.ask,
    "invite": invite.begin,
    "bind": bind.offer_link,
    "desk": desk.show,
    "duty": duty.show,
}
"""Links that do the same as a command."""

CODES: Mapping[str, Callable[[UpdateContext, str], Awaitable[None]]] = {
    "claim": bootstrap_administrator.use_code,
    "role": take_role.come,
}
"""Links with a one-time code."""

QUESTIONS: Mapping[str, tuple[Callable[..., Awaitable[None]], int]] = {
    "job": (accept.explain, 2),
    "answer": (answer.ask, 1),
    "back": (hand_back.ask, 2),
    "finish": (finish.ask, 2),
    "time": (new_time.ask, 3),
}
"""Links from a button in a group to a question in the private chat, and how many numbers follow: ticket, assignment,
minutes.
"""
