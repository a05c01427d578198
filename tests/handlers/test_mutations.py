"""Whatever comes in is answered or left alone, never with an exception, and nobody acts beyond their role."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from tests.cast import CHEN, LIAO, WANG
from tests.handlers.house import GROUP, House
from tests.handlers.messages import location, part, photo, poll, replying_to, sticker, video, voice
from tickets.ticket import State

WORDS = (
    *("", "\x00", "\u202e{{7*7}}", "<b>x</b>" * 300, "😀", "/start back_1_1", "/start finish_1_1", "漏水", "水管爆了"),
    *("supergroup", "private", "channel", "confirm:1:1", "rate:1:1:5", "accept:1:1", "finish:1:1:now", "join:2:0"),
)
NUMBERS = (0, -1, 1, 2**40, 1001, GROUP, WANG.id, CHEN.id)
ANYTHING: tuple[object, ...] = (None, True, [], {}, "x", 7)


def updates() -> Iterator[dict[str, Any]]:
    """One update of each sort, of three people."""
    for person in (WANG, CHEN, LIAO):
        user = {"id": person.id, "is_bot": False, "first_name": person.name, "language_code": "zh-hans"}
        head = {"message_id": 9, "date": 1, "chat": {"id": person.id, "type": "private"}, "from": user}
        group = head | {"chat": {"id": GROUP, "type": "supergroup", "title": "给水电组"}}
        for content in (photo(), part("a", "b", "漏水"), voice(), video(), location(), sticker(), poll()):
            yield {"message": head | content}
        for text in ("漏水", "谢谢", "/start", "/my", "/report", "3-2-1201", "/start finish_1_1", "水管爆了"):
            yield {"message": head | {"text": text} | replying_to(1001, person.id)}
            yield {"edited_message": head | {"text": text, "edit_date": 2}}
        yield {"message": group | {"text": "好"} | replying_to(1003, GROUP, "supergroup")}
        for verb in (
            "confirm",
            "accept",
            "arrive",
            "finish",
            "sign",
            "rate",
            "reject",
            "view",
            "hold",
            "new_time",
            "my",
        ):
            for message in (head, group):
                press = {"id": "1", "from": user, "chat_instance": "1", "message": message, "data": f"{verb}:1:1:5"}
                yield {"callback_query": press}


def mutated(update: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The update with one to three of its fields lost or made odd."""
    changed = copy.deepcopy(update)
    (event,) = changed.values()
    for _ in range(chance.randint(1, 3)):
        holder, key = chance.choice(list(_fields(event)))
        if chance.random() < 0.15:
            del holder[key]
        else:
            holder[key] = _other(holder[key], chance)
    return changed


def _other(value: object, chance: random.Random) -> object:
    """Mostly a value of the same sort, which the update is still read with."""
    if chance.random() < 0.1:
        return chance.choice(ANYTHING)
    if isinstance(value, str):
        return chance.choice(WORDS)
    if isinstance(value, int | float):
        return chance.choice(NUMBERS)
    return value


def _fields(holder: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
        yield holder, key
        if isinstance(value, dict | list) and value:
            yield from _fields(value)


@pytest.mark.parametrize("seed", range(4))
async def test_five_hundred_mutated_updates_are_survived(house: House, seed: int) -> None:
    await house.accepted()
    chance, known, handled = random.Random(seed), list(updates()), 0
    for _ in range(500):
        update = mutated(chance.choice(known), chance)
        try:
            handled += await house.takes(update) is not None
        except ValidationError:
            continue
        except Exception as error:
            raise AssertionError(json.dumps(update, ensure_ascii=False)) from error
        house.passes(seconds=7)
    assert handled > 150
    crew = {person.id for person in house.work.technicians(1)}
    assert {ticket.assignee_id for ticket in house.work.stored.values()} <= crew | {None}
    mine = [each for each in house.work.stored.values() if each.state is not State.DRAFT]
    assert all(ticket.number for ticket in mine if ticket.state is not State.DROPPED)
