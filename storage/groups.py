"""Bound groups and their technicians. A released group stays in the table for its old tickets."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, delete, exists, insert, or_, select, update

from storage import upsert
from storage.tables import groups, persons, technicians
from tickets.people import Group, Person

_COLUMNS = [column for column in groups.c if column.name != "bound"]


_BY_ID = select(*_COLUMNS).where(groups.c.id.in_(bindparam("ids", expanding=True)))
_AT = select(*_COLUMNS).where(
    groups.c.bound,
    groups.c.chat_id == bindparam("chat"),
    groups.c.thread_id.is_not_distinct_from(bindparam("thread", type_=BigInteger)),
)
_OF_PROPERTY = select(*_COLUMNS).where(groups.c.bound, groups.c.property_id == bindparam("of")).order_by(groups.c.id)
_TECHNICIAN = select(
    exists().where(
        technicians.c.group_id == bindparam("of"), technicians.c.person_id == bindparam("who"), technicians.c.approved
    )
)


def _group(row: Any) -> Group:
    return Group(**row._mapping)


def one(c: Connection, group_id: int) -> Group:
    """The group, bound or not; raises `LookupError` if there never was one."""
    found = by_id(c, [group_id])
    if not found:
        raise LookupError(f"no group {group_id}")
    return found[group_id]


def by_id(c: Connection, ids: Collection[int]) -> dict[int, Group]:
    """The groups with these ids, bound or not."""
    return {row.id: _group(row) for row in c.execute(_BY_ID, {"ids": list(ids)})} if ids else {}


def at(c: Connection, chat_id: int, thread_id: int | None) -> Group | None:
    """What is bound in exactly this chat or topic."""
    row = c.execute(_AT, {"chat": chat_id, "thread": thread_id}).one_or_none()
    return _group(row) if row else None


def of_property(c: Connection, property_id: int) -> list[Group]:
    """The groups bound to the property, in the order they were."""
    return list(map(_group, c.execute(_OF_PROPERTY, {"of": property_id})))


def in_chat(c: Connection, chat_id: int) -> list[Group]:
    """What is bound in the chat: itself, and its topics."""
    here = select(*_COLUMNS).where(groups.c.bound, groups.c.chat_id == chat_id)
    return list(map(_group, c.execute(here.order_by(groups.c.id))))


def of_technician(c: Connection, person_id: int) -> list[Group]:
    """The bound groups in whose name the person may act, in the order they were bound."""
    works = groups.join(technicians, technicians.c.group_id == groups.c.id)
    mine = (groups.c.bound, technicians.c.person_id == person_id, technicians.c.approved)
    return list(map(_group, c.execute(select(*_COLUMNS).select_from(works).where(*mine).order_by(groups.c.id))))


def add(c: Connection, group: Group) -> Group:
    """Bind a group; gives it with its id. A binding to the same property is changed, one to another is replaced."""
    values = {name: value for name, value in vars(group).items() if name != "id"}
    before = at(c, group.chat_id, group.thread_id)
    if before is not None and before.property_id == group.property_id:
        c.execute(update(groups).where(groups.c.id == before.id).values(values))
        return replace(group, id=before.id)
    if before is not None:
        remove(c, before.id)
    bound = insert(groups).values(values | {"bound": True}).returning(groups.c.id)
    return replace(group, id=c.scalar(bound))


def remove(c: Connection, group_id: int) -> None:
    """Unbind a group; nobody acts in its name any more."""
    c.execute(update(groups).where(groups.c.id == group_id).values(bound=False))
    c.execute(delete(technicians).where(technicians.c.group_id == group_id))


def rename(c: Connection, chat_id: int, title: str) -> None:
    """The chat is called that now."""
    c.execute(update(groups).where(groups.c.chat_id == chat_id).values(title=title))


def move(c: Connection, old: int, new: int) -> None:
    """The chat has another id now."""
    c.execute(update(groups).where(groups.c.chat_id == old).values(chat_id=new))


def technicians_of(c: Connection, group_id: int) -> list[Person]:
    """Who may act in the group's name, by name."""
    works = persons.join(technicians, technicians.c.person_id == persons.c.id)
    approved = (technicians.c.group_id == group_id, technicians.c.approved)
    rows = c.execute(select(persons).select_from(works).where(*approved).order_by(persons.c.name, persons.c.id))
    return [Person(**row._mapping) for row in rows]


def add_technician(c: Connection, group_id: int, person_id: int, *, approved: bool) -> None:
    """Make the person a technician of the group; an approval once given stays."""
    statement = upsert.insert(c, technicians).values(group_id=group_id, person_id=person_id, approved=approved)
    stays = or_(technicians.c.approved, statement.excluded.approved)
    c.execute(statement.on_conflict_do_update(index_elements=["group_id", "person_id"], set_={"approved": stays}))


def remove_technician(c: Connection, group_id: int, person_id: int) -> None:
    """The person is no longer a technician of the group, and loses the approval."""
    mine = (technicians.c.group_id == group_id, technicians.c.person_id == person_id)
    c.execute(delete(technicians).where(*mine))


def is_technician(c: Connection, group_id: int, person_id: int) -> bool:
    """Whether the person may act in the group's name."""
    return bool(c.scalar(_TECHNICIAN, {"of": group_id, "who": person_id}))
