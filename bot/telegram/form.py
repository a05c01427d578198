"""The body of a Bot API request: JSON, or a multipart form when files go with it."""

import io
import json

import aiohttp
from telegram.request import RequestData

# As browsers and httpx write a file name into a form.
_FILE_NAME_ESCAPES = {ord('"'): "%22"} | {code: f"%{code:02X}" for code in range(0x20)}


def form_of(data: RequestData) -> aiohttp.FormData | aiohttp.BytesPayload | None:
    """What to send; None when there is nothing. Raises `UnicodeEncodeError`, now or when it is sent."""
    if data.contains_files:
        return _multipart(data)
    fields = json.dumps(data.parameters, ensure_ascii=False)  # Chinese in a URL-encoded form costs seven times as much
    return aiohttp.BytesPayload(fields.encode(), content_type="application/json") if data.parameters else None


def _multipart(data: RequestData) -> aiohttp.FormData:
    # Unquoted, or a Chinese file name arrives percent-encoded; a stream, as aiohttp writes bytes in one go.
    form = aiohttp.FormData(quote_fields=False, default_to_multipart=True)
    for name, value in data.json_parameters.items():
        value.encode()  # aiohttp would raise a TypeError that quotes the value
        form.add_field(name, value)
    for name, (file_name, content, content_type) in data.multipart_data.items():
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, stream, filename=file_name.translate(_FILE_NAME_ESCAPES), content_type=content_type)
    return form
