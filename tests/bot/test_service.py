"""The whole service beside a sandbox: what comes in odd, what goes wrong, how it starts and stops."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial

import pytest
from sqlalchemy import Connection, select

from bot.service import Service
from bot.start import resources_for
from bot.stopping import CannotRun, WrongToken
from bot.wiring import Application
from storage import chats, inbox
from storage.database import Database
from storage.tables import inbox as inbox_table
from storage.tables import outbox
from tests.bot.sending import CLERK, RESIDENT, TEAM
from tests.bot.serving import Served, served, settings_for
from tests.sandbox_client import Sandbox
from tickets.acts.bind_group import ask_to_bind


def ends(c: Connection) -> list[tuple[str, str]]:
    return [(row.kind, row.state) for row in c.execute(select(inbox_table).order_by(inbox_table.c.id))]


def sends(c: Connection) -> set[str]:
    return set(c.scalars(select(outbox.c.state)))


@pytest.fixture
async def bot(telegram: Sandbox, database_url: str) -> AsyncIterator[Served]:
    async with served(telegram, database_url) as bot:
        yield bot


async def test_a_first_word_is_answered(bot: Served) -> None:
    wang = bot.speaker(RESIDENT)
    await wang.say("/start")
    assert len(await wang.seen()) == 1
    assert await bot.database.read(sends) == {"sent"}


async def test_an_update_that_cannot_be_read_goes_to_the_front_desk_as_it_is(bot: Served) -> None:
    update = {"message": {"chat": {"id": RESIDENT}, "from": {"id": RESIDENT, "first_name": "王芳"}, "text": "水 <b>管"}}
    await bot.sandbox.call("POST", "updates/raw", update=update)
    await bot.speaker(RESIDENT).say("/help")
    (told,) = await bot.speaker(CLERK).seen()
    assert "王芳" in told
    assert "水 <b>管" in told
    assert len(await bot.speaker(RESIDENT).seen()) == 2
    assert ("message", "aside") in await bot.database.read(ends)


async def test_kinds_of_updates_that_nobody_knows_are_done_with(bot: Served) -> None:
    await bot.sandbox.call("POST", "updates/raw", update={"shipping_bird": {"id": 7}})
    await bot.sandbox.idle()
    assert ("shipping_bird", "done") in await bot.database.read(ends)


async def test_whoever_blocks_the_bot_is_known_to_be_out_of_reach_until_they_let_it_in(bot: Served) -> None:
    await bot.speaker(RESIDENT).say("/start")
    await bot.sandbox.call("PATCH", f"people/{RESIDENT}", blocked=True)
    await bot.sandbox.idle()
    chat = await bot.database.read(chats.one, RESIDENT)
    assert chat is not None
    assert chat.unreachable == "blocked"
    await bot.sandbox.call("PATCH", f"people/{RESIDENT}", blocked=False)
    await bot.sandbox.idle()
    chat = await bot.database.read(chats.one, RESIDENT)
    assert chat is not None
    assert chat.unreachable is None


@pytest.mark.parametrize(("status", "words"), [("administrator", "水电组"), ("member", "administrator")])
async def test_an_errand_asks_telegram_who_may_bind_a_group(bot: Served, status: str, words: str) -> None:
    await bot.sandbox.call("POST", f"chats/{TEAM}/members", person=CLERK, status=status)
    await bot.speaker(CLERK).say("/start")
    async with bot.application.resources.database.begin() as tx:
        await bot.application.acts.run(tx, ask_to_bind, TEAM, None, by=CLERK, key="1")
    await bot.sandbox.idle()
    assert words in (await bot.speaker(CLERK).seen())[-1]
    assert ("errand:membership", "done") in await bot.database.read(ends)


async def test_health_readiness_and_figures(bot: Served) -> None:
    await bot.speaker(RESIDENT).say("/start")
    assert (await bot.get("/healthz"))[0] == 200
    assert await bot.get("/readyz") == (200, '{"ready": true, "wrong": {}}')
    status, figures = await bot.get("/metrics")
    assert status == 200
    assert 'huiyin_updates_received_total{kind="message"}' in figures
    commits = next(line for line in figures.splitlines() if line.startswith("huiyin_commits_total"))
    assert float(commits.split()[1]) > 1
    assert (await bot.get("/idle?now=tomorrow"))[0] == 400
    assert (await bot.get("/idle?now=2026-11-22T02:10:00"))[0] == 400


async def test_updates_can_be_pushed(telegram: Sandbox, database_url: str, unused_tcp_port: int) -> None:
    from pydantic import SecretStr

    pushed = {
        "webhook_url": f"http://127.0.0.1:{unused_tcp_port}",
        "webhook_secret": SecretStr("hush"),
        "http_port": unused_tcp_port,
    }
    async with served(telegram, database_url, **pushed) as bot:
        await bot.speaker(RESIDENT).say("/start")
        assert len(await bot.speaker(RESIDENT).seen()) == 1


async def test_what_came_in_before_a_stop_is_answered_after_the_next_start(
    telegram: Sandbox, database_url: str
) -> None:
    async with served(telegram, database_url) as bot:
        await bot.application.runner.lanes.close()
        await telegram.call("POST", "say", **{"from": RESIDENT, "text": "/start"})
        async with asyncio.timeout(10):
            while not await bot.database.read(inbox.unfinished):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        assert await bot.speaker(RESIDENT).seen() == []
    async with served(telegram, database_url) as bot:
        assert len(await bot.speaker(RESIDENT).seen()) == 1


async def test_a_database_of_another_bot_and_a_wrong_token_are_refused(telegram: Sandbox, database_url: str) -> None:
    from pydantic import SecretStr

    async with served(telegram, database_url):
        pass
    other = settings_for(telegram, database_url, bot_token=SecretStr("77:other"))
    with pytest.raises(CannotRun, match="belongs to bot 4200"):
        async with resources_for(other, paced=False, sandbox=None):
            pass
    wrong = settings_for(telegram, database_url, bot_token=SecretStr("4200:wrong"))
    with pytest.raises(WrongToken):
        async with resources_for(wrong, paced=False, sandbox=None):
            pass


async def test_a_second_look_finds_the_database_whole(bot: Served, database_url: str) -> None:
    await bot.speaker(RESIDENT).say("/start")
    other = await Database.open(database_url)
    assert await other.read(inbox.unfinished) == 0
    await other.close()


async def start(telegram: Sandbox, database_url: str, promised: list[bool] | None = None, **more: object) -> None:
    """Start a service that cannot run; `promised` grows once it says that it is ready."""
    settings = settings_for(telegram, database_url, **more)
    async with resources_for(settings, paced=False, sandbox=telegram.base) as resources, asyncio.timeout(10):
        said = [] if promised is None else promised
        await Service(Application(resources), partial(said.append, True)).run()


async def test_a_port_that_is_taken_is_told(telegram: Sandbox, database_url: str) -> None:
    taken = int(telegram.base.rpartition(":")[2])
    promised: list[bool] = []
    with pytest.raises(CannotRun, match=r"HTTP_PORT: .*in use"):
        await start(telegram, database_url, promised, http_port=taken)
    assert not promised


async def test_a_webhook_that_telegram_refuses_is_told(telegram: Sandbox, database_url: str) -> None:
    from pydantic import SecretStr

    with pytest.raises(CannotRun, match="Bad webhook"):
        await start(telegram, database_url, webhook_url="ftp://nowhere", webhook_secret=SecretStr("hush"))


async def test_a_server_in_trouble_at_the_start_is_asked_again(
    telegram: Sandbox, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.ask_until_answered.RETRY_DELAYS", (0,))
    for method in ("getMe", "deleteWebhook"):
        await telegram.call("POST", "faults", kind="error", method=method, code=502)
    async with served(telegram, database_url) as bot:
        await bot.speaker(RESIDENT).say("/start")
        assert len(await bot.speaker(RESIDENT).seen()) == 1
