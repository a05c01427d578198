"""What the bot learns of people by being written to, and who may decide for a group."""

from __future__ import annotations

from dataclasses import replace

from tickets.desk import Desk
from tickets.refusals import NotYours


def now_reachable(desk: Desk, person_id: int) -> None:
    """The person opened the private chat: from now on the bot may write first."""
    desk.save_person(replace(desk.person(person_id), reachable=True))


def require_crew(desk: Desk, *, chat_id: int, thread_id: int | None, by: int) -> None:
    """Raise `NotYours` unless the person works in the group, or holds a post in its property."""
    group = desk.group_at(chat_id, thread_id)
    if group is None:
        raise NotYours
    if desk.is_technician(group.id, by) or any(post.property_id == group.property_id for post in desk.posts_of(by)):
        return
    raise NotYours
