"""What `check` asks Telegram: whose the token is, and how its updates come."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp

from bot.finding import Finding
from bot.settings import TELEGRAM, Settings

PATIENCE = aiohttp.ClientTimeout(total=10)


async def examine_telegram(settings: Settings) -> AsyncIterator[Finding]:
    """What is found with the token, which must be set."""
    async with aiohttp.ClientSession(timeout=PATIENCE) as session:
        me = await _ask(settings, session, "getMe")
        if "username" not in me:
            yield Finding("token", _said(me), "take BOT_TOKEN from @BotFather again; see that BOT_API_BASE is reached")
            return
        yield Finding("token", f"it is @{me['username']}'s")
        yield webhook(settings, await _ask(settings, session, "getWebhookInfo"))


def webhook(settings: Settings, info: dict[str, Any]) -> Finding:
    """How updates come, from what Telegram says of the webhook (`info`)."""
    if not settings.webhook_url:
        return Finding("webhook", "none: updates are polled")
    if settings.bot_api_base == TELEGRAM and not settings.webhook_url.startswith("https://"):
        return Finding("webhook", "Telegram posts to https only", "put a proxy with a certificate before the service")
    if error := info.get("last_error_message"):
        return Finding("webhook", f"Telegram's last try: {error}", "see that WEBHOOK_URL leads to HTTP_HOST:HTTP_PORT")
    return Finding("webhook", "set" if info.get("url") else "will be set at the start")


async def _ask(settings: Settings, session: aiohttp.ClientSession, method: str) -> dict[str, Any]:
    try:
        async with session.get(f"{settings.bot_api_base}/bot{settings.token}/{method}") as answer:
            said = await answer.json(content_type=None)
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        return {"description": f"{settings.bot_api_base} gives no answer ({type(error).__name__})"}
    return dict(said.get("result") or said)


def _said(answer: dict[str, Any]) -> str:
    return str(answer.get("description", "an answer without sense"))
