"""Files over HTTP: to the bot by their link, to the page by their number."""

from pathlib import Path

from aiohttp import web

from sandbox.botapi.request import check_token
from sandbox.errors import BotApiError
from sandbox.keys import WORLD
from sandbox.samples import samples

PAGE = Path(__file__).with_name("page")


async def bot_file(request: web.Request) -> web.StreamResponse:
    """`/file/bot<token>/<path>`: good for an hour after getFile."""
    world = request.app[WORLD]
    try:
        check_token(world, request.match_info["token"])
    except BotApiError as error:
        return web.json_response(error.answer(), status=error.code)
    stored = world.files.by_path.get(request.match_info["path"])
    if stored is None or not stored.linked(world.clock.now()):
        return web.json_response(BotApiError(404, "Not Found").answer(), status=404)
    return web.Response(body=stored.content, content_type="application/octet-stream")


async def any_file(request: web.Request) -> web.StreamResponse:
    """`/sandbox/files/<file_id>`: for the page, at any time."""
    stored = request.app[WORLD].files.by_id.get(request.match_info["file_id"])
    if stored is None:
        return web.json_response({"error": "there is no such file"}, status=404)
    return web.Response(body=stored.content, headers={"Content-Type": stored.mime_type})


async def sample_file(request: web.Request) -> web.StreamResponse:
    sample = samples().get(request.match_info["name"])
    if sample is None:
        return web.json_response({"error": "there is no such sample"}, status=404)
    return web.Response(body=sample.file.read_bytes(), content_type=sample.mime_type)


async def page(request: web.Request) -> web.StreamResponse:
    """`/`: the page, when there is one."""
    index = PAGE / "index.html"
    if not index.is_file():
        return web.Response(text="The sandbox is here; its page is not. The control interface is under /sandbox/.")
    return web.FileResponse(index)
