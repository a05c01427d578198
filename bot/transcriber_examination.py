"""What `check` asks the transcriber: whether the address and the key go together."""

from __future__ import annotations

import io
import wave

import aiohttp

from bot.finding import Finding
from bot.settings import Settings
from bot.transcriber import NotTranscribed, Transcriber

RATE = 16_000
"""Samples in a second."""


async def examine_transcriber(settings: Settings) -> Finding:
    """What is found with the address, which must be set: a second of silence is sent there."""
    async with aiohttp.ClientSession() as session:
        try:
            await Transcriber(settings, session).answer(_silence(), "silence.wav")
        except NotTranscribed as error:
            return Finding("transcriber", f"it refuses a recording: {error}", _remedy(str(error)))
    return Finding("transcriber", f"writes recordings down with {settings.transcriber_model}")


def _remedy(reason: str) -> str:
    if reason in ("status 401", "status 403"):
        return "see that TRANSCRIBER_KEY is a key of the server at TRANSCRIBER_URL"
    return "see that TRANSCRIBER_URL leads to a server that speaks that interface and knows TRANSCRIBER_MODEL"


def _silence() -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(bytes(2 * RATE))
    return file.getvalue()
