"""A call for help is ended in the private chat, by one sentence of whoever went there."""

from __future__ import annotations

from dataclasses import replace

from tests.cast import LI, NIGHT, WANG
from tests.handlers.house import House, replies
from tests.handlers.messages import photo
from tests.tickets.acts.test_life_at_stake import going
from tickets.ticket import State


async def test_the_button_asks_for_a_sentence_and_the_sentence_ends_it(house: House) -> None:
    ticket = going(house.work)
    await house.presses(LI, f"arrive:{ticket.id}:1")
    assert replies(await house.presses(LI, f"finish:{ticket.id}:1")) == ["staff/ask_outcome"]
    assert replies(await house.writes(LI, "已送医")) == ["staff/help_ended"]
    assert house.ticket.state is State.CLOSED
    assert house.view(WANG) == ""


async def test_a_picture_without_words_ends_nothing(house: House) -> None:
    ticket = going(house.work)
    await house.presses(LI, f"finish:{ticket.id}:1")
    await house.writes(LI, None, **photo())
    assert house.ticket.state is State.ACCEPTED


async def test_from_a_group_the_sentence_is_asked_for_in_private(house: House) -> None:
    ticket = going(house.work)
    house.work.save(replace(house.work.stored[ticket.id], group_id=1, accepted_at=NIGHT))
    context = await house.presses(LI, f"finish:{ticket.id}:1", chat=-1001000000001)
    assert context.answer is not None
    assert context.answer.template == "in_private"
    assert replies(await house.writes(LI, f"/start finish_{ticket.id}_1")) == ["staff/ask_outcome"]
