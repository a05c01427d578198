"""A resident takes back what they began, or says that it is over."""

from __future__ import annotations

from handlers.visit import Visit
from tickets.acts.withdraw import Withdrawal, withdraw
from tickets.contact import Contact

ANSWERS = {
    Withdrawal.WHICH: "resident/which_to_leave",
    Withdrawal.ASKED: "resident/asked_whether_to_cancel",
    Withdrawal.NOTHING: "common/left",
}
"""What is said where no card says it."""


async def take_back(visit: Visit, contact: Contact) -> bool:
    """The card says what became of it, and has a way back; thanks and replies that take nothing back go on."""
    withdrawal = await visit.act(withdraw, contact, by=visit.person.id, at=visit.now)
    if withdrawal is Withdrawal.NOTHING and (contact.reading.chatter or contact.replies_to):
        return False
    if withdrawal in ANSWERS:
        visit.say(ANSWERS[withdrawal])
    return True
