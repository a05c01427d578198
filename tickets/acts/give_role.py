"""Roles are given by one-time links; the higher ones take effect when the issuer confirms who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from tickets.acts.claim_desk import name_owners
from tickets.codes import issue, redeem
from tickets.desk import Desk
from tickets.people import Post, Role
from tickets.refusals import NotYours
from tickets.telling import Message

INVITE, CONFIRM = "role", "role_confirm"
CONFIRMED_ROLES = frozenset({Role.HEAD, Role.SUPERVISOR, Role.MANAGER, Role.ADMINISTRATOR})
ISSUERS = frozenset({Role.MANAGER, Role.ADMINISTRATOR})


def invite(desk: Desk, role: Role, trades: Sequence[str], *, property_id: int, by: int, at: datetime) -> str:
    """A code whose link gives the role; only managers and administrators issue one, and none above their own."""
    ranks = list(Role)
    own = [post.role for post in desk.posts_of(by) if post.property_id == property_id and post.role in ISSUERS]
    if not own or ranks.index(role) > max(ranks.index(each) for each in own):
        raise NotYours
    return issue(desk, INVITE, {"property": property_id, "role": role, "trades": list(trades), "by": by}, at)


def take_role(desk: Desk, code: str, *, by: int, at: datetime) -> Post | None:
    """Come by a role's link: the post, or `None` while the issuer has still to confirm who came."""
    offer = redeem(desk, INVITE, code, by=by, at=at)
    post = _post(offer, by)
    if post.role not in CONFIRMED_ROLES:
        return _give(desk, post, at)
    confirmation = issue(desk, CONFIRM, {**offer, "person": by}, at)
    who = desk.person(by)
    params = {"name": who.name, "username": who.username, "role": post.role, "code": confirmation}
    issuer = int(str(offer["by"]))
    desk.tell(Message(f"role_confirm:{confirmation}", issuer, "staff/role_confirm", params))
    return None


def confirm_role(desk: Desk, code: str, *, by: int, at: datetime) -> Post:
    """The issuer confirms who came; raises `NotYours` for anybody else."""
    offer = redeem(desk, CONFIRM, code, by=by, at=at)
    if offer["by"] != by:
        raise NotYours
    post = _give(desk, _post(offer, int(str(offer["person"]))), at)
    params = {"role": post.role}
    desk.tell(Message(f"role_given:{code[:8]}:{post.person_id}", post.person_id, "staff/role_taken", params))
    return post


def _post(offer: Mapping[str, object], person_id: int) -> Post:
    trades = offer["trades"]
    assert isinstance(trades, list)
    return Post(person_id, int(str(offer["property"])), Role(str(offer["role"])), tuple(trades))


def _give(desk: Desk, post: Post, at: datetime) -> Post:
    if post not in desk.posts_of(post.person_id):
        desk.add_post(post)
    name_owners(desk, post.property_id, at=at)
    return post
