"""What was said in a recording, from any server that speaks the OpenAI transcription interface."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import aiohttp
from telegram import Bot
from telegram.constants import FileSizeLimit

from bot.settings import Settings
from bot.telegram.environment_proxy import environment_proxy
from storage.errands import ErrandRow

ENDPOINT = "/audio/transcriptions"
PATIENCE = aiohttp.ClientTimeout(total=120, sock_connect=10)
LARGEST_ANSWER = 2**20
"""Bytes of an answer that are read at most."""
LONGEST = 3500
"""Characters that are kept of what was said: with their mark they stand in one message."""
PASSING = frozenset({408, 409, 425, 429})
"""Refusals that may be none another time, besides a server's own failures."""
NAMES: Mapping[str, str] = {"voice": "voice.ogg", "audio": "audio.mp3", "video_note": "video.mp4"}
"""How a recording is called where its own name has no ending: servers tell the format by that alone."""
TELEGRAMS_OWN = {".oga": ".ogg"}
"""Telegram's ending of voice messages, which many servers refuse, and the one that they know."""


class NotTranscribed(Exception):
    """It will not be written down; the text tells why, and nothing of what was said."""


class NotNow(NotTranscribed):
    """It may be another time."""


class Transcriber:
    """Posts recordings to the server of the settings; `url` must be set."""

    def __init__(self, settings: Settings, session: aiohttp.ClientSession) -> None:
        url = settings.transcriber_url or ""
        self._url = url if url.endswith(ENDPOINT) else url + ENDPOINT
        self._key = settings.transcriber_key
        self._model = settings.transcriber_model
        self._session = session

    async def fetched(self, bot: Bot, errand: ErrandRow) -> dict[str, Any]:
        """The words of the recording that the errand names; raises `NotTranscribed`, and the library's errors."""
        file = await bot.get_file(errand.params["file_id"])
        if (file.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
            raise NotTranscribed("the recording is too large")
        recording = bytes(await file.download_as_bytearray())
        return {"text": await self.words(recording, file_name(errand.params["kind"], file.file_path or ""))}

    async def words(self, recording: bytes, name: str) -> str:
        """What was said; raises `NotTranscribed` where there is nothing to read."""
        said = (await self.answer(recording, name)).get("text")
        if not isinstance(said, str) or not said.strip():
            raise NotTranscribed("an answer without words")
        return said.strip()[:LONGEST]

    async def answer(self, recording: bytes, name: str) -> dict[str, Any]:
        """The server's answer, silence included; raises `NotTranscribed`."""
        form = aiohttp.FormData(quote_fields=False, default_to_multipart=True)
        form.add_field("model", self._model)
        form.add_field("file", io.BytesIO(recording), filename=name, content_type="application/octet-stream")
        try:
            return _read(*await self._post(form))
        except TimeoutError:
            raise NotNow("no answer in time") from None
        except aiohttp.ClientError as error:
            raise NotNow(f"no answer ({type(error).__name__})") from None

    async def _post(self, form: aiohttp.FormData) -> tuple[int, bytes]:
        key = {"Authorization": f"Bearer {self._key.get_secret_value()}"} if self._key else {}
        proxy = environment_proxy(self._url)
        posting = self._session.post(
            self._url, data=form, headers=key, timeout=PATIENCE, allow_redirects=False, proxy=proxy
        )
        async with posting as response:
            body = b""
            async for part in response.content.iter_any():
                body += part
                if len(body) > LARGEST_ANSWER:
                    raise NotTranscribed("the answer is too large")
            return response.status, body


def file_name(kind: str, path: str) -> str:
    """What the recording is called to the server: a name without meaning, with an ending that it knows."""
    usual, ending = PurePath(NAMES.get(kind, "recording.ogg")), PurePath(path).suffix.lower()
    return str(usual.with_suffix(TELEGRAMS_OWN.get(ending, ending)) if ending else usual)


def _read(status: int, body: bytes) -> dict[str, Any]:
    if status in PASSING or status >= 500:
        raise NotNow(f"status {status}")
    if status != 200:
        raise NotTranscribed(f"status {status}")
    try:
        answer = json.loads(body)
    except ValueError:
        raise NotTranscribed("an answer that is no JSON") from None
    if not isinstance(answer, dict):
        raise NotTranscribed("an answer of another form")
    return answer
