"""Claiming the desk, giving roles, binding groups."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.cast import CHEN, GUO, HE, LI, MORNING, PLUMBERS, STRANGER, SUN, WANG, ZHOU
from tests.memory_unit_of_work import MemoryUnitOfWork
from tests.tickets.acts.stories import DRIP, dispatched
from tickets.acts.bind_group import (
    CONFIRM,
    OFFER,
    Place,
    ask_again,
    ask_to_bind,
    bind_group,
    offer_binding,
    unbind_group,
)
from tickets.acts.bootstrap_administrator import BOOTSTRAP, bootstrap_administrator
from tickets.acts.give_role import confirm_role, invite, refuse_role, roles_to_give, take_role
from tickets.codes import VALID_FOR, digest, issue
from tickets.outgoing import Audience
from tickets.people import Group, Person, Post, Role
from tickets.premises import Property
from tickets.refusals import BoundElsewhere, CodeRefused, NotYours, TooSoon

NEW_CHAT = -1009


def test_the_code_makes_the_first_administrator_who_gets_what_nobody_had(work: MemoryUnitOfWork) -> None:
    work.staff.clear()
    work.bound.clear()
    ticket = dispatched(work, DRIP, at=MORNING)
    assert ticket.owner_id is None
    code = issue(work, BOOTSTRAP, {}, MORNING)
    assert bootstrap_administrator(work, code.upper(), by=STRANGER.id, at=MORNING) == [
        Post(STRANGER.id, 1, Role.ADMINISTRATOR)
    ]
    assert work.ticket(ticket.id).owner_id == STRANGER.id


def test_a_code_is_kept_as_its_digest_and_serves_once(work: MemoryUnitOfWork) -> None:
    code = issue(work, BOOTSTRAP, {}, MORNING)
    assert list(work.codes) == [digest(code)]
    bootstrap_administrator(work, code, by=GUO.id, at=MORNING)
    with pytest.raises(CodeRefused):
        bootstrap_administrator(work, code, by=STRANGER.id, at=MORNING)


def test_a_code_expires(work: MemoryUnitOfWork) -> None:
    code = issue(work, BOOTSTRAP, {}, MORNING)
    with pytest.raises(CodeRefused):
        bootstrap_administrator(work, code, by=STRANGER.id, at=MORNING + VALID_FOR)


def test_guesses_are_throttled_even_when_the_next_one_is_right(work: MemoryUnitOfWork) -> None:
    code = issue(work, BOOTSTRAP, {}, MORNING)
    for _ in range(5):
        with pytest.raises(CodeRefused):
            bootstrap_administrator(work, "guess", by=STRANGER.id, at=MORNING)
    with pytest.raises(TooSoon):
        bootstrap_administrator(work, code, by=STRANGER.id, at=MORNING)
    assert bootstrap_administrator(work, code, by=GUO.id, at=MORNING)


def test_a_code_for_something_else_is_refused_and_still_serves(work: MemoryUnitOfWork) -> None:
    code = issue(work, BOOTSTRAP, {}, MORNING)
    with pytest.raises(CodeRefused):
        take_role(work, code, by=STRANGER.id, at=MORNING)
    assert bootstrap_administrator(work, code, by=GUO.id, at=MORNING)


def test_a_front_desk_role_takes_effect_at_once(work: MemoryUnitOfWork) -> None:
    code = invite(work, Role.FRONT_DESK, (), property_id=1, by=GUO.id, at=MORNING)
    assert re.fullmatch(r"[a-z0-9]{20}", code)
    assert take_role(work, code, by=WANG.id, at=MORNING) == Post(WANG.id, 1, Role.FRONT_DESK)
    assert work.posts_of(WANG.id) == [Post(WANG.id, 1, Role.FRONT_DESK)]


def waiting_head(work: MemoryUnitOfWork) -> str:
    """A head of gas who waits for Guo: the code of the confirmation."""
    code = invite(work, Role.HEAD, ("gas",), property_id=1, by=GUO.id, at=MORNING)
    take_role(work, code, by=STRANGER.id, at=MORNING)
    asked = work.messages[-1]
    assert (asked.chat_id, asked.template) == (GUO.id, "staff/role_confirm")
    return str(asked.params["code"])


def test_a_head_waits_for_the_issuers_confirmation(work: MemoryUnitOfWork) -> None:
    code = waiting_head(work)
    assert not work.posts_of(STRANGER.id)
    with pytest.raises(NotYours):
        confirm_role(work, code, by=ZHOU.id, at=MORNING)
    with pytest.raises(NotYours):
        refuse_role(work, code, by=ZHOU.id, at=MORNING)
    head = Post(STRANGER.id, 1, Role.HEAD, ("gas",))
    assert confirm_role(work, code, by=GUO.id, at=MORNING) == (head, STRANGER)
    assert work.posts_of(STRANGER.id) == [head]
    assert (work.messages[-1].chat_id, work.messages[-1].template) == (STRANGER.id, "staff/role_taken")


def test_whom_the_issuer_refuses_has_nothing_and_the_code_is_gone(work: MemoryUnitOfWork) -> None:
    code = waiting_head(work)
    assert refuse_role(work, code, by=GUO.id, at=MORNING)[1] == STRANGER
    with pytest.raises(CodeRefused):
        confirm_role(work, code, by=GUO.id, at=MORNING)
    assert not work.posts_of(STRANGER.id)


def test_an_issuer_who_lost_the_post_gives_nothing(work: MemoryUnitOfWork) -> None:
    code = waiting_head(work)
    unused = invite(work, Role.FRONT_DESK, (), property_id=1, by=GUO.id, at=MORNING)
    work.staff = [post for post in work.staff if post.person_id != GUO.id]
    with pytest.raises(NotYours):
        confirm_role(work, code, by=GUO.id, at=MORNING)
    with pytest.raises(CodeRefused):
        take_role(work, unused, by=WANG.id, at=MORNING)


def test_a_post_given_again_is_changed(work: MemoryUnitOfWork) -> None:
    work.add_post(Post(HE.id, 1, Role.HEAD, ("gas",)))
    assert work.posts_of(HE.id) == [Post(HE.id, 1, Role.HEAD, ("gas",))]


@pytest.mark.parametrize(("who", "role"), [(ZHOU, Role.ADMINISTRATOR), (SUN, Role.FRONT_DESK), (CHEN, Role.FRONT_DESK)])
def test_nobody_gives_a_role_above_their_own_and_most_give_none(
    work: MemoryUnitOfWork, who: Person, role: Role
) -> None:
    with pytest.raises(NotYours):
        invite(work, role, (), property_id=1, by=who.id, at=MORNING)


def test_technicians_are_not_invited(work: MemoryUnitOfWork) -> None:
    assert roles_to_give(work, property_id=1, by=ZHOU.id) == list(Role)[1:-1]
    assert roles_to_give(work, property_id=1, by=HE.id) == []
    with pytest.raises(NotYours):
        invite(work, Role.TECHNICIAN, (), property_id=1, by=GUO.id, at=MORNING)


def offered(work: MemoryUnitOfWork, chat_id: int = NEW_CHAT, *, by: int = HE.id) -> str:
    """The code that binds the group of doors and windows."""
    return offer_binding(work, Place(chat_id, 3, "门窗组", public=True), by=by, at=MORNING)[0]


def test_a_group_is_looked_up_offered_and_bound(work: MemoryUnitOfWork) -> None:
    ask_to_bind(work, NEW_CHAT, 3, by=HE.id, key="1")
    assert work.errands[-1].params == {"for": OFFER, "chat": NEW_CHAT, "thread": 3}
    code = offered(work)
    with pytest.raises(NotYours):
        ask_again(work, code, {}, by=SUN.id, at=MORNING, key="2", message=70)
    ask_again(work, code, {"trades": ["gas"]}, by=HE.id, at=MORNING, key="2", message=70)
    about = {"code": code, "choice": {"trades": ["gas"]}, "message": 70}
    assert [errand.params for errand in work.errands[1:]] == [{"for": CONFIRM, "chat": NEW_CHAT} | about]
    with pytest.raises(NotYours):
        bind_group(work, code, (), property_id=1, by=SUN.id, at=MORNING, key="2")
    group = bind_group(work, code, ("gas",), property_id=1, by=HE.id, at=MORNING, key="2")
    assert group == Group(3, NEW_CHAT, 3, 1, "门窗组", ("gas",), public=True)
    told = work.messages[-1]
    assert (told.chat_id, told.thread_id, told.template) == (NEW_CHAT, 3, "staff/bound")
    with pytest.raises(CodeRefused):
        bind_group(work, code, (), property_id=1, by=HE.id, at=MORNING, key="3")


def test_who_lost_the_post_meanwhile_binds_nothing(work: MemoryUnitOfWork) -> None:
    code = offered(work)
    work.staff = [post for post in work.staff if post.person_id != HE.id]
    with pytest.raises(NotYours):
        bind_group(work, code, (), property_id=1, by=HE.id, at=MORNING, key="2")
    assert work.group_at(NEW_CHAT, 3) is None


def test_a_group_is_bound_only_to_a_property_where_the_person_holds_a_post(work: MemoryUnitOfWork) -> None:
    with pytest.raises(CodeRefused):
        bind_group(work, offered(work), (), property_id=2, by=HE.id, at=MORNING, key="2")


def test_binding_again_keeps_the_group_with_new_trades(work: MemoryUnitOfWork) -> None:
    place = Place(PLUMBERS.chat_id, None, "水电", public=False)
    code, _ = offer_binding(work, place, by=HE.id, at=MORNING)
    group = bind_group(work, code, ("gas",), property_id=1, by=HE.id, at=MORNING, key="2")
    assert (group.id, group.trades, len(work.bound)) == (PLUMBERS.id, ("gas",), 2)


def test_without_a_role_nobody_binds_or_releases(work: MemoryUnitOfWork) -> None:
    with pytest.raises(NotYours):
        ask_to_bind(work, NEW_CHAT, None, by=CHEN.id, key="1")
    with pytest.raises(NotYours):
        offered(work, by=CHEN.id)
    with pytest.raises(NotYours):
        unbind_group(work, PLUMBERS.chat_id, None, by=CHEN.id, at=MORNING)


def test_a_group_of_another_property_must_be_released_first(work: MemoryUnitOfWork) -> None:
    work.estates.append(Property(2, "湖畔苑", "B"))
    work.staff.append(Post(WANG.id, 2, Role.ADMINISTRATOR))
    place = Place(PLUMBERS.chat_id, None, "水电", public=False)
    with pytest.raises(BoundElsewhere):
        offer_binding(work, place, by=WANG.id, at=MORNING)
    work.staff.append(Post(WANG.id, 1, Role.ADMINISTRATOR))
    assert [each.id for each in offer_binding(work, place, by=WANG.id, at=MORNING)[1]] == [1], "bound there already"
    unbind_group(work, PLUMBERS.chat_id, None, by=WANG.id, at=MORNING)
    assert [each.id for each in offer_binding(work, place, by=WANG.id, at=MORNING)[1]] == [1, 2]


def test_what_a_released_group_had_goes_to_the_front_desk(work: MemoryUnitOfWork) -> None:
    ticket = dispatched(work, DRIP, at=MORNING)
    unbind_group(work, PLUMBERS.chat_id, None, by=HE.id, at=MORNING + timedelta(minutes=1))
    assert work.ticket(ticket.id).group_id is None
    assert work.news(Audience.DESK, LI.id) == [""]
    assert unbind_group(work, PLUMBERS.chat_id, None, by=HE.id, at=MORNING) is None
