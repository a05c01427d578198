"""Running numbers: one row for each day and property."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.sql.dml import ReturningInsert

from storage.tables import numbers
from storage.upsert import insert_for


def following(c: Connection, property_id: int, day: date) -> int:
    """The next number of that day, from 1; after a rollback the number is used again."""
    number: int = c.execute(_count(c.dialect.name), {"property_id": property_id, "day": day, "last": 1}).scalar_one()
    return number


@cache
def _count(dialect: str) -> ReturningInsert[Any]:
    one_more = {"last": numbers.c.last + 1}
    counted = insert_for(dialect, numbers).on_conflict_do_update(index_elements=["property_id", "day"], set_=one_more)
    return counted.returning(numbers.c.last)
