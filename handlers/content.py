"""What a message holds: its words, its file, where it came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from aiogram.types import Message

from handlers.context import UpdateContext
from tickets.contact import Attachment, Contact
from tickets.records import Source

UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")


def _position(message: Message) -> str:
    return f"{message.location.latitude},{message.location.longitude}" if message.location else ""


FILES: Mapping[str, Callable[[Message], str]] = {
    "photo": lambda message: message.photo[-1].file_id if message.photo else "",
    "voice": lambda message: message.voice.file_id if message.voice else "",
    "audio": lambda message: message.audio.file_id if message.audio else "",
    "video": lambda message: message.video.file_id if message.video else "",
    "video_note": lambda message: message.video_note.file_id if message.video_note else "",
    "document": lambda message: message.document.file_id if message.document else "",
    "location": _position,
}
"""The kinds of files that a ticket keeps, and how each is found in a message."""


def words_of(message: Message) -> str:
    """Text or caption, without characters that no database can store."""
    return UNSTORABLE.sub("", message.text or message.caption or "").strip()


def files_of(message: Message) -> tuple[Attachment, ...]:
    """The message's file, if it has one; an animation counts as the document that it is as well."""
    named = ((kind, file_id(message)) for kind, file_id in FILES.items())
    return tuple(Attachment(kind, name) for kind, name in named if name)


def source_of(message: Message) -> Source:
    """The chat message by which it came in."""
    return Source(message.chat.id, message.message_id, message.media_group_id)


def contact_of(message: Message, context: UpdateContext, *, replies_to: int | None = None) -> Contact:
    """The message as the acts take it in."""
    words = words_of(message)
    return Contact(source_of(message), context.read(words), words, files_of(message), replies_to, context.quiet)
