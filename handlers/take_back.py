"""A resident takes a report back, or says that the matter is over."""

from __future__ import annotations

from handlers.context import UpdateContext
from tickets.acts.withdraw import Withdrawal, withdraw
from tickets.contact import Contact

ANSWERS = {
    Withdrawal.WHICH: "resident/which_to_leave",
    Withdrawal.ASKED: "resident/asked_whether_to_cancel",
    Withdrawal.NOTHING: "common/left",
}
"""Answers for cases in which no card answers."""


async def take_back(context: UpdateContext, contact: Contact) -> bool:
    """Take it back. Gives `False` for thanks and for replies if there was nothing to take back."""
    withdrawal = await context.act(withdraw, contact, by=context.person.id, at=context.now)
    if withdrawal is Withdrawal.NOTHING and (contact.reading.chatter or contact.replies_to):
        return False
    if withdrawal in ANSWERS:
        context.reply(ANSWERS[withdrawal])
    return True
