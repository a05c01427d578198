"""The first administrator comes with the one-time code that the operator was shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.pass_task import name_doers
from tickets.acts.save_and_notify import save_and_notify
from tickets.codes import read_code, use_up
from tickets.facts import OwnerNamed
from tickets.people import Post, Role
from tickets.recipients import first_post_upward
from tickets.unit_of_work import UnitOfWork

BOOTSTRAP = "claim"


def bootstrap_administrator(work: UnitOfWork, code: str, *, by: int, at: datetime) -> list[Post]:
    """Become administrator of every property, and owner of every open ticket that has none (DT4)."""
    read_code(work, BOOTSTRAP, code, by=by, at=at)
    use_up(work, code, at)
    posts = [Post(by, estate.id, Role.ADMINISTRATOR) for estate in work.properties()]
    for post in posts:
        if post not in work.posts_of(by):
            work.add_post(post)
        name_owners(work, post.property_id, at=at)
    return posts


def name_owners(work: UnitOfWork, property_id: int, *, at: datetime) -> None:
    """Give every ticket without an owner one, and show it to whoever that is; tasks go to who can do them now."""
    posts = first_post_upward(work, property_id)
    for ticket in work.ownerless(property_id) if posts else ():
        owner = posts[0].person_id
        save_and_notify(work, replace(ticket, owner_id=owner), OwnerNamed(ticket.id, at, None, owner))
    name_doers(work, property_id, at=at)
