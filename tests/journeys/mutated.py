"""Updates that were really delivered, made odd: types swapped, fields lost, buttons forged, words of every sort."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

from tests.cast import CHEN, LIAO, PLUMBERS, SMITH, STRANGER, WANG
from tests.sandbox_client import Json

TEXTS = (
    *(
        "",
        "x",
        "漏水 " * 1333,
        "a\x00b",
        "\u202e水管爆了\u202c",
        "😀🚿💧",
        "<b>水</b><script>x</script>",
        "{{1234*5678}}",
    ),
    *("{% raw %}", "'; DROP TABLE tickets; --", "漏水", "谢谢", "你好", "OK", "\ud800", "R-261123-001", "3-2-1201"),
    *("/start", "/start back_1_1", "/start finish_1_1", "/start job_1_1", "/start " + "A" * 64, "/my", "/report"),
    *("/help", "/desk", "/bind", "/unbind", "/invite", "/duty", "/claim 123-456", "/language", "/nothing", "/help@x"),
    *("大堂灯坏了", "8-1-502 煤气味", "The lift is stuck, people inside!"),
)
VERBS = (
    *("confirm", "drop", "view", "set_kind", "set_category", "set_urgency", "set_place", "set_unit", "accept"),
    *("arrive", "finish", "hand_back", "sign", "reject", "rate", "reason", "cancel", "nudge", "add", "hold", "assign"),
    *("new_time", "over_heads", "open", "join", "new", "my", "language", "bind", "approve", "role", "no_such_verb"),
)
UNKNOWN = ("business_message", "message_reaction", "poll", "shipping_bird", "purchased_paid_media")
KEYS = ("a\x00b", "a\ud800", "k" * 5000, "", "errand:photo", "Message", "电")
NUMBERS = (0, -1, 1, 7, 2**31, 2**52, 2**63, -(2**63), 10**40, 1.5)
JUNK: tuple[Any, ...] = (None, True, "x", 7, [], {}, [[[{}]]], {"a": {"b": {"c": [None] * 50}}})
PEOPLE = (WANG, LIAO, SMITH, STRANGER, CHEN)
CONTENTS: tuple[Json, ...] = (
    {"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1}},
    {"dice": {"emoji": "🎲", "value": 6}},
    {"poll": {"id": "1", "question": "?", "options": []}},
    {"venue": {"location": {"latitude": 1.0, "longitude": 2.0}, "title": "t", "address": "a"}},
    {"photo": []},
    {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}], "media_group_id": "1"},
    {"contact": {"phone_number": "+8613800000000", "first_name": "x", "user_id": 1}},
    {"location": {"latitude": 30.2, "longitude": 120.1}},
    {"voice": {"file_id": "v", "file_unique_id": "v", "duration": -5}},
    {"something_new": {"of": "tomorrow"}},
)


def mutations(recorded: list[Json], chance: random.Random, count: int) -> Iterator[Json]:
    """So many updates; in the group people keep their identity, for Telegram vouches for it."""
    for number in range(count):
        update = _addressed(copy.deepcopy(chance.choice(recorded)), chance)
        kind = next(key for key in update if key != "update_id")
        change = chance.choice((_reworded, _reworded, _forged, _forged, _refilled, _broken, _unknown))
        yield {"update_id": 1_000_000 + number, **change(kind, update[kind], chance)}


def without_ids(recorded: list[Json], chance: random.Random, count: int) -> Iterator[Json]:
    """So many whose id is none, or one that no offset confirms."""
    for update in mutations(recorded, chance, count):
        yield update | {"update_id": chance.choice((*JUNK, -1, 2**63, 10**40, -(2**63) - 1, 1.5, "\ud800"))}


def _addressed(update: Json, chance: random.Random) -> Json:
    """From one of the cast: in their private chat, or in the group where only its crew is."""
    event: Json = update.get("message") or update.get("edited_message") or update.get("callback_query") or {}
    place = event.get("message", event)
    person = chance.choice(PEOPLE)
    event["from"] = {"id": person.id, "is_bot": False, "first_name": person.name, "language_code": "zh-hans"}
    group = person is CHEN and chance.random() < 0.5
    private = {"id": person.id, "type": "private", "first_name": person.name}
    place["chat"] = {"id": PLUMBERS.chat_id, "type": "supergroup", "title": PLUMBERS.title} if group else private
    if event is place:
        place["message_id"] = chance.randint(1, 10**6)
    return update


def _reworded(kind: str, event: Json, chance: random.Random) -> Json:
    text = chance.choice(TEXTS)
    return {kind: event | {"data" if kind == "callback_query" else "text": text}}


def _forged(kind: str, event: Json, chance: random.Random) -> Json:
    """A press of anything, on anything."""
    message = event.get("message", event)
    argument = chance.choice(("", ":5", ":yes", ":now", ":plumbing", ":emergency", ":0", ":-1", ":x" * 20))
    data = f"{chance.choice(VERBS)}:{chance.choice((0, 1, 2, 3, 99, -1))}:{chance.choice((0, 1, 2))}{argument}"
    press = {"id": str(chance.random()), "from": event["from"], "chat_instance": "1", "message": message, "data": data}
    return {"callback_query": press}


def _refilled(kind: str, event: Json, chance: random.Random) -> Json:
    """A message with other content."""
    message = {key: value for key, value in event.get("message", event).items() if key not in ("text", "photo")}
    return {"message": message | {"from": event["from"]} | chance.choice(CONTENTS)}


def _broken(kind: str, event: Json, chance: random.Random) -> Json:
    """One to three fields lost, or of another type; who says it, and where, only in private."""
    private = event.get("message", event)["chat"]["id"] > 0
    for _ in range(chance.randint(1, 3)):
        holder, key = chance.choice(list(_fields(event, private=private)) or [(event, "date")])
        if chance.random() < 0.3:
            holder.pop(key, None)
        else:
            holder[key] = chance.choice(JUNK + NUMBERS if chance.random() < 0.5 else TEXTS)
    return {kind: event}


def _unknown(kind: str, event: Json, chance: random.Random) -> Json:
    """A kind of update that nobody asked for, or that there cannot be, alone or beside a known one."""
    odd: Json = {chance.choice(UNKNOWN + KEYS): event}
    return odd if chance.random() < 0.7 else odd | {kind: event}


def _fields(holder: Json, *, private: bool) -> Iterator[tuple[Any, Any]]:
    for key, value in list(holder.items()):
        if key in ("from", "chat") and not private:
            continue
        yield holder, key
        if isinstance(value, dict) and value:
            yield from _fields(value, private=private)
