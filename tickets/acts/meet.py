"""What the bot learns of people by being written to, and who may decide for a group."""

from __future__ import annotations

from dataclasses import replace

from tickets.refusals import NotYours
from tickets.unit_of_work import UnitOfWork


def now_reachable(work: UnitOfWork, person_id: int) -> None:
    """The person opened the private chat: from now on the bot may write first."""
    work.save_person(replace(work.person(person_id), reachable=True))


def require_crew(work: UnitOfWork, *, chat_id: int, thread_id: int | None, by: int) -> None:
    """Raise `NotYours` unless the person works in the group, or holds a post in its property."""
    group = work.group_at(chat_id, thread_id)
    if group is None:
        raise NotYours
    if work.is_technician(group.id, by) or any(post.property_id == group.property_id for post in work.posts_of(by)):
        return
    raise NotYours
