"""The answer to an errand goes to the handler that goes on with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from handlers import bind, hear, unbind
from handlers.context import UpdateContext
from tickets.acts.bind_group import CONFIRM, OFFER, RELEASE

Values = Mapping[str, Any]


async def answered(name: str, params: Values, result: Values, context: UpdateContext) -> None:
    """Go on with the result, in the name of whoever caused the errand; raises `KeyError` for an unknown name.

    `membership` brings the person's `status` in the group (`unknown` if Telegram does not say), whether they are
    `anonymous` there, the group's `title`, its number of `members`, whether it is `public`; or an `error`.
    `transcription` brings the `text` that a machine heard, or an `error`; `menu` brings nothing.
    """
    await RESULTS[name](params, result, context)


async def _membership(params: Values, result: Values, context: UpdateContext) -> None:
    await MEMBERSHIP[params["for"]](params, result, context)


MEMBERSHIP: Mapping[str, Callable[[Values, Values, UpdateContext], Awaitable[None]]] = {
    OFFER: bind.looked_up,
    CONFIRM: bind.confirmed,
    RELEASE: unbind.looked_up,
}
"""By what Telegram was asked for."""


async def _nothing(params: Values, result: Values, context: UpdateContext) -> None:
    """Nothing follows."""


RESULTS: Mapping[str, Callable[[Values, Values, UpdateContext], Awaitable[None]]] = {
    "membership": _membership,
    "transcription": hear.heard,
    "menu": _nothing,
}
