"""What cannot be handled, in the middle of what can: it harms nobody else, and does not vanish."""

from __future__ import annotations

from typing import Any

import pytest
import structlog

from handlers import words as room
from handlers.context import UpdateContext
from handlers.take import take
from tests.cast import LI, LIAO, SMITH, STRANGER, WANG
from tests.journeys.estate import Estate
from tests.sandbox_client import Sandbox
from tickets.contact import Contact
from tickets.people import Person
from tickets.ticket import State

BURST, MORE = "厨房水管爆了，3栋2单元1201", "水都流到客厅了"
BROKEN = "8棟1單元502 <b>馬桶</b> 堵了 {{7*7}}"
LAMP = "The lamp in Building 3, Unit 1, 301 is broken"
TELEPHONE = "0571-8888 0000"


async def says(sandbox: Sandbox, person: Person, text: str) -> None:
    await sandbox.call("POST", "say", **{"from": person.id, "text": text})


async def raw(sandbox: Sandbox, **update: object) -> None:
    await sandbox.call("POST", "updates/raw", update=update)


async def hold(sandbox: Sandbox, *, on: bool) -> None:
    await sandbox.call("POST", "updates/hold", on=on)


def misspelt(person: Person, text: str) -> dict[str, Any]:
    """A message as a broken server would send it: its date is a word, and it has no id."""
    sender = {"id": person.id, "is_bot": False, "first_name": person.name}
    return {"date": "yesterday", "chat": {"id": person.id, "type": "private"}, "from": sender, "text": text}


async def the_others_were_served(estate: Estate) -> None:
    """Wang's two messages are one draft, in their order; Smith's is one, and both have an answer."""
    (draft,) = await estate.tickets(WANG)
    assert draft.state is State.DRAFT
    assert await estate.words(draft) == [BURST, MORE]
    (other,) = await estate.tickets(SMITH)
    assert await estate.words(other) == [LAMP]
    for person in (WANG, SMITH):
        assert await estate.speaker(person).seen() != []


async def it_was_set_aside(estate: Estate, logged: list[Any]) -> None:
    """The sender has an answer, the front desk the raw words, the operator an alarm in the log and in the figures."""
    assert any(TELEPHONE in text for text in await estate.speaker(LIAO).seen())
    (told,) = [text for text in await estate.speaker(LI).seen() if LIAO.name in text]
    assert BROKEN in told
    alarms = [entry for entry in logged if entry["event"] == "update_set_aside"]
    assert [entry["log_level"] for entry in alarms] == ["error"]
    assert BROKEN not in str(alarms)
    assert estate.figure("updates_set_aside_total") == 1
    assert sorted(set(await estate.rows())) == ["aside", "done"]
    for person in (WANG, LIAO, SMITH, LI):
        assert not any("Traceback" in text or "Error" in text for text in await estate.speaker(person).seen())


async def test_a_malformed_update_in_the_middle_of_a_batch(estate: Estate) -> None:
    await hold(estate.sandbox, on=True)
    await says(estate.sandbox, WANG, BURST)
    await raw(estate.sandbox, message=misspelt(LIAO, BROKEN))
    await says(estate.sandbox, SMITH, LAMP)
    await says(estate.sandbox, WANG, MORE)
    with structlog.testing.capture_logs() as logged:
        await hold(estate.sandbox, on=False)
        await estate.sandbox.idle()
    await the_others_were_served(estate)
    await it_was_set_aside(estate, logged)
    assert await estate.tickets(LIAO) == []


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 2**63, "message": misspelt(STRANGER, BROKEN)},
        {"update_id": None, "message": misspelt(STRANGER, BROKEN)},
        {"a\ud800": misspelt(STRANGER, BROKEN)},
        {"a\0b": misspelt(STRANGER, BROKEN)},
        {"message": misspelt(STRANGER, BROKEN) | {"chat": {"id": "\ud800"}}},
        {"message": misspelt(STRANGER, BROKEN) | {"chat": {"id": 10**40}}},
    ],
    ids=["huge id", "no id", "half a character", "NUL", "half a character for a chat", "huge chat"],
)
async def test_what_no_database_takes_keeps_nobody_waiting(estate: Estate, update: dict[str, object]) -> None:
    await hold(estate.sandbox, on=True)
    await says(estate.sandbox, WANG, BURST)
    await raw(estate.sandbox, **update)
    await says(estate.sandbox, SMITH, LAMP)
    await says(estate.sandbox, WANG, MORE)
    await hold(estate.sandbox, on=False)
    await estate.sandbox.idle()
    await the_others_were_served(estate)
    assert any(
        BROKEN.encode("unicode_escape").decode() in text or BROKEN in text for text in await estate.speaker(LI).seen()
    )


async def test_a_handler_that_raises(estate: Estate, monkeypatch: pytest.MonkeyPatch) -> None:
    """It raises when its work is done: nothing of that stays, and what its sender writes next is taken in."""

    async def breaking(context: UpdateContext, contact: Contact) -> None:
        await take(context, contact)
        if contact.text == BROKEN:
            raise ZeroDivisionError("by design")

    monkeypatch.setattr(room, "take", breaking)
    await hold(estate.sandbox, on=True)
    await says(estate.sandbox, WANG, BURST)
    await says(estate.sandbox, LIAO, BROKEN)
    await says(estate.sandbox, SMITH, LAMP)
    await says(estate.sandbox, LIAO, "8棟1單元502 馬桶堵了")
    await says(estate.sandbox, WANG, MORE)
    with structlog.testing.capture_logs() as logged:
        await hold(estate.sandbox, on=False)
        await estate.sandbox.idle()
    await the_others_were_served(estate)
    await it_was_set_aside(estate, logged)
    (draft,) = await estate.tickets(LIAO)
    assert await estate.words(draft) == ["8棟1單元502 馬桶堵了"]


@pytest.mark.parametrize(
    "update",
    [
        {"shipping_bird": {"id": 7, "chat": {"id": WANG.id}}},
        {"shipping_bird": 7},
        {"business_message": misspelt(WANG, BURST) | {"date": 1, "message_id": 1}},
        {
            "poll_answer": {
                "poll_id": "1",
                "option_ids": [0],
                "option_persistent_ids": ["0"],
                "user": {"id": WANG.id, "is_bot": False, "first_name": "W"},
            }
        },
        {},
    ],
    ids=["unknown", "no object", "not asked for", "known", "empty"],
)
async def test_kinds_of_updates_that_nobody_asked_for_disturb_nobody(estate: Estate, update: dict[str, object]) -> None:
    await hold(estate.sandbox, on=True)
    await says(estate.sandbox, WANG, BURST)
    await raw(estate.sandbox, **update)
    await says(estate.sandbox, WANG, MORE)
    await says(estate.sandbox, SMITH, LAMP)
    await hold(estate.sandbox, on=False)
    await estate.sandbox.idle()
    await the_others_were_served(estate)
    assert await estate.speaker(LI).seen() == []
    assert set(await estate.rows()) <= {"done", "aside"}
