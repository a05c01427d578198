"""Roles are given by links, and the higher ones when the issuer says that the right person came."""

from __future__ import annotations

import pytest

from handlers.context import UpdateContext
from tests.cast import GUO, HE, LI, STRANGER, WANG, ZHOU
from tests.handlers.house import BOT, GROUP, House, replies, toast
from tickets.codes import VALID_FOR
from tickets.people import Person, Post, Role
from tickets.premises import Property

LINK = f"https://t.me/{BOT}?start="


async def invited(house: House, role: str, by: Person = GUO, *trades: str) -> UpdateContext:
    """The answer with the link to the role."""
    await house.writes(by, "/invite")
    given = await house.presses(by, f"invite:0:0:{role}", message=70)
    if role != "head":
        return given
    for trade in trades:
        await house.presses(by, f"trade:0:0:{trade}", message=70)
    return await house.presses(by, "issue:0:0", message=70)


def payload(context: UpdateContext) -> str:
    """What the link carries."""
    return str(context.messages[-1].params["url"]).removeprefix(LINK)


async def waiting(house: House) -> str:
    """A head who waits for Guo: the code that Guo's buttons carry."""
    await house.writes(STRANGER, f"/start {payload(await invited(house, 'head', GUO, 'gas'))}")
    asked = house.work.messages[-2]
    assert (asked.chat_id, asked.template, asked.params["name"]) == (GUO.id, "staff/role_confirm", STRANGER.name)
    return str(asked.params["code"])


@pytest.mark.parametrize(
    ("who", "roles"),
    [
        (ZHOU, ["front_desk", "head", "supervisor", "manager"]),
        (GUO, ["front_desk", "head", "supervisor", "manager", "administrator"]),
    ],
)
async def test_roles_up_to_ones_own_are_offered(house: House, who: Person, roles: list[str]) -> None:
    (asked,) = (await house.writes(who, "/invite")).messages
    assert (asked.template, asked.params["roles"]) == ("staff/choose_role", roles)


@pytest.mark.parametrize("who", [WANG, LI, HE, STRANGER])
async def test_most_people_give_no_role(house: House, who: Person) -> None:
    (refused,) = (await house.writes(who, "/invite")).messages
    assert refused.params["reason"] == "not_yours"
    assert toast(await house.presses(who, "invite:0:0:manager")) == "code_refused"
    assert house.work.codes == {}


async def test_a_forged_role_above_ones_own_is_refused(house: House) -> None:
    await house.writes(ZHOU, "/invite")
    assert toast(await house.presses(ZHOU, "invite:0:0:administrator")) == "not_yours"
    assert toast(await house.presses(ZHOU, "invite:0:0:technician")) == "not_yours"
    assert toast(await house.presses(ZHOU, "invite:0:0:emperor")) == "forged"
    assert toast(await house.presses(ZHOU, "issue:0:0")) == "code_refused"
    assert house.work.codes == {}


async def test_the_front_desk_has_its_role_at_once(house: House) -> None:
    given = await invited(house, "front_desk")
    (link,) = given.messages
    assert (link.edit, link.params["role"], link.params["confirm"]) == (70, "front_desk", False)
    assert link.params["expires_at"] == (house.now + VALID_FOR).isoformat()
    came = await house.writes(STRANGER, f"/start {payload(given)}")
    assert replies(came) == ["staff/role_taken"]
    assert house.work.posts_of(STRANGER.id) == [Post(STRANGER.id, 1, Role.FRONT_DESK)]
    again = await house.writes(WANG, f"/start {payload(given)}")
    assert again.messages[0].params["reason"] == "code_refused"


async def test_a_heads_trades_are_toggled_before_the_link(house: House) -> None:
    await house.writes(GUO, "/invite")
    assert replies(await house.presses(GUO, "invite:0:0:head", message=70)) == ["staff/choose_trades"]
    for trade, chosen in (("gas", ["gas"]), ("plumbing", ["gas", "plumbing"]), ("gas", ["plumbing"])):
        (asked,) = (await house.presses(GUO, f"trade:0:0:{trade}", message=70)).messages
        assert (asked.edit, asked.params["chosen"]) == (70, chosen)
    assert toast(await house.presses(GUO, "trade:0:0:noise")) == "forged"
    given = await house.presses(GUO, "issue:0:0", message=70)
    assert given.messages[0].params["confirm"] is True
    assert toast(await house.presses(GUO, "trade:0:0:gas")) == "code_refused", "the question was answered"


async def test_a_head_waits_until_the_issuer_confirms(house: House) -> None:
    code = await waiting(house)
    assert house.work.messages[-1].template == "staff/role_waits"
    assert house.work.posts_of(STRANGER.id) == []
    button = f"confirm_role:0:0:{code}"
    assert len(button.encode()) <= 64
    assert toast(await house.presses(ZHOU, button)) == "not_yours"
    confirmed = await house.presses(GUO, button, message=71)
    assert (replies(confirmed), confirmed.messages[0].edit) == (["staff/role_confirmed"], 71)
    assert house.work.posts_of(STRANGER.id) == [Post(STRANGER.id, 1, Role.HEAD, ("gas",))]
    assert ("staff/role_taken", STRANGER.id) in [(told.template, told.chat_id) for told in house.work.messages]
    assert toast(await house.presses(GUO, button)) == "code_refused"


async def test_a_head_whom_the_issuer_refuses_has_no_role(house: House) -> None:
    code = await waiting(house)
    assert toast(await house.presses(ZHOU, f"refuse_role:0:0:{code}")) == "not_yours"
    refused = await house.presses(GUO, f"refuse_role:0:0:{code}", message=71)
    assert (replies(refused), refused.messages[0].edit) == (["staff/role_refused"], 71)
    assert toast(await house.presses(GUO, f"confirm_role:0:0:{code}")) == "code_refused"
    assert house.work.posts_of(STRANGER.id) == []


async def test_a_roles_link_in_a_group_is_not_used_up(house: House) -> None:
    link = payload(await invited(house, "front_desk"))
    (answer,) = (await house.writes(STRANGER, f"/start@{BOT} {link}", chat=GROUP)).messages
    assert answer.template == "common/wrong_chat"
    assert link not in str(answer.params)
    assert replies(await house.writes(STRANGER, f"/start {link}")) == ["staff/role_taken"]


async def test_with_several_properties_one_is_chosen(house: House) -> None:
    house.work.estates.append(Property(2, "湖畔苑", "B"))
    house.work.staff.append(Post(GUO.id, 2, Role.ADMINISTRATOR))
    (asked,) = (await house.writes(GUO, "/invite")).messages
    assert asked.params["estates"] == [{"id": 1, "name": "示范花园"}, {"id": 2, "name": "湖畔苑"}]
    assert toast(await house.presses(GUO, "estate:0:0:3")) == "forged"
    (asked,) = (await house.presses(GUO, "estate:0:0:2", message=70)).messages
    assert (asked.edit, asked.params["estate"]) == (70, 2)
    given = await house.presses(GUO, "invite:0:0:front_desk", message=70)
    await house.writes(STRANGER, f"/start {payload(given)}")
    assert house.work.posts_of(STRANGER.id) == [Post(STRANGER.id, 2, Role.FRONT_DESK)]
