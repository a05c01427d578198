"""Persons, and the posts they hold."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from storage.tables import persons, posts
from storage.upsert import Insert, insert, insert_for
from tickets.people import Person, Post, Role

_POST = [posts.c[name] for name in ("person_id", "property_id", "role", "trades", "on_duty")]

_BY_ID = select(persons).where(persons.c.id.in_(bindparam("ids", expanding=True)))
_IN = select(*_POST).where(posts.c.property_id == bindparam("at")).order_by(posts.c.on_duty.desc(), posts.c.id)
_OF = select(*_POST).where(posts.c.person_id == bindparam("of")).order_by(posts.c.id)


def by_id(c: Connection, ids: Collection[int]) -> dict[int, Person]:
    """The persons with these ids whom the bot knows."""
    if not ids:
        return {}
    rows = c.execute(_BY_ID, {"ids": sorted(ids)})
    return {row.id: Person(**row._mapping) for row in rows}


def person(c: Connection, person_id: int) -> Person:
    """The person; raises `LookupError` if the bot does not know them."""
    found = by_id(c, [person_id])
    if not found:
        raise LookupError(f"nobody has the id {person_id}")
    return found[person_id]


def save(c: Connection, person: Person) -> None:
    """Store the person."""
    c.execute(_save_statement(c.dialect.name), vars(person))


@cache
def _save_statement(dialect: str) -> Insert:
    statement = insert_for(dialect, persons)
    changes = {column.name: column for column in statement.excluded if column.name != "id"}
    return statement.on_conflict_do_update(index_elements=["id"], set_=changes)


def set_reachable(c: Connection, person_id: int, *, reachable: bool) -> None:
    """Store whether the bot may write to the person first."""
    c.execute(update(persons).where(persons.c.id == person_id).values(reachable=reachable))


def posts_in(c: Connection, property_id: int) -> list[Post]:
    """Every post there, those on duty first, in the order they were given."""
    return list(map(_post, c.execute(_IN, {"at": property_id})))


def posts_at(c: Connection, property_id: int, role: Role) -> list[Post]:
    """Who holds the role there, in the same order."""
    return [post for post in posts_in(c, property_id) if post.role is role]


def posts_of(c: Connection, person_id: int) -> list[Post]:
    """The person's posts, in the order they were given."""
    return list(map(_post, c.execute(_OF, {"of": person_id})))


def add_post(c: Connection, post: Post) -> None:
    """Give a post; one that the person holds already is changed."""
    statement = insert(c, posts).values(vars(post))
    key = ["property_id", "role", "person_id"]
    c.execute(statement.on_conflict_do_update(index_elements=key, set_=vars(post)))


def _post(row: Any) -> Post:
    return Post(**row._mapping)
