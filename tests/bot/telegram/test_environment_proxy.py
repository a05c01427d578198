"""The proxy of the environment, and what it is not for."""

from collections.abc import Iterator

import pytest

from bot.telegram import environment_proxy as module
from bot.telegram.environment_proxy import environment_proxy
from bot.telegram.request import AiohttpRequest
from tests.bot.scripted_server import answer, bot_on, serving


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    module._proxy.cache_clear()
    yield
    module._proxy.cache_clear()


@pytest.mark.parametrize(
    ("environment", "proxy"),
    [
        ({}, None),
        ({"HTTPS_PROXY": "http://proxy:1"}, "http://proxy:1"),
        ({"HTTP_PROXY": "http://proxy:1"}, None),
        ({"ALL_PROXY": "http://proxy:2"}, "http://proxy:2"),
        ({"HTTPS_PROXY": "http://proxy:1", "ALL_PROXY": "http://proxy:2"}, "http://proxy:1"),
        ({"HTTPS_PROXY": "http://proxy:1", "NO_PROXY": "api.telegram.org"}, None),
    ],
)
def test_the_environment_names_it(
    environment: dict[str, str], proxy: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert environment_proxy("https://api.telegram.org/bot42:token/getMe") == proxy


async def test_a_request_goes_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(answer(400, "Bad Request: seen by the proxy")) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy)
        async with bot_on("http://telegram.invalid", AiohttpRequest()) as bot:
            with pytest.raises(Exception, match="Seen by the proxy"):
                await bot.get_me()
