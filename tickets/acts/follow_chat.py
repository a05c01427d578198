"""What Telegram tells of chats: somebody blocks the bot, puts it out of a group, renames the group, leaves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.bind_group import release
from tickets.desk import Desk
from tickets.people import Group, Role
from tickets.recipients import first_post_upward
from tickets.telling import Message, Params


def let_in(desk: Desk, chat_id: int, chat_type: str, title: str) -> bool:
    """The bot may write there from now on; whether anything is bound there already."""
    desk.keep_chat(chat_id, chat_type, title, barrier=None)
    return bool(desk.groups_in(chat_id))


def blocked(desk: Desk, person_id: int, *, barrier: str | None) -> None:
    """A person blocked the bot, or (`None`) lets it write again."""
    desk.keep_chat(person_id, "private", "", barrier=barrier)
    desk.save_person(replace(desk.person(person_id), reachable=barrier is None))


def put_out(desk: Desk, chat_id: int, chat_type: str, title: str, *, by: int, at: datetime, key: str) -> None:
    """The bot is no longer in the group: what is bound there is released, and an administrator hears of it."""
    desk.keep_chat(chat_id, chat_type, title, barrier="kicked")
    lost(desk, chat_id, by=by, at=at, key=key)


def lost(desk: Desk, chat_id: int, *, by: int | None, at: datetime, key: str) -> bool:
    """The bot cannot write to the group any more, nobody knows by whom (`None`); whether anything was bound there."""
    groups = desk.groups_in(chat_id)
    for group in groups:
        release(desk, group, by=by, at=at)
        params = {"title": group.title, "name": None if by is None else desk.person(by).name}
        _tell_administrators(desk, group, "staff/group_lost", params, f"group_lost:{key}:{group.id}")
    return bool(groups)


def topic_gone(desk: Desk, chat_id: int, thread_id: int | None, *, at: datetime) -> None:
    """A bound topic is closed or gone, and the group itself is written to: an administrator hears of it once a day."""
    group = desk.group_at(chat_id, thread_id)
    if group is not None:
        key = f"topic_gone:{group.id}:{at:%y%m%d}"
        _tell_administrators(desk, group, "staff/topic_gone", {"title": group.title}, key)


def _tell_administrators(desk: Desk, group: Group, template: str, params: Params, key: str) -> None:
    for post in first_post_upward(desk, group.property_id, Role.ADMINISTRATOR):
        desk.tell(Message(f"{key}:{post.person_id}", post.person_id, template, params, fallback="upward"))


def renamed(desk: Desk, chat_id: int, title: str) -> None:
    """The group is called that now."""
    desk.rename_chat(chat_id, title)


def left(desk: Desk, chat_id: int, person_id: int) -> None:
    """Somebody is no longer in the group, and does not count as its technician any more."""
    for group in desk.groups_in(chat_id):
        desk.remove_technician(group.id, person_id)


def migrated(desk: Desk, old: int, new: int) -> None:
    """The group has become a supergroup, with another id."""
    desk.migrate_chat(old, new)
