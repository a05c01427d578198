"""Telegram says that a chat changed: the bot is blocked or removed, a group is renamed or migrates, somebody leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.bind_group import release
from tickets.acts.pass_task import name_doers
from tickets.outgoing import Message, Params
from tickets.people import Group, Role
from tickets.recipients import first_post_upward
from tickets.unit_of_work import UnitOfWork


def let_in(work: UnitOfWork, chat_id: int, chat_type: str, title: str) -> bool:
    """The bot may write there from now on. Gives whether something is bound there already."""
    work.keep_chat(chat_id, chat_type, title, barrier=None)
    return bool(work.groups_in(chat_id))


def blocked(work: UnitOfWork, person_id: int, *, at: datetime, barrier: str | None) -> None:
    """A person blocked the bot, or (`None`) lets it write again; tasks go to who can be reached."""
    work.keep_chat(person_id, "private", "", barrier=barrier)
    work.save_person(replace(work.person(person_id), reachable=barrier is None))
    estates = [post.property_id for post in work.posts_of(person_id)]
    estates += [group.property_id for group in work.groups_of(person_id)]
    for property_id in dict.fromkeys(estates):
        name_doers(work, property_id, at=at)


def put_out(work: UnitOfWork, chat_id: int, chat_type: str, title: str, *, by: int, at: datetime, key: str) -> None:
    """The bot was removed from the group: release what is bound there, and tell an administrator."""
    work.keep_chat(chat_id, chat_type, title, barrier="kicked")
    lost(work, chat_id, by=by, at=at, key=key)


def lost(work: UnitOfWork, chat_id: int, *, by: int | None, at: datetime, key: str) -> bool:
    """The bot cannot write to the group any more (`by` is `None` if nobody knows why). Gives whether something was
    bound.
    """
    groups = work.groups_in(chat_id)
    for group in groups:
        release(work, group, by=by, at=at)
        params = {"title": group.title, "name": None if by is None else work.person(by).name}
        _tell_administrators(work, group, "staff/group_lost", params, f"group_lost:{key}:{group.id}")
    return bool(groups)


def topic_gone(work: UnitOfWork, chat_id: int, thread_id: int | None, *, at: datetime) -> None:
    """A bound topic is gone, and messages go to the group itself: tell an administrator, once a day."""
    group = work.group_at(chat_id, thread_id)
    if group is not None:
        key = f"topic_gone:{group.id}:{at:%y%m%d}"
        _tell_administrators(work, group, "staff/topic_gone", {"title": group.title}, key)


def _tell_administrators(work: UnitOfWork, group: Group, template: str, params: Params, key: str) -> None:
    for post in first_post_upward(work, group.property_id, Role.ADMINISTRATOR):
        work.send(Message(f"{key}:{post.person_id}", post.person_id, template, params, fallback="upward"))


def renamed(work: UnitOfWork, chat_id: int, title: str) -> None:
    """The group is called that now."""
    work.rename_chat(chat_id, title)


def left(work: UnitOfWork, chat_id: int, person_id: int) -> None:
    """Somebody is no longer in the group, and does not count as its technician any more."""
    for group in work.groups_in(chat_id):
        work.remove_technician(group.id, person_id)


def migrated(work: UnitOfWork, old: int, new: int) -> None:
    """The group has become a supergroup, with another id."""
    work.migrate_chat(old, new)
