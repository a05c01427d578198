"""Parts of messages as Telegram sends them."""

from __future__ import annotations

from typing import Any


def photo(file_id: str = "leak") -> dict[str, Any]:
    """A photo in two sizes."""
    sizes = [(file_id + "-small", 90), (file_id, 1280)]
    return {"photo": [{"file_id": name, "file_unique_id": name, "width": w, "height": w} for name, w in sizes]}


def part(album: str, file_id: str, caption: str | None = None) -> dict[str, Any]:
    """One part of an album."""
    return photo(file_id) | {"media_group_id": album} | ({"caption": caption} if caption else {})


def voice() -> dict[str, Any]:
    """Seconds of somebody speaking."""
    return {"voice": {"file_id": "spoken", "file_unique_id": "spoken", "duration": 9}}


def video() -> dict[str, Any]:
    """A video."""
    return {
        "video": {"file_id": "moving", "file_unique_id": "moving", "width": 1, "height": 1, "duration": 9},
    }


def location() -> dict[str, Any]:
    """Where somebody stands."""
    return {"location": {"latitude": 30.25, "longitude": 120.125}}


def sticker() -> dict[str, Any]:
    """A sticker."""
    plain = {"width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"}
    return {"sticker": {"file_id": "s", "file_unique_id": "s"} | plain}


def poll() -> dict[str, Any]:
    """A poll."""
    flags = {"is_closed": False, "is_anonymous": True, "type": "regular", "allows_multiple_answers": False}
    rest = {"allows_revoting": True, "members_only": False}
    option = {"text": "a", "voter_count": 0, "persistent_id": "1"}
    return {"poll": {"id": "1", "question": "?", "options": [option], "total_voter_count": 0} | flags | rest}


def replying_to(message_id: int | None, chat: int, kind: str = "private") -> dict[str, Any]:
    """The field of a message that replies to another."""
    return {"reply_to_message": {"message_id": message_id, "date": 1, "chat": {"id": chat, "type": kind}, "text": "."}}
