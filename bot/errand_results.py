"""Results of errands, handled like any other row of the inbox: each name has its act."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from storage.inbox import Row
from tickets.acts.bind_group import Place, offer_binding
from tickets.desk import Desk
from tickets.refusals import BoundElsewhere, NotYours
from tickets.telling import Message

MAY_BIND = {"creator", "administrator"}


def errand_result(desk: Desk, row: Row, *, at: datetime) -> None:
    """Do what the result asks for; raises `KeyError` for an errand of no known name."""
    result = RESULTS[row.kind.removeprefix("errand:")]
    result(desk, row, json.loads(row.raw), at)


def _membership(desk: Desk, row: Row, answer: Mapping[str, Any], at: datetime) -> None:
    """Somebody wants to bind a group; Telegram has said what it is and what they are in it."""
    asked, found, by = answer["params"], answer["result"], answer["by"]
    if found.get("status") not in MAY_BIND:
        _refuse_binding(desk, row, by, "not_admin")
        return
    place = Place(asked["chat"], asked["thread"], found["title"], found["public"])
    try:
        code, _ = offer_binding(desk, place, by=by, at=at)
    except BoundElsewhere:
        _refuse_binding(desk, row, by, "elsewhere")
    except NotYours:
        _refuse_binding(desk, row, by, "no_role")
    else:
        params = {"title": place.title, "members": found["members"], "code": code, "chosen": []}
        desk.tell(Message(f"bind_ask:{row.id}", by, "staff/bind_ask", params))


def _refuse_binding(desk: Desk, row: Row, by: int, reason: str) -> None:
    desk.tell(Message(f"bind_refused:{row.id}", by, "staff/bind_refused", {"reason": reason}))


RESULTS: Mapping[str, Callable[[Desk, Row, Mapping[str, Any], datetime], None]] = {"membership": _membership}
