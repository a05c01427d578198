"""Updates that come twice, out of order or under ids that began anew: nothing doubled, nothing lost."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.cast import CHEN, HE, LIAO, SMITH, WANG
from tests.journeys.estate import Estate, served
from tests.sandbox_client import Sandbox, Speaker, words
from tickets.facts import TicketOpened
from tickets.people import Person
from tickets.ticket import State

WORDS = {
    WANG: "厨房水管爆了，3栋2单元1201",
    LIAO: "8棟1單元502 廁所漏水",
    SMITH: "Lamp broken in Building 3, Unit 1, 301",
}
SENDS = ("sendMessage", "sendPhoto", "sendMediaGroup")


async def sent(sandbox: Sandbox) -> list[tuple[int, str]]:
    """What new messages the bot has brought, wherever."""
    return [(call["chat"], call["text"]) for call in await sandbox.received() if call["method"] in SENDS]


async def says(estate: Estate, person: Person, text: str) -> None:
    """The person writes; nobody waits for what follows."""
    await estate.sandbox.call("POST", "say", **{"from": person.id, "text": text})


async def said(estate: Estate, person: Person) -> list[State]:
    """The states of the person's tickets."""
    return [ticket.state for ticket in await estate.tickets(person)]


async def test_what_is_delivered_twice_happens_once(estate: Estate) -> None:
    wang, crew, earlier = estate.speaker(WANG), estate.in_group(CHEN), len(await estate.rows())
    await wang.say(WORDS[WANG])
    await wang.press("没错，马上派人")
    await crew.press("我来接单")
    before, history = await sent(estate.sandbox), await estate.history(WANG)
    assert (await estate.sandbox.call("POST", "updates/duplicate", last=3))["duplicated"] == 3
    await estate.sandbox.idle()
    assert await sent(estate.sandbox) == before
    assert await estate.history(WANG) == history
    assert (await estate.rows())[earlier:] == ["done"] * 3
    assert estate.figure("updates_known_total") == 3


async def test_what_is_delivered_again_after_a_restart_happens_once(telegram: Sandbox, database_url: str) -> None:
    async with served(telegram, database_url) as estate:
        await estate.speaker(WANG).say(WORDS[WANG])
        await estate.speaker(WANG).press("没错，马上派人")
        before = await sent(telegram)
    await telegram.call("POST", "updates/duplicate", last=2)
    async with served(telegram, database_url, furnished=False) as estate:
        assert await sent(telegram) == before
        assert await said(estate, WANG) == [State.DISPATCHED]


@pytest.mark.parametrize("seed", [1, 2])
async def test_what_comes_twice_and_out_of_order_is_all_taken_in_once(estate: Estate, seed: int) -> None:
    sandbox, earlier = estate.sandbox, len(await estate.rows())
    await sandbox.call("POST", "updates/hold", on=True)
    for person, text in WORDS.items():
        await says(estate, person, text)
        await says(estate, person, "/help")
        await says(estate, person, f"{person.name} {seed}")
    await sandbox.call("POST", "updates/duplicate", last=9)
    assert len((await sandbox.call("POST", "updates/shuffle", seed=seed))["order"]) == 18
    await sandbox.call("POST", "updates/hold", on=False)
    await sandbox.idle()
    assert (await estate.rows())[earlier:] == ["done"] * 9
    for person, text in WORDS.items():
        (ticket,) = await estate.tickets(person)
        written = Counter(await estate.words(ticket))
        assert written[text] == 1
        assert set(written.values()) == {1}
        assert sum("/report" in each for each in await estate.speaker(person).seen()) == 1


@pytest.mark.parametrize("first", [5, 700_000_000, 2**40])
async def test_ids_may_begin_anew(estate: Estate, first: int) -> None:
    """Lower than any before, at one that was used before, and higher: Telegram says that they are random."""
    wang, head, earlier = estate.speaker(WANG), estate.speaker(HE), len(await estate.rows())
    await wang.say("/help")
    await wang.say("/language")
    await estate.sandbox.call("POST", "updates/restart", **{"from": first})
    await wang.say(WORDS[WANG])
    await wang.press("没错，马上派人")
    await estate.sandbox.call("POST", "updates/restart", **{"from": 7})
    await estate.in_group(CHEN).press("我来接单")
    assert await said(estate, WANG) == [State.ACCEPTED]
    assert [type(fact) for fact in await estate.history(WANG)].count(TicketOpened) == 1
    assert (await estate.rows())[earlier:] == ["done"] * 5
    assert sum("R-261123-001" in words(each) for each in await news(head)) == 1


async def news(speaker: Speaker) -> list[dict[str, object]]:
    """The bot's messages that stand in the chat."""
    return [each for each in await speaker.messages() if each.get("outgoing")]
