"""The first administrator claims the desk with a one-time code."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import GUO, NIGHT, STRANGER
from tests.handlers.house import BOT, GROUP, House, replies
from tickets.acts.bootstrap_administrator import BOOTSTRAP
from tickets.codes import GUESSES, VALID_FOR, digest, issue
from tickets.people import Post, Role

ADMINISTRATOR = Post(STRANGER.id, 1, Role.ADMINISTRATOR)


@pytest.fixture
def code(house: House) -> str:
    """What the operator was shown."""
    return issue(house.work, BOOTSTRAP, {}, NIGHT)


@pytest.mark.parametrize("form", ["/claim {}", "/start claim_{}", "/claim  {} "])
async def test_the_code_makes_an_administrator_who_is_led_on_to_the_first_group(
    house: House, code: str, form: str
) -> None:
    (answer,) = (await house.writes(STRANGER, form.format(code))).messages
    assert (answer.template, answer.params["url"]) == ("staff/claimed", f"https://t.me/{BOT}?startgroup=bind")
    assert house.work.posts_of(STRANGER.id) == [ADMINISTRATOR]


@pytest.mark.parametrize("form", ["/claim", "/start claim"])
async def test_the_code_may_be_written_after_the_command(house: House, code: str, form: str) -> None:
    assert replies(await house.writes(STRANGER, form)) == ["staff/ask_code"]
    assert replies(await house.writes(STRANGER, code.upper())) == ["staff/claimed"]
    assert house.work.posts_of(STRANGER.id) == [ADMINISTRATOR]
    assert replies(await house.writes(STRANGER, "谢谢")) == ["resident/thanks"], "nothing is waited for any more"


async def test_leaving_the_question_makes_words_words_again(house: House) -> None:
    await house.writes(STRANGER, "/claim")
    await house.presses(STRANGER, "leave:0:0")
    assert replies(await house.writes(STRANGER, "谢谢")) == ["resident/thanks"]
    assert house.work.guesses == []


async def test_a_wrong_code_is_refused_and_counted(house: House, code: str) -> None:
    (answer,) = (await house.writes(STRANGER, "/claim 00112233445566778899")).messages
    assert (answer.template, answer.params["reason"]) == ("common/refused", "code_refused")
    assert house.work.guesses == [(STRANGER.id, NIGHT)]
    assert house.work.posts_of(STRANGER.id) == []


async def test_a_code_serves_once(house: House, code: str) -> None:
    await house.writes(STRANGER, f"/claim {code}")
    (answer,) = (await house.writes(GUO, f"/claim {code}")).messages
    assert answer.params["reason"] == "code_refused"


async def test_a_code_expires(house: House, code: str) -> None:
    house.passes(seconds=VALID_FOR.total_seconds())
    (answer,) = (await house.writes(STRANGER, f"/start claim_{code}")).messages
    assert answer.params["reason"] == "code_refused"


async def test_after_several_wrong_ones_even_the_right_one_waits_an_hour(house: House, code: str) -> None:
    for number in range(GUESSES):
        await house.writes(STRANGER, f"/claim {number}")
        house.passes(seconds=2)
    (answer,) = (await house.writes(STRANGER, f"/claim {code}")).messages
    assert answer.params["reason"] == "too_soon"
    assert answer.params["again_at"] == (house.now + timedelta(hours=1)).isoformat()
    house.passes(hours=1)
    assert replies(await house.writes(STRANGER, f"/claim {code}")) == ["staff/claimed"]


async def test_in_a_group_the_code_is_neither_used_nor_repeated(house: House, code: str) -> None:
    (answer,) = (await house.writes(STRANGER, f"/claim@{BOT} {code}", chat=GROUP)).messages
    assert (answer.template, answer.params["url"]) == ("common/wrong_chat", f"https://t.me/{BOT}?start=claim")
    assert code not in str(answer.params)
    assert list(house.work.codes) == [digest(code)]
    assert house.work.posts_of(STRANGER.id) == []
