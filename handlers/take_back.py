"""A resident takes back what they began, or says that it is over."""

from __future__ import annotations

from handlers.context import UpdateContext
from tickets.acts.withdraw import Withdrawal, withdraw
from tickets.contact import Contact

ANSWERS = {
    Withdrawal.WHICH: "resident/which_to_leave",
    Withdrawal.ASKED: "resident/asked_whether_to_cancel",
    Withdrawal.NOTHING: "common/left",
}
"""What is said where no card says it."""


async def take_back(context: UpdateContext, contact: Contact) -> bool:
    """The card says what became of it, and has a way back; thanks and replies that take nothing back go on."""
    withdrawal = await context.act(withdraw, contact, by=context.person.id, at=context.now)
    if withdrawal is Withdrawal.NOTHING and (contact.reading.chatter or contact.replies_to):
        return False
    if withdrawal in ANSWERS:
        context.reply(ANSWERS[withdrawal])
    return True
