"""One resident's burst pipe, played without a pause by whoever is on at that moment."""

from __future__ import annotations

from tests.cast import CHEN, PLUMBERS
from tests.journeys.onlooker import Onlooker
from tests.sandbox_client import Sandbox, Speaker, buttons, words

FIRST = 5000
"""Telegram's number of resident 0."""


def where(index: int) -> str:
    """Each resident's own unit."""
    return f"3栋2单元{index + 1}01"


async def live(sandbox: Sandbox, onlooker: Onlooker, index: int) -> str:
    """From the first words to five stars; gives the ticket's number."""
    person, about = FIRST + index, where(index)
    resident = await sandbox.person(person, f"住户{index}", "zh-hans", started=False)
    crew = Speaker(sandbox, CHEN.id, PLUMBERS.chat_id)
    await sandbox.call("POST", "say", **{"from": person, "text": f"厨房水管爆了，{about}，水都流到客厅了"})
    await onlooker.press(resident, "没错，马上派人", about)
    await onlooker.press(crew, "我来接单", about)
    await onlooker.press(crew, "已到场", about)
    card = await onlooker.message(crew, lambda each: "完工" in buttons(each) and about in words(each))
    photo = {"from": CHEN.id, "chat": PLUMBERS.chat_id, "photo": "repaired", "reply_to": card["message_id"]}
    await sandbox.call("POST", "say", **photo)
    await onlooker.press(crew, "完工", about)
    number = next(word for word in words(card).split() if word.startswith("R-"))
    await onlooker.press(resident, "解决了，验收", number)
    await onlooker.press(resident, "5", number)
    await onlooker.message(resident, lambda each: number in words(each) and "已办结" in words(each))
    return number
