"""J1 by its handlers: from a resident's first words to five stars."""

from __future__ import annotations

from datetime import timedelta

from tests.cast import CHEN, NIGHT, WANG, ZHAO
from tests.handlers.house import BOT, GROUP, House, replies, toast
from tests.handlers.messages import photo, replying_to
from tests.tickets.acts.stories import WORDS
from tickets.outgoing import Audience
from tickets.ticket import State, Urgency


async def test_a_burst_pipe_at_night_from_first_words_to_five_stars(house: House) -> None:
    await house.writes(WANG, WORDS)
    draft = house.ticket
    assert (draft.state, draft.urgency, draft.category) == (State.DRAFT, Urgency.EMERGENCY, "plumbing")
    assert house.view(WANG) == ""

    assert toast(await house.presses(WANG, f"confirm:{draft.id}:0")) == "saved"
    assert house.ticket.number == "R-261123-001"
    house.passes(minutes=2)
    assert toast(await house.presses(CHEN, f"accept:{draft.id}:1", chat=GROUP)) == "accepted"
    late = await house.presses(ZHAO, f"accept:{draft.id}:1", chat=GROUP)
    assert late.answer is not None
    assert (toast(late), late.answer.params["name"]) == ("taken", CHEN.name)
    assert house.work.news(Audience.RESIDENT, WANG.id)[-1] == "accepted"

    house.passes(minutes=12)
    assert toast(await house.presses(CHEN, f"arrive:{draft.id}:1", chat=GROUP)) == "saved"
    assert house.ticket.arrived_at == NIGHT + timedelta(minutes=14)

    led = await house.presses(CHEN, f"finish:{draft.id}:1", chat=GROUP)
    assert led.answer is not None
    assert led.answer.url == f"https://t.me/{BOT}?start=finish_{draft.id}_1"
    await house.writes(CHEN, chat=GROUP, **photo("fixed"), **replying_to(house.card(GROUP), GROUP, "supergroup"))
    assert toast(await house.presses(CHEN, f"finish:{draft.id}:1", chat=GROUP)) == "done"
    assert [photos.chat_id for photos in house.work.photos] == [WANG.id]

    assert toast(await house.presses(WANG, f"sign:{draft.id}:1")) == "saved"
    assert toast(await house.presses(WANG, f"rate:{draft.id}:1:5")) == "saved"
    assert (house.ticket.state, house.ticket.rating) == (State.CLOSED, 5)
    assert replies(await house.writes(WANG, "谢谢")) == ["resident/thanks"]
    assert [message.template for message in house.work.messages] == ["resident/thanks"]
