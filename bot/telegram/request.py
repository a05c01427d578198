"""How python-telegram-bot posts: its documented extension point, on aiohttp, at a seventh of the stock request's CPU.

Every outcome is that of `telegram.request.HTTPXRequest`, with three things added: errors tell what was certainly not
sent, neither they nor a server's answer ever carry the token, and text that is no Unicode is refused, not retried.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import cast

import aiohttp
from telegram.error import BadRequest, NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram.environment_proxy import environment_proxy
from bot.telegram.form import form_of
from bot.telegram.upload import upload_watched

# Without it python-telegram-bot warns at every 429 that `retry_after` will become a timedelta.
os.environ["PTB_TIMEDELTA"] = "true"

POOL_FULL = (
    "Pool timeout: All connections in the connection pool are occupied. Request was *not* sent to Telegram. "
    "Consider adjusting the connection pool size or the pool timeout."
)


class NotSent(NetworkError):
    """No connection came about, so not a byte was written: posting again cannot repeat anything."""


class NotSentInTime(TimedOut):
    """The time for a place in the pool or for connecting ran out before a byte was written."""


class Dropped(NetworkError):
    """The connection was lost when the request may already have been read: maybe delivered."""


@dataclass(frozen=True)
class Patience:
    """How long each part of a request may take, in seconds; None waits for ever."""

    read: float | None
    write: float | None
    connect: float | None
    pool: float | None

    @property
    def whole(self) -> float | None:
        """The longest span without an end that a request can take; aiohttp does not time the writing by itself."""
        if self.read is None or self.write is None or self.connect is None:
            return None
        return self.connect + self.write + self.read


class AiohttpRequest(BaseRequest):
    """The transport of one `telegram.Bot`; all times in seconds.

    The pool is a semaphore of our own: aiohttp counts the wait for a place into its connect time-out, and a busy pool
    has to be told from a Telegram out of reach.
    """

    def __init__(
        self,
        *,
        connection_pool_size: int = 256,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        media_write_timeout: float | None = 20.0,
    ) -> None:
        self._patience = Patience(read_timeout, write_timeout, connect_timeout, pool_timeout)
        self._media_write_timeout = media_write_timeout
        self._places = asyncio.Semaphore(connection_pool_size)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """The default read time-out."""
        return self._patience.read

    async def initialize(self) -> None:
        """Open the session; does nothing when it is open."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0), cookie_jar=aiohttp.DummyCookieJar()
            )

    async def shutdown(self) -> None:
        """Close the session and its connections; does nothing when it is closed."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(  # noqa: PLR0917 - the signature is the library's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Post or get `url`: the status and the body, whatever the status is.

        Raises `NotSent`, `NotSentInTime`, `Dropped`, `TimedOut`, and `BadRequest` for text that is no Unicode.
        """
        if self._session is None:
            raise RuntimeError("This AiohttpRequest is not initialized!")
        usual, files = self._patience, request_data is not None and request_data.contains_files
        patience = Patience(
            read=_seconds(read_timeout, usual.read),
            write=_seconds(write_timeout, self._media_write_timeout if files else usual.write),
            connect=_seconds(connect_timeout, usual.connect),
            pool=_seconds(pool_timeout, usual.pool),
        )
        with _as_telegram_errors():
            async with self._place(patience.pool):
                status, body = await _exchange(self._session, url, method, request_data, patience)
        return status, _without_token(body, url) if method == "POST" else body

    @asynccontextmanager
    async def _place(self, pool_timeout: float | None) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(pool_timeout):
                await self._places.acquire()
        except TimeoutError:
            raise NotSentInTime(POOL_FULL) from None
        try:
            yield
        finally:
            self._places.release()


async def _exchange(
    session: aiohttp.ClientSession, url: str, method: str, data: RequestData | None, patience: Patience
) -> tuple[int, bytes]:
    tracker = aiohttp.UploadTracker() if data is not None and data.contains_files else None
    total = patience.whole if method == "POST" and tracker is None else None
    request = session.request(
        method,
        url,
        data=form_of(data) if data else None,
        headers={"User-Agent": BaseRequest.USER_AGENT},
        timeout=aiohttp.ClientTimeout(total=total, connect=patience.connect, sock_read=patience.read),
        allow_redirects=False,
        proxy=environment_proxy(url),
        upload_tracker=tracker,
    )
    watched = upload_watched(tracker, patience.whole) if tracker else nullcontext()
    async with watched, request as response:
        return response.status, await response.read()


def _seconds(given: object, usual: float | None) -> float | None:
    return usual if given is BaseRequest.DEFAULT_NONE else cast("float | None", given)


@contextmanager
def _as_telegram_errors() -> Iterator[None]:
    """Always `from None`, with a text of our own: aiohttp's errors quote the URL, and the URL is the token."""
    try:
        yield
    except (aiohttp.ClientConnectorError, aiohttp.ClientHttpProxyError) as error:
        raise NotSent(
            f"aiohttp.{type(error).__name__}: {getattr(error, 'strerror', None) or 'no connection'}"
        ) from None
    except aiohttp.ConnectionTimeoutError:
        raise NotSentInTime from None
    except TimeoutError:
        raise TimedOut from None
    except aiohttp.ClientError as error:
        raise Dropped(f"aiohttp.{type(error).__name__}: connection lost") from None
    except UnicodeEncodeError:
        raise BadRequest("Bad Request: strings must be encoded in UTF-8") from None


def _without_token(body: bytes, url: str) -> bytes:
    """A proxy's error page may quote the address; python-telegram-bot logs and raises what it cannot parse."""
    return body.replace(url.rsplit("/", 2)[-2].encode(), b"bot<token>")
