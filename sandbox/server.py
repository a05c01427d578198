"""The sandbox as a web application."""

from aiohttp import web

from sandbox import download
from sandbox.botapi import endpoint as botapi
from sandbox.botapi.form import UPLOAD_LIMIT
from sandbox.control import endpoint as control
from sandbox.control.routes import ROUTES
from sandbox.control.stream import events
from sandbox.keys import WORLD
from sandbox.push import pusher
from sandbox.world.world import World


def create_app(world: World) -> web.Application:
    """The Bot API, the control interface and the page, over one world. To be served on loopback only."""
    app = web.Application(client_max_size=UPLOAD_LIMIT + 1024 * 1024)
    app[WORLD] = world
    app.router.add_route("*", "/bot{token}/{method}", botapi.serve)
    app.router.add_get("/file/bot{token}/{path:.+}", download.bot_file)
    for route in ROUTES:
        app.router.add_route(route.verb, f"/sandbox/{route.path}", control.serve(route))
    app.router.add_get("/sandbox/events", events)
    app.router.add_get("/sandbox/files/{file_id}", download.any_file)
    app.router.add_get("/sandbox/samples/{name}", download.sample_file)
    app.router.add_get("/", download.page)
    if download.PAGE.is_dir():
        app.router.add_static("/page/", download.PAGE)
    app.on_shutdown.append(_let_go)
    app.cleanup_ctx.append(pusher)
    return app


async def _let_go(app: web.Application) -> None:
    """Ends the streams and long polls that would hold up the stop."""
    app[WORLD].close()
