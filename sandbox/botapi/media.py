"""The bot sends pictures, clips and files, singly or as an album."""

import re

from sandbox.botapi.call import Call
from sandbox.botapi.deliver import deliver, deliver_each
from sandbox.botapi.text import message_caption
from sandbox.errors import bad_request
from sandbox.shapes import Json
from sandbox.world.files import StoredFile
from sandbox.world.media import picture_size, shape_of

PHOTO_LIMIT = 10 * 1024 * 1024
WRONG_FILE = "wrong file_id or the file is temporarily unavailable"
ALBUM_KINDS = ("photo", "video", "document", "audio")
ALIKE = {"document", "audio"}
ALSO = {"document": "animation"}
"""An animation's id is that of its document too."""


def file_of(call: Call, kind: str, named: str, given: Json) -> StoredFile:
    """The file that a parameter names: an upload, or one that was sent before. Raises BotApiError."""
    if named.startswith("attach://"):
        return _upload(call, kind, named.removeprefix("attach://"), given)
    if named.startswith(("http://", "https://")):
        raise bad_request("sending files by HTTP URL is not modelled by the sandbox")
    stored = call.world.files.by_id.get(named)
    if stored is None:
        raise bad_request(WRONG_FILE)
    if stored.kind not in (kind, ALSO.get(kind)):
        raise bad_request(f"can't use file of type {stored.kind.capitalize()} as {kind.capitalize()}")
    return stored


def _upload(call: Call, kind: str, part: str, given: Json) -> StoredFile:
    upload = call.uploads.get(part)
    if upload is None:
        raise bad_request(f"there is no part {part} in the request to attach")
    if not upload.content:
        raise bad_request("file must be non-empty")
    if kind == "photo" and len(upload.content) > PHOTO_LIMIT:
        raise bad_request("file is too big")
    if kind == "photo" and not picture_size(upload.content):
        raise bad_request("IMAGE_PROCESS_FAILED")
    shape = shape_of(kind, upload.content, given)
    name, mime_type = upload.file_name, upload.mime_type
    return call.world.files.add(kind, upload.content, file_name=name, mime_type=mime_type, shape=shape)


def send_media(call: Call) -> Json:
    """sendPhoto, sendVideo and the like: the method's name says which."""
    kind = re.sub(r"(?<!^)([A-Z])", r"_\1", call.method.removeprefix("send")).lower()
    caption = message_caption(call.world, call.params)
    stored = file_of(call, kind, call.get(kind), call.params)
    return deliver(call, stored.fields() | caption, stored.file_id).message


def send_media_group(call: Call) -> list[Json]:
    """2 to 10 parts, each a message of its own with the group's id. Raises BotApiError."""
    parts = call.get("media")
    if not 2 <= len(parts) <= 10:
        raise bad_request("an album has 2-10 parts")
    kinds = {part["type"] for part in parts}
    if not kinds <= set(ALBUM_KINDS) or (kinds & ALIKE and len(kinds) > 1):
        raise bad_request("documents and audios can't be mixed with other media types in an album")
    group = {"media_group_id": str(13_000_000_000_000_000 + next(call.world.numbers))}
    return [posted.message for posted in deliver_each(call, [_part(call, part, group) for part in parts])]


def _part(call: Call, part: Json, group: Json) -> tuple[Json, str]:
    stored = file_of(call, part["type"], part["media"], part)
    fields = stored.fields() | message_caption(call.world, part)
    return fields | group, stored.file_id


def get_file(call: Call) -> Json:
    """The link to a file; it is good for an hour. Raises BotApiError."""
    stored = call.world.files.by_id.get(call.get("file_id"))
    if stored is None:
        raise bad_request(WRONG_FILE)
    if stored.too_big:
        raise bad_request("file is too big")
    return stored.link(call.world.clock.now())
