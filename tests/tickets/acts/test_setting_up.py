"""Claiming the desk, giving roles, binding groups."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.cast import CHEN, GUO, HE, LI, MORNING, PLUMBERS, STRANGER, SUN, WANG, ZHOU
from tests.memory_desk import MemoryDesk
from tests.tickets.acts.stories import DRIP, dispatched
from tickets.acts.bind_group import ask_to_bind, bind_group, offer_binding, unbind_group
from tickets.acts.claim_desk import CLAIM, claim_desk
from tickets.acts.give_role import confirm_role, invite, take_role
from tickets.codes import VALID_FOR, digest, issue
from tickets.people import Post, Role
from tickets.refusals import BoundElsewhere, CodeRefused, NotYours, TooSoon
from tickets.telling import Audience

NEW_CHAT = -1009


def test_the_code_makes_the_first_administrator_who_gets_what_nobody_had(desk: MemoryDesk) -> None:
    desk.staff.clear()
    desk.bound.clear()
    ticket = dispatched(desk, DRIP, at=MORNING)
    assert ticket.owner_id is None
    code = issue(desk, CLAIM, {}, MORNING)
    assert claim_desk(desk, code.upper(), by=STRANGER.id, at=MORNING) == [Post(STRANGER.id, 1, Role.ADMINISTRATOR)]
    assert desk.ticket(ticket.id).owner_id == STRANGER.id


def test_a_code_is_kept_as_its_digest_and_serves_once(desk: MemoryDesk) -> None:
    code = issue(desk, CLAIM, {}, MORNING)
    assert list(desk.codes) == [digest(code)]
    claim_desk(desk, code, by=GUO.id, at=MORNING)
    with pytest.raises(CodeRefused):
        claim_desk(desk, code, by=STRANGER.id, at=MORNING)


def test_a_code_expires(desk: MemoryDesk) -> None:
    code = issue(desk, CLAIM, {}, MORNING)
    with pytest.raises(CodeRefused):
        claim_desk(desk, code, by=STRANGER.id, at=MORNING + VALID_FOR)


def test_guesses_are_throttled_even_when_the_next_one_is_right(desk: MemoryDesk) -> None:
    code = issue(desk, CLAIM, {}, MORNING)
    for _ in range(5):
        with pytest.raises(CodeRefused):
            claim_desk(desk, "guess", by=STRANGER.id, at=MORNING)
    with pytest.raises(TooSoon):
        claim_desk(desk, code, by=STRANGER.id, at=MORNING)
    assert claim_desk(desk, code, by=GUO.id, at=MORNING)


def test_a_front_desk_role_takes_effect_at_once(desk: MemoryDesk) -> None:
    code = invite(desk, Role.FRONT_DESK, (), property_id=1, by=GUO.id, at=MORNING)
    assert re.fullmatch(r"[a-z0-9]{20}", code)
    assert take_role(desk, code, by=WANG.id, at=MORNING) == Post(WANG.id, 1, Role.FRONT_DESK)


def test_a_head_waits_for_the_issuers_confirmation(desk: MemoryDesk) -> None:
    code = invite(desk, Role.HEAD, ("gas",), property_id=1, by=GUO.id, at=MORNING)
    assert take_role(desk, code, by=STRANGER.id, at=MORNING) is None
    assert not desk.posts_of(STRANGER.id)
    asked = desk.told[-1]
    assert (asked.chat_id, asked.template) == (GUO.id, "staff/role_confirm")
    with pytest.raises(NotYours):
        confirm_role(desk, str(asked.params["code"]), by=SUN.id, at=MORNING)


def test_a_confirmed_head_has_the_trades_that_were_offered(desk: MemoryDesk) -> None:
    code = invite(desk, Role.HEAD, ("gas",), property_id=1, by=GUO.id, at=MORNING)
    take_role(desk, code, by=STRANGER.id, at=MORNING)
    confirm_role(desk, str(desk.told[-1].params["code"]), by=GUO.id, at=MORNING)
    assert desk.posts_of(STRANGER.id) == [Post(STRANGER.id, 1, Role.HEAD, ("gas",))]


@pytest.mark.parametrize(("who", "role"), [(ZHOU, Role.ADMINISTRATOR), (SUN, Role.FRONT_DESK), (CHEN, Role.FRONT_DESK)])
def test_nobody_gives_a_role_above_their_own_and_most_give_none(desk: MemoryDesk, who: object, role: Role) -> None:
    with pytest.raises(NotYours):
        invite(desk, role, (), property_id=1, by=getattr(who, "id"), at=MORNING)  # noqa: B009 - any of the cast


def test_a_group_is_looked_up_offered_and_bound(desk: MemoryDesk) -> None:
    ask_to_bind(desk, NEW_CHAT, 3, by=HE.id, at=MORNING, key="1")
    assert desk.errands[-1].params == {"chat": NEW_CHAT, "thread": 3}
    offer_binding(desk, NEW_CHAT, 3, title="门窗组", members=4, public=False, by=HE.id, at=MORNING)
    offer = desk.told[-1]
    assert (offer.chat_id, offer.params["title"], offer.params["members"]) == (HE.id, "门窗组", 4)
    code = str(offer.params["code"])
    with pytest.raises(NotYours):
        bind_group(desk, code, (), by=WANG.id, at=MORNING)


def test_binding_again_keeps_the_group_with_new_trades(desk: MemoryDesk) -> None:
    offer_binding(desk, PLUMBERS.chat_id, None, title="水电", members=4, public=False, by=HE.id, at=MORNING)
    group = bind_group(desk, str(desk.told[-1].params["code"]), ("gas",), by=HE.id, at=MORNING)
    assert (group.id, group.trades, len(desk.bound)) == (PLUMBERS.id, ("gas",), 2)


def test_without_a_role_nobody_binds_or_releases(desk: MemoryDesk) -> None:
    with pytest.raises(NotYours):
        ask_to_bind(desk, NEW_CHAT, None, by=CHEN.id, at=MORNING, key="1")
    with pytest.raises(NotYours):
        unbind_group(desk, PLUMBERS.chat_id, None, by=CHEN.id, at=MORNING)


def test_a_group_of_another_property_must_be_released_first(desk: MemoryDesk) -> None:
    desk.staff.append(Post(WANG.id, 2, Role.ADMINISTRATOR))
    with pytest.raises(BoundElsewhere):
        offer_binding(desk, PLUMBERS.chat_id, None, title="水电", members=4, public=False, by=WANG.id, at=MORNING)


def test_what_a_released_group_had_goes_to_the_front_desk(desk: MemoryDesk) -> None:
    ticket = dispatched(desk, DRIP, at=MORNING)
    unbind_group(desk, PLUMBERS.chat_id, None, by=HE.id, at=MORNING + timedelta(minutes=1))
    assert desk.ticket(ticket.id).group_id is None
    assert desk.news(Audience.DESK, LI.id) == [""]
