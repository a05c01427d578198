"""What a file's content says about its size on the screen."""

from sandbox.shapes import Json

FILE_KINDS = ("photo", "voice", "video", "video_note", "animation", "document", "audio", "sticker")
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
NAMED = {"audio": ("performer", "title")}
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or JPEG; None for what is neither."""
    if content.startswith(PNG) and len(content) >= 24:
        return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    return _jpeg_size(content) if content.startswith(JPEG) else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 < len(content) and content[position] == 0xFF:
        if content[position + 1] in FRAMES:
            height, width = content[position + 5 : position + 7], content[position + 7 : position + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        position += 2 + int.from_bytes(content[position + 2 : position + 4], "big")
    return None


def shape_of(kind: str, content: bytes, given: Json) -> Json:
    """The fields that Telegram adds to a file of this kind; `given` outranks what is assumed."""
    width, height = picture_size(content) or (1280, 960)
    assumed: dict[str, Json] = {
        "photo": {"width": width, "height": height},
        "voice": {"duration": 3},
        "audio": {"duration": 3},
        "video": {"width": 1280, "height": 720, "duration": 5},
        "animation": {"width": 480, "height": 360, "duration": 3},
        "video_note": {"length": 240, "duration": 5},
        "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
        "document": {},
    }
    known = (*assumed[kind], *NAMED.get(kind, ()))
    return assumed[kind] | {name: value for name, value in given.items() if name in known}
