"""The bots of the two libraries: one only reads, the other writes."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any, NoReturn

from aiogram import Bot as ReadingBot
from aiogram.client.session.base import BaseSession
from aiogram.methods import TelegramMethod
from telegram.ext import AIORateLimiter, BaseRateLimiter, ExtBot

from bot.settings import Settings
from bot.telegram.request import AiohttpRequest


class NothingLeaves(BaseSession):
    """A session that refuses every call: handlers must send by the outbox, so that nothing is lost or sent in vain."""

    async def make_request(self, bot: ReadingBot, method: TelegramMethod[Any], timeout: int | None = None) -> NoReturn:  # noqa: ASYNC109
        """Always raises: a handler has called Telegram by itself."""
        raise RuntimeError(f"{type(method).__name__} was called in a handler; say it with the visit instead")

    async def stream_content(self, *_: object, **__: object) -> AsyncGenerator[bytes, None]:
        """Always raises: a handler has fetched a file by itself."""
        raise RuntimeError("a file was fetched in a handler; order an errand instead")
        yield b""

    async def close(self) -> None:
        """Nothing is open."""


def reading_bot(settings: Settings) -> ReadingBot:
    """The bot that aiogram's updates and filters refer to."""
    return ReadingBot(settings.token, session=NothingLeaves())


def writing_bot(settings: Settings, *, paced: bool) -> ExtBot[Any]:
    """The bot that posts; `paced`: at most 29 calls a second; the sender itself counts the parts of albums."""
    limiter: BaseRateLimiter[Any] | None = AIORateLimiter(1, 1 / 29, 0, 0, max_retries=0) if paced else None
    return ExtBot(
        settings.token,
        base_url=f"{settings.bot_api_base}/bot",
        base_file_url=f"{settings.bot_api_base}/file/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
        rate_limiter=limiter,
    )
