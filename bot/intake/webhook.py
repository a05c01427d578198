"""Updates posted by Telegram: 200 is answered when they are committed to the inbox, not before."""

from __future__ import annotations

import hmac

import structlog
from aiohttp import web

from bot.intake.body import Receive, body_of, loads

log = structlog.get_logger()

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
PATH = "/webhook"


def webhook(secret: str, receive: Receive) -> web.RouteDef:
    """The route; requests without the right `secret` are refused."""

    async def take(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            log.warning("webhook_stranger")
            return web.Response(status=403)
        try:
            update = loads(await request.read())
        except ValueError:
            # Nothing that Telegram sends; storing it could not make it readable, nor would posting it again.
            log.warning("webhook_not_json")
            return web.Response(status=400)
        await receive([body_of(update)])
        return web.Response()

    return web.post(PATH, take)
