"""Who hears of it when somebody could not be written to."""

from __future__ import annotations

import pytest

from bot.policy.load import load_policy
from bot.sender.fallback import take_fallback
from storage.outbox import OutRow
from tests.cast import LI, NIGHT, PLUMBERS, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import accepted


def row(ticket_id: int, fallback: str) -> OutRow:
    """A message to a resident who has blocked the bot."""
    marks = {"urgent": False, "silent": False, "repeat": False, "attempts": 0, "anew": False}
    where = {"chat_id": WANG.id, "thread_id": None, "edit": None, "reply_to": None, "card_id": None}
    about = {"id": 1, "kind": "text", "template": "resident/answer", "params": {}}
    return OutRow(**about, **where, **marks, ticket_id=ticket_id, fallback=fallback)  # type: ignore[arg-type]


@pytest.mark.parametrize(("fallback", "chats"), [("desk", [LI.id]), ("crew", [PLUMBERS.chat_id])])
def test_the_named_fallback_is_told(fallback: str, chats: list[int]) -> None:
    work = MemoryUnitOfWork(load_policy())
    ticket = accepted(work)
    assert take_fallback(work, row(ticket.id, fallback), "https://t.me/huiyin_bot", unreachable=True, at=NIGHT)
    told = [each for each in work.messages if each.template == "staff/unreachable"]
    assert [each.chat_id for each in told] == chats
    assert told[0].params == {
        "name": WANG.name,
        "number": ticket.number,
        "task": None,
        "url": "https://t.me/huiyin_bot",
    }
