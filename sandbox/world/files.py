"""Files that people and the bot have sent."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sandbox.shapes import Json, present

DOWNLOAD_LIMIT = 20 * 1024 * 1024
LINK_LIVES = timedelta(hours=1)
FOLDERS = {
    **{"photo": "photos", "voice": "voice", "video": "videos", "video_note": "video_notes"},
    **{"document": "documents", "animation": "animations"},
}
NAMED = ("document", "video", "audio", "animation")


@dataclass
class StoredFile:
    """`size` may be larger than the content when a large file is only claimed."""

    file_id: str
    kind: str
    content: bytes
    size: int
    file_name: str
    mime_type: str
    path: str
    linked_at: datetime | None = None
    shape: Json = field(default_factory=dict)

    @property
    def unique_id(self) -> str:
        return "AQAD" + hashlib.sha256(self.file_id.encode()).hexdigest()[:12]

    @property
    def too_big(self) -> bool:
        """Whether a bot cannot download it."""
        return self.size > DOWNLOAD_LIMIT

    def ids(self) -> Json:
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}

    def link(self, now: datetime) -> Json:
        """The Bot API's File, with a path that is good for an hour from now."""
        self.linked_at = now
        return self.ids() | {"file_path": self.path}

    def linked(self, now: datetime) -> bool:
        return self.linked_at is not None and now - self.linked_at <= LINK_LIVES

    def fields(self) -> Json:
        """What the message holds of the file; an animation is a document as well, for older bots."""
        document = self.ids() | {"file_name": self.file_name, "mime_type": self.mime_type}
        return {self.kind: self.attachment()} | ({"document": document} if self.kind == "animation" else {})

    def attachment(self) -> Json | list[Json]:
        """The value of the message's field of this kind."""
        if self.kind == "photo":
            return [self.ids() | self.shape]
        named = present(file_name=self.file_name) if self.kind in NAMED else {}
        typed = {} if self.kind in ("video_note", "sticker") else {"mime_type": self.mime_type}
        return self.ids() | self.shape | named | typed


class Files:
    def __init__(self) -> None:
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}

    def add(
        self, kind: str, content: bytes, *, file_name: str, mime_type: str, shape: Json, size: int = 0
    ) -> StoredFile:
        """Stores a file under a new id; `shape` holds width, duration and the like."""
        number = len(self.by_id) + 1
        file_id = f"SBX-{kind}-{number:06d}"
        suffix = "." + file_name.rpartition(".")[2] if "." in file_name else ""
        path = f"{FOLDERS.get(kind, 'files')}/file_{number}{suffix}"
        stored = StoredFile(file_id, kind, content, size or len(content), file_name, mime_type, path, shape=shape)
        self.by_id[file_id] = self.by_path[path] = stored
        return stored
