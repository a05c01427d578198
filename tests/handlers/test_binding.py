"""A group is bound to trades by whoever holds a role and administrates it, and released again."""

from __future__ import annotations

from typing import Any

import pytest

from handlers.context import UpdateContext
from tests.cast import CHEN, EVERYTHING, GUO, HE, LI, MORNING, PLUMBERS, STRANGER, WANG, ZHAO
from tests.handlers.house import BOT, GROUP, House, replies, toast
from tickets.acts.bind_group import BIND, OFFER
from tickets.codes import VALID_FOR
from tickets.outgoing import Audience
from tickets.people import Group, Person, Post, Role
from tickets.premises import Property

NEW = -1009
FOUND: dict[str, Any] = {"status": "administrator", "title": "门窗组", "members": 9, "public": False}
ANONYMOUS: dict[str, Any] = {"sender_chat": {"id": NEW, "type": "supergroup", "title": "门窗组"}}
TOPIC: dict[str, Any] = {"is_topic_message": True, "message_thread_id": 3}


async def binds(house: House, code: str, by: Person = HE, **found: Any) -> UpdateContext:
    """The question is confirmed, and Telegram asked who confirms."""
    assert toast(await house.presses(by, f"bind:0:0:{code}", message=70)) == "looking"
    return await house.learns(**FOUND | found)


async def releases(house: House, by: Person = HE, **found: Any) -> UpdateContext:
    """The group is to be released, and Telegram asked who wants that."""
    assert replies(await house.writes(by, "/unbind", chat=GROUP)) == []
    return await house.learns(**FOUND | found)


async def offered(house: House, by: Person = HE, chat: int = NEW, **found: Any) -> str:
    """The code under the question in the private chat."""
    await house.writes(by, "/bind", chat=chat)
    asked = await house.learns(**FOUND | found)
    assert (asked.chat_id, replies(asked)) == (by.id, ["staff/bind_ask"])
    return str(asked.messages[0].params["code"])


@pytest.mark.parametrize("words", ["/bind", f"/bind@{BOT}", f"/start@{BOT} bind"])
async def test_from_the_command_or_link_in_a_topic_to_a_bound_group(house: House, words: str) -> None:
    answered = await house.writes(HE, words, chat=NEW, **TOPIC)
    assert [(m.template, m.thread_id, m.params["url"]) for m in answered.messages] == [
        ("staff/bind_in_private", 3, f"https://t.me/{BOT}")
    ]
    assert house.work.errands[-1].params == {"for": OFFER, "chat": NEW, "thread": 3}
    (asked,) = (await house.learns(**FOUND)).messages
    assert (asked.chat_id, asked.params["title"], asked.params["members"]) == (HE.id, "门窗组", 9)
    for trade, chosen in (("doors_windows", ["doors_windows"]), ("gas", ["doors_windows", "gas"])):
        (asked,) = (await house.presses(HE, f"trade:0:0:{trade}", message=70)).messages
        assert (asked.edit, asked.params["chosen"]) == (70, chosen)
    pressed = await house.presses(HE, f"bind:0:0:{asked.params['code']}", message=70)
    assert (replies(pressed), toast(pressed), house.work.group_at(NEW, 3)) == ([], "looking", None)
    bound = await house.learns(**FOUND)
    assert (replies(bound), bound.messages[0].edit) == (["staff/bound"], 70)
    assert house.work.group_at(NEW, 3) == Group(3, NEW, 3, 1, "门窗组", ("doors_windows", "gas"))
    told = next(
        message for message in house.work.messages if message.chat_id == NEW and message.template == "staff/bound"
    )
    assert (told.thread_id, told.params["trades"]) == (3, ["doors_windows", "gas"])


async def test_the_private_chat_offers_the_link_that_leads_to_a_group(house: House) -> None:
    (answer,) = (await house.writes(LI, "/bind")).messages
    assert (answer.template, answer.params["url"]) == ("staff/bind_where", f"https://t.me/{BOT}?startgroup=bind")
    (refused,) = (await house.writes(WANG, "/bind")).messages
    assert refused.params["reason"] == "not_yours"


async def test_starting_in_a_group_leads_to_the_private_chat(house: House) -> None:
    (answer,) = (await house.writes(HE, f"/start@{BOT}", chat=GROUP)).messages
    assert (answer.template, answer.params["url"]) == ("common/wrong_chat", f"https://t.me/{BOT}")


@pytest.mark.parametrize("who", [CHEN, STRANGER])
async def test_without_a_role_nothing_is_looked_up(house: House, who: Person) -> None:
    for command in ("/bind", "/unbind"):
        (refused,) = (await house.writes(who, command, chat=GROUP)).messages
        assert (refused.template, refused.params["reason"]) == ("staff/bind_refused", "no_role")
    assert house.work.errands == []
    assert house.work.group_at(GROUP, None) == PLUMBERS


async def test_an_anonymous_administrator_is_refused(house: House) -> None:
    for command in ("/bind", "/unbind"):
        (refused,) = (await house.writes(HE, command, chat=GROUP, **ANONYMOUS)).messages
        assert refused.params["reason"] == "anonymous"
    assert house.work.errands == []
    assert house.work.group_at(GROUP, None) == PLUMBERS


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ({"status": "member"}, "not_admin"),
        ({"status": "left"}, "not_admin"),
        ({"status": "unknown"}, "unknown"),
        ({"error": "Bad Request: chat not found"}, "unknown"),
        ({"anonymous": True}, "anonymous"),
    ],
)
async def test_who_is_no_administrator_of_the_group_binds_nothing(
    house: House, found: dict[str, Any], reason: str
) -> None:
    await house.writes(HE, "/bind", chat=NEW)
    (refused,) = (await house.learns(**found if "error" in found else FOUND | found)).messages
    assert (refused.chat_id, refused.template, refused.params["reason"]) == (HE.id, "staff/bind_refused", reason)
    assert house.work.codes == {}


async def test_who_lost_the_role_while_telegram_was_asked_is_refused(house: House) -> None:
    await house.writes(HE, "/bind", chat=NEW)
    house.work.staff = [post for post in house.work.staff if post.person_id != HE.id]
    (refused,) = (await house.learns(**FOUND)).messages
    assert refused.params["reason"] == "no_role"


async def test_a_group_of_another_property_must_be_released_there_first(house: House) -> None:
    house.work.estates.append(Property(2, "湖畔苑", "B"))
    house.work.staff.append(Post(WANG.id, 2, Role.ADMINISTRATOR))
    await house.writes(WANG, "/bind", chat=GROUP)
    (refused,) = (await house.learns(**FOUND)).messages
    assert (refused.chat_id, refused.params["reason"]) == (WANG.id, "elsewhere")
    (refused,) = (await house.writes(WANG, "/unbind", chat=GROUP)).messages
    assert refused.params["reason"] == "no_role"
    assert replies(await releases(house)) == ["staff/unbound"]
    await binds(house, await offered(house, WANG, GROUP), WANG)
    bound = house.work.group_at(GROUP, None)
    assert bound is not None
    assert bound.property_id == 2


async def test_only_who_was_asked_confirms_and_only_the_latest_question(house: House) -> None:
    first = await offered(house)
    second = await offered(house, chat=-1010)
    assert toast(await house.presses(LI, f"bind:0:0:{second}")) == "code_refused"
    assert toast(await house.presses(HE, f"bind:0:0:{first}")) == "code_refused"
    await binds(house, second)
    assert toast(await house.presses(HE, f"bind:0:0:{second}")) == "code_refused"
    assert {group.chat_id for group in house.work.bound} == {GROUP, EVERYTHING.chat_id, -1010}


async def test_the_question_expires(house: House) -> None:
    code = await offered(house)
    house.passes(seconds=VALID_FOR.total_seconds())
    assert toast(await house.presses(HE, f"bind:0:0:{code}")) == "code_refused"
    assert [purpose for purpose, _, _ in house.work.codes.values()] == [BIND]


async def test_leaving_the_question_binds_nothing(house: House) -> None:
    code = await offered(house)
    await house.presses(HE, "leave:0:0")
    assert toast(await house.presses(HE, f"bind:0:0:{code}")) == "code_refused"
    assert toast(await house.presses(HE, "trade:0:0:gas")) == "code_refused"


async def test_with_roles_in_several_properties_one_is_chosen(house: House) -> None:
    house.work.estates.append(Property(2, "湖畔苑", "B"))
    house.work.staff.append(Post(HE.id, 2, Role.HEAD))
    code = await offered(house)
    await house.presses(HE, "estate:0:0:2")
    await binds(house, code)
    bound = house.work.group_at(NEW, None)
    assert bound is not None
    assert bound.property_id == 2


async def test_what_a_released_group_had_goes_to_the_front_desk(house: House) -> None:
    house.now = MORNING
    ticket = await house.dispatched(WANG)
    (answer,) = (await releases(house)).messages
    assert (answer.chat_id, answer.template, answer.params["title"]) == (GROUP, "staff/unbound", PLUMBERS.title)
    assert house.work.ticket(ticket.id).group_id is None
    assert house.work.news(Audience.DESK, LI.id) == [""]
    assert toast(await house.presses(ZHAO, f"accept:{ticket.id}:1", chat=GROUP)) == "not_yours"
    (answer,) = (await house.writes(HE, "/unbind", chat=GROUP)).messages
    assert answer.params["reason"] == "not_bound"


NO_LONGER = [({"status": "member"}, "not_admin"), ({"status": "left"}, "not_admin"), ({"status": "unknown"}, "unknown")]


@pytest.mark.parametrize(("found", "reason"), NO_LONGER)
async def test_who_administrates_the_group_no_longer_neither_binds_nor_releases(
    house: House, found: dict[str, Any], reason: str
) -> None:
    (refused,) = (await releases(house, **found)).messages
    assert (refused.chat_id, refused.template, refused.params["reason"]) == (GROUP, "staff/bind_refused", reason)
    assert house.work.group_at(GROUP, None) == PLUMBERS
    code = await offered(house)
    (refused,) = (await binds(house, code, **found)).messages
    assert (refused.chat_id, refused.edit, refused.params["reason"]) == (HE.id, 70, reason)
    assert house.work.group_at(NEW, None) is None
    assert toast(await house.presses(HE, f"bind:0:0:{code}")) == "code_refused"


async def test_who_administrates_it_anonymously_by_now_binds_and_releases(house: House) -> None:
    assert replies(await binds(house, await offered(house), anonymous=True)) == ["staff/bound"]
    assert replies(await releases(house, anonymous=True)) == ["staff/unbound"]


async def test_what_telegram_does_not_answer_changes_nothing(house: House) -> None:
    await house.writes(HE, "/unbind", chat=GROUP)
    (refused,) = (await house.learns(error="BadRequest")).messages
    assert (refused.params["reason"], house.work.group_at(GROUP, None)) == ("unknown", PLUMBERS)


async def test_a_second_press_asks_telegram_once(house: House) -> None:
    code = await offered(house)
    before = len(house.work.errands)
    for _ in range(2):
        assert toast(await house.presses(HE, f"bind:0:0:{code}", message=70)) == "looking"
    assert len(house.work.errands) == before + 1
    assert replies(await house.learns(**FOUND)) == ["staff/bound"]
    assert house.states[HE.id, HE.id][0] is None


async def test_what_was_begun_meanwhile_goes_on(house: House) -> None:
    code = await offered(house, GUO)
    await house.presses(GUO, f"bind:0:0:{code}", message=70)
    await house.writes(GUO, "/invite")
    assert replies(await house.learns(**FOUND)) == ["staff/bound"]
    assert house.states[GUO.id, GUO.id][0] == "invite"


async def test_who_lost_the_role_or_the_code_meanwhile_is_refused(house: House) -> None:
    code = await offered(house)
    await house.presses(HE, f"bind:0:0:{code}", message=70)
    house.work.codes.clear()
    (refused,) = (await house.learns(**FOUND)).messages
    assert (refused.template, refused.params["reason"]) == ("common/refused", "code_refused")
    await house.writes(HE, "/unbind", chat=GROUP)
    house.work.staff = [post for post in house.work.staff if post.person_id != HE.id]
    (refused,) = (await house.learns(**FOUND)).messages
    assert refused.params["reason"] == "no_role"


async def test_a_group_released_meanwhile_is_said_to_be_none(house: House) -> None:
    await house.writes(HE, "/unbind", chat=GROUP)
    house.work.bound.clear()
    (refused,) = (await house.learns(**FOUND)).messages
    assert refused.params["reason"] == "not_bound"


async def test_a_topic_is_released_in_the_topic(house: House) -> None:
    house.work.bound.append(Group(9, NEW, 3, 1, "门窗组"))
    await house.writes(HE, "/unbind", chat=NEW, **TOPIC)
    (answer,) = (await house.learns(**FOUND)).messages
    assert (answer.template, answer.chat_id, answer.thread_id) == ("staff/unbound", NEW, 3)
