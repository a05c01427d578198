"""The words for each refusal: a toast for a press, a message for a message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.callback_data import InvalidCallback
from handlers.context import UpdateContext
from tickets import refusals
from tickets.acts.show_card import bring_up_to_date, outdate
from tickets.acts.show_task import refresh_task
from tickets.refusals import Outdated, Refusal, TaskEnded, TooSoon

WORDS: Mapping[type[Refusal], str] = {
    refusals.NoSuchTicket: "gone",
    refusals.NotYours: "not_yours",
    refusals.Outdated: "outdated",
    refusals.AlreadyTaken: "taken",
    refusals.NotNow: "not_now",
    refusals.TooManyNewTimes: "too_many_new_times",
    refusals.TooSoon: "too_soon",
    refusals.TaskEnded: "task_ended",
    refusals.PlaceMissing: "place_missing",
    refusals.AwaitingApproval: "awaiting_approval",
    refusals.CodeRefused: "code_refused",
    refusals.BoundElsewhere: "bound_elsewhere",
    InvalidCallback: "forged",
}
"""Names of toasts, and the `reason` of `common/refused`."""


async def refuse(context: UpdateContext, refusal: Refusal, *, pressed: bool) -> None:
    """Say why it was refused, and how the ticket is now; in a group only to whoever pressed."""
    reason = WORDS[type(refusal)]
    so_now = await _so_now(context, refusal)
    if pressed:
        context.toast(reason, alert=not isinstance(refusal, TooSoon), **so_now)
    elif context.private:
        context.become(None)
        context.reply("common/refused", reason=reason, **so_now)


async def _so_now(context: UpdateContext, refusal: Refusal) -> dict[str, Any]:
    """How the ticket is now, for the answer; the ticket's cards in this chat are brought up to date."""
    if isinstance(refusal, TooSoon):
        return {"again_at": refusal.again_at.isoformat()}
    if isinstance(refusal, TaskEnded):
        await context.act(refresh_task, refusal.task, at=context.now)
        return {}
    if isinstance(refusal, Outdated):
        person = await context.act(bring_up_to_date, refusal.ticket, chat_id=context.chat_id)
        await context.act(outdate, chat_id=context.chat_id, message_id=context.message_id)
        return {"state": refusal.ticket.state.value, "name": person.name if person else None}
    return {}
