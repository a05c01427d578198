"""Running numbers, one row of them a day for each property."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from storage.tables import numbers
from storage.upsert import insert


def following(c: Connection, property_id: int, day: date) -> int:
    """The next number of that day, from 1; one whose transaction is rolled back is given again."""
    statement = insert(c, numbers).values(property_id=property_id, day=day, last=1)
    counted = statement.on_conflict_do_update(index_elements=["property_id", "day"], set_={"last": numbers.c.last + 1})
    number: int = c.execute(counted.returning(numbers.c.last)).scalar_one()
    return number
