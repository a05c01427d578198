"""Under which key the web application holds the world."""

from aiohttp import web

from sandbox.world.world import World

WORLD = web.AppKey("world", World)
