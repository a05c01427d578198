"""Reads a Bot API request, however it was sent: query, urlencoded, multipart or JSON."""

from dataclasses import dataclass

from aiohttp import BodyPartReader, web

from sandbox.errors import BotApiError, bad_request
from sandbox.shapes import Json

UPLOAD_LIMIT = 50 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    file_name: str
    mime_type: str
    content: bytes


async def read_form(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """The fields and the uploaded files by the names of their parts. Raises BotApiError (400, 413)."""
    fields: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "multipart/form-data":
        await _read_parts(request, fields, uploads)
    elif request.content_type == "application/json":
        fields |= await _read_json(request)
    else:
        fields |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
    return fields, uploads


async def _read_json(request: web.Request) -> Json:
    try:
        body = await request.json() if request.can_read_body else {}
    except ValueError as error:
        raise bad_request("can't parse the JSON object of the request") from error
    if not isinstance(body, dict):
        raise bad_request("the JSON of the request must be an object")
    return body


async def _read_parts(request: web.Request, fields: Json, uploads: dict[str, Upload]) -> None:
    try:
        async for part in await request.multipart():
            await _read_part(part, fields, uploads)
    except (ValueError, AssertionError) as error:
        raise bad_request("can't parse the multipart body") from error


async def _read_part(part: object, fields: Json, uploads: dict[str, Upload]) -> None:
    if not isinstance(part, BodyPartReader) or not part.name:
        raise bad_request("a part of the multipart body has no name")
    content = bytes(await part.read(decode=True))
    if len(content) > UPLOAD_LIMIT:
        raise BotApiError(413, "Request Entity Too Large")
    if part.filename is None:
        fields[part.name] = content.decode()
        return
    mime_type = part.headers.get("Content-Type", "application/octet-stream")
    uploads[part.name] = Upload(part.filename, mime_type, content)
    fields.setdefault(part.name, f"attach://{part.name}")
