"""Roles are given by one-time links; the higher ones take effect when the issuer confirms who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from tickets.acts.bootstrap_administrator import name_owners
from tickets.codes import issue, read_code, use_up
from tickets.outgoing import Message
from tickets.people import Person, Post, Role
from tickets.premises import Property
from tickets.refusals import CodeRefused, NotYours
from tickets.unit_of_work import UnitOfWork

INVITE, CONFIRM = "role", "role_confirm"
GIVEN = (Role.FRONT_DESK, Role.HEAD, Role.SUPERVISOR, Role.MANAGER, Role.ADMINISTRATOR)
"""Roles that a link can give, the lowest first. Technicians are not invited: they join by their group."""

CONFIRMED_ROLES = frozenset(GIVEN[1:])
ISSUERS = frozenset({Role.MANAGER, Role.ADMINISTRATOR})


def roles_to_give(work: UnitOfWork, *, property_id: int, by: int) -> list[Role]:
    """The roles that the person may give: as a manager or administrator every role up to their own, else none."""
    own = [post.role for post in work.posts_of(by) if post.property_id == property_id and post.role in ISSUERS]
    highest = max((GIVEN.index(role) for role in own), default=-1)
    return list(GIVEN[: highest + 1])


def estates_to_staff(work: UnitOfWork, *, by: int) -> list[Property]:
    """The properties whose roles the person may give; raises `NotYours` where there are none."""
    estates = [each for each in work.properties() if roles_to_give(work, property_id=each.id, by=by)]
    if not estates:
        raise NotYours
    return estates


def invite(work: UnitOfWork, role: Role, trades: Sequence[str], *, property_id: int, by: int, at: datetime) -> str:
    """A code whose link gives the role; raises `NotYours` for a role that the person may not give."""
    _require_issuer(work, property_id, role, by)
    return issue(work, INVITE, {"property": property_id, "role": role, "trades": list(trades), "by": by}, at)


def take_role(work: UnitOfWork, code: str, *, by: int, at: datetime) -> Post:
    """Use a role's link. The post takes effect at once, or (for higher roles) when the issuer confirms the person."""
    offer = read_code(work, INVITE, code, by=by, at=at)
    post, issuer = _post(offer, by), int(str(offer["by"]))
    if post.role not in roles_to_give(work, property_id=post.property_id, by=issuer):
        raise CodeRefused
    use_up(work, code, at)
    if post.role in CONFIRMED_ROLES:
        _ask_to_confirm(work, post, issuer, issue(work, CONFIRM, {**offer, "person": by}, at))
    else:
        _give(work, post, at)
    return post


def _ask_to_confirm(work: UnitOfWork, post: Post, issuer: int, code: str) -> None:
    who = work.person(post.person_id)
    params = {"name": who.name, "username": who.username, "role": post.role, "code": code}
    work.send(Message(f"role_confirm:{code}", issuer, "staff/role_confirm", params, fallback="desk"))


def confirm_role(work: UnitOfWork, code: str, *, by: int, at: datetime) -> tuple[Post, Person]:
    """The issuer confirms the person, who now has the post; raises `NotYours` for anybody else."""
    post = _waiting(work, code, by, at)
    use_up(work, code, at)
    _give(work, post, at)
    params = {"role": post.role}
    work.send(Message(f"role_given:{code}", post.person_id, "staff/role_taken", params, fallback="desk"))
    return post, work.person(post.person_id)


def refuse_role(work: UnitOfWork, code: str, *, by: int, at: datetime) -> tuple[Post, Person]:
    """The issuer refuses the person, who gets no post; raises `NotYours` for anybody else."""
    post = _waiting(work, code, by, at)
    use_up(work, code, at)
    return post, work.person(post.person_id)


def _waiting(work: UnitOfWork, code: str, by: int, at: datetime) -> Post:
    """The post to be confirmed; its issuer must still be allowed to give it."""
    offer = read_code(work, CONFIRM, code, by=by, at=at)
    if offer["by"] != by:
        raise NotYours
    post = _post(offer, int(str(offer["person"])))
    _require_issuer(work, post.property_id, post.role, by)
    return post


def _require_issuer(work: UnitOfWork, property_id: int, role: Role, by: int) -> None:
    if role not in roles_to_give(work, property_id=property_id, by=by):
        raise NotYours


def _post(offer: Mapping[str, object], person_id: int) -> Post:
    trades = offer["trades"]
    assert isinstance(trades, list)
    return Post(person_id, int(str(offer["property"])), Role(str(offer["role"])), tuple(trades))


def _give(work: UnitOfWork, post: Post, at: datetime) -> None:
    work.add_post(post)
    name_owners(work, post.property_id, at=at)
