"""The questions for pictures of the work: what is answered cannot be pressed any more."""

from __future__ import annotations

from tests.cast import CHEN
from tests.handlers.house import GROUP, House, replies, toast
from tests.handlers.messages import part, photo
from tickets.ticket import State, Ticket


async def asked(house: House) -> tuple[Ticket, int]:
    """A job of Chen's, and the message that asks him for pictures."""
    ticket = await house.accepted()
    await house.writes(CHEN, f"/start finish_{ticket.id}_1")
    return ticket, house.work.stands_in("staff/ask_evidence")


async def test_without_photos_is_no_choice_once_there_is_one(house: House) -> None:
    _, question = await asked(house)
    for number in range(3):
        await house.writes(CHEN, **part("a", f"fixed-{number}"))
    assert house.work.stripped == [(CHEN.id, question)]
    kept = house.work.stands_in("staff/evidence_kept")
    await house.writes(CHEN, **photo("one more"))
    assert house.work.stripped == [(CHEN.id, question), (CHEN.id, kept)]


async def test_the_pressed_question_says_itself_that_it_is_done(house: House) -> None:
    ticket, question = await asked(house)
    done = await house.presses(CHEN, f"finish:{ticket.id}:1:now", message=question)
    assert (replies(done), done.messages[0].edit, house.work.stripped) == (["staff/finished"], question, [])
    assert done.state is None


async def test_done_by_the_card_ends_the_question_in_private(house: House) -> None:
    ticket, _ = await asked(house)
    await house.writes(CHEN, **photo())
    kept = house.work.stands_in("staff/evidence_kept")
    done = await house.presses(CHEN, f"finish:{ticket.id}:1")
    assert (toast(done), done.state, house.work.stripped[-1]) == ("done", None, (CHEN.id, kept))


async def test_done_in_the_group_the_question_goes_with_the_first_press_on_it(house: House) -> None:
    ticket, question = await asked(house)
    await house.presses(CHEN, f"finish:{ticket.id}:1:now", chat=GROUP)
    assert house.ticket.state is State.DONE
    assert toast(await house.presses(CHEN, f"finish:{ticket.id}:1:now", message=question)) == "not_now"
    assert house.work.stripped == [(CHEN.id, question)]


async def test_a_stale_press_on_a_card_leaves_the_card_its_buttons(house: House) -> None:
    ticket = await house.accepted()
    assert toast(await house.presses(CHEN, f"accept:{ticket.id}:1", chat=GROUP)) in ("taken", "not_now")
    assert house.work.stripped == []
