"""The first administrator takes the desk over, with the one-time code that the operator was shown."""

from __future__ import annotations

from datetime import datetime

from tickets.acts.settle import settle
from tickets.codes import read_code, use_up
from tickets.desk import Desk
from tickets.facts import OwnerNamed
from tickets.people import Post, Role
from tickets.recipients import first_post_upward

CLAIM = "claim"


def claim_desk(desk: Desk, code: str, *, by: int, at: datetime) -> list[Post]:
    """Become administrator of every property; whatever nobody answered for until now is theirs (DT4)."""
    read_code(desk, CLAIM, code, by=by, at=at)
    use_up(desk, code, at)
    posts = [Post(by, estate.id, Role.ADMINISTRATOR) for estate in desk.properties()]
    for post in posts:
        if post not in desk.posts_of(by):
            desk.add_post(post)
        name_owners(desk, post.property_id, at=at)
    return posts


def name_owners(desk: Desk, property_id: int, *, at: datetime) -> None:
    """Give every ticket that nobody answers for an owner, and show it to whoever is first in line."""
    posts = first_post_upward(desk, property_id)
    for ticket in desk.ownerless(property_id) if posts else ():
        owner = posts[0].person_id
        settle(desk, ticket.with_(owner_id=owner), OwnerNamed(ticket.id, at, None, owner))
