"""What keeps a service from starting, and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.commands.claim import _issue
from bot.demonstration import demonstration
from bot.examination import examine
from bot.start import alone, resources_for
from bot.stopping import CannotRun
from storage.migrate import migrate
from tests.bot.sending import RESIDENT
from tests.bot.serving import served, settings_for
from tests.sandbox_client import Sandbox


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_second_service_on_a_file_is_refused_and_everything_else_works_beside_the_first(
    telegram: Sandbox, database_url: str
) -> None:
    settings = settings_for(telegram, database_url)
    async with served(telegram, database_url) as bot:
        with pytest.raises(CannotRun, match=r"test\.db is served by another process \(\d+\): stop that one first"):
            async with resources_for(settings, paced=False, sandbox=None):
                pass
        await migrate(database_url)
        assert await _issue(settings)
        assert not any(finding.wrong for finding in await examine(settings))
        await bot.speaker(RESIDENT).say("/start")
        assert len(await bot.speaker(RESIDENT).seen()) == 1
    async with served(telegram, database_url):
        pass


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_server_is_shared(telegram: Sandbox, database_url: str) -> None:
    settings = settings_for(telegram, database_url)
    async with served(telegram, database_url), resources_for(settings, paced=False, sandbox=None):
        pass


async def test_a_file_that_cannot_be_locked_is_told(telegram: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "notes").touch()
    for url in (f"sqlite:///{tmp_path}/notes/desk.db", "mysql://server/desk"):
        with pytest.raises(CannotRun, match="DATABASE_URL"), alone(settings_for(telegram, url)):
            pass


async def test_a_second_demonstration_leaves_the_first_its_file(
    telegram: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "demo.db"
    monkeypatch.setattr(demonstration, "FILE", file)
    monkeypatch.setattr(demonstration, "PORT", 0)
    url = f"sqlite:///{file}"
    await migrate(url)
    kept = file.stat().st_ino
    settings = settings_for(telegram, url, bot_token=SecretStr(demonstration.TOKEN))
    with alone(settings), pytest.raises(CannotRun, match="served by another process"):
        await demonstration.demonstrate(settings)
    assert file.stat().st_ino == kept
