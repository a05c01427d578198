"""Persons, and the posts they hold."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select, update

from storage.tables import persons, posts
from storage.upsert import insert
from tickets.people import Person, Post, Role

_POST = [posts.c[name] for name in ("person_id", "property_id", "role", "trades", "on_duty")]


def by_id(c: Connection, ids: Collection[int]) -> dict[int, Person]:
    """Those of the persons whom the bot has met."""
    if not ids:
        return {}
    rows = c.execute(select(persons).where(persons.c.id.in_(sorted(ids))))
    return {row.id: Person(**row._mapping) for row in rows}


def person(c: Connection, person_id: int) -> Person:
    """The person; raises `LookupError` for somebody whom the bot has never met."""
    found = by_id(c, [person_id])
    if not found:
        raise LookupError(f"nobody has the id {person_id}")
    return found[person_id]


def save(c: Connection, person: Person) -> None:
    """Store the person as they now are."""
    statement = insert(c, persons).values(vars(person))
    c.execute(statement.on_conflict_do_update(index_elements=["id"], set_=vars(person)))


def set_reachable(c: Connection, person_id: int, *, reachable: bool) -> None:
    """Keep whether the bot may write to the person first."""
    c.execute(update(persons).where(persons.c.id == person_id).values(reachable=reachable))


def posts_at(c: Connection, property_id: int, role: Role) -> list[Post]:
    """Who holds the role there, those on duty first, in the order they were given it."""
    held = select(*_POST).where(posts.c.property_id == property_id, posts.c.role == role)
    return list(map(_post, c.execute(held.order_by(posts.c.on_duty.desc(), posts.c.id))))


def posts_of(c: Connection, person_id: int) -> list[Post]:
    """The person's posts, in the order they were given."""
    return list(map(_post, c.execute(select(*_POST).where(posts.c.person_id == person_id).order_by(posts.c.id))))


def add_post(c: Connection, post: Post) -> None:
    """Give a post; one that the person holds already is changed."""
    statement = insert(c, posts).values(vars(post))
    key = ["property_id", "role", "person_id"]
    c.execute(statement.on_conflict_do_update(index_elements=key, set_=vars(post)))


def _post(row: Any) -> Post:
    return Post(**row._mapping)
