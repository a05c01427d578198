"""Who is at the front desk now: owners are named among those on duty (DT4)."""

from __future__ import annotations

from dataclasses import replace

from tickets.desk import Desk
from tickets.people import Post, Role
from tickets.refusals import NotYours


def on_duty(desk: Desk, *, by: int) -> bool:
    """Whether the person is on duty; raises `NotYours` for who is not of a front desk."""
    return any(post.on_duty for post in _desks(desk, by))


def set_duty(desk: Desk, *, by: int, on: bool) -> None:
    """Go on duty, or off; raises `NotYours` for who is not of a front desk."""
    for post in _desks(desk, by):
        desk.add_post(replace(post, on_duty=on))


def _desks(desk: Desk, by: int) -> list[Post]:
    posts = [post for post in desk.posts_of(by) if post.role is Role.FRONT_DESK]
    if not posts:
        raise NotYours
    return posts
