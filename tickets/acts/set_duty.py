"""Who is at the front desk now: owners are named among those on duty (DT4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.pass_task import name_doers
from tickets.people import Post, Role
from tickets.refusals import NotYours
from tickets.unit_of_work import UnitOfWork


def on_duty(work: UnitOfWork, *, by: int) -> bool:
    """Whether the person is on duty; raises `NotYours` for who is not of a front desk."""
    return any(post.on_duty for post in _desk_posts(work, by))


def set_duty(work: UnitOfWork, *, by: int, at: datetime, on: bool) -> None:
    """Go on duty, or off: open tasks go to whoever is there. Raises `NotYours` for who is not of a front desk."""
    for post in _desk_posts(work, by):
        work.add_post(replace(post, on_duty=on))
        name_doers(work, post.property_id, at=at)


def _desk_posts(work: UnitOfWork, by: int) -> list[Post]:
    posts = [post for post in work.posts_of(by) if post.role is Role.FRONT_DESK]
    if not posts:
        raise NotYours
    return posts
