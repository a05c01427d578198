"""From a web request to a checked call."""

from aiohttp import web

from sandbox.botapi.call import Call
from sandbox.botapi.form import Upload, read_form
from sandbox.botapi.methods import METHODS, UNMODELLED
from sandbox.errors import BotApiError, bad_request
from sandbox.schema.check import SchemaError, check_params
from sandbox.schema.coerce import coerce
from sandbox.schema.source import bot_api, method_names
from sandbox.shapes import Json
from sandbox.world.journal import Received
from sandbox.world.people import TOKEN
from sandbox.world.world import World

SENDS_ONE = {
    *("sendMessage", "sendPhoto", "sendVideo", "sendVoice", "sendDocument", "sendLocation"),
    *("sendAudio", "sendAnimation", "sendVideoNote"),
    *("copyMessage", "forwardMessage"),
}


def check_token(world: World, token: str) -> None:
    """Raises BotApiError: 404 for what is no token, 401 for one that is not the bot's."""
    if not TOKEN.fullmatch(token):
        raise BotApiError(404, "Not Found")
    if not world.bot.claim(token):
        raise BotApiError(401, "Unauthorized")


async def read_call(world: World, request: web.Request, received: Received) -> Call:
    """Reads and checks a request, and notes what it is. Raises BotApiError (400, 413)."""
    received.method = method = modelled(received.method)
    fields, uploads = await read_form(request)
    params = coerce(method, _without_parts(method, fields, uploads))
    received.params = {name: value for name, value in params.items() if name != "secret_token"}
    received.weight = weight(method, params)
    _check(method, params)
    return Call(world, method, params, uploads)


def modelled(name: str) -> str:
    """The method's proper name. Raises BotApiError (400) for what Telegram or the sandbox does not know."""
    method = method_names().get(name.lower())
    if method is None:
        raise bad_request(f"method {name} is unknown")
    if method not in METHODS:
        raise bad_request(f"method {method} is not modelled by the sandbox")
    return method


def _without_parts(method: str, fields: Json, uploads: dict[str, Upload]) -> Json:
    """An uploaded part is a parameter only where the method has one of that name."""
    known = bot_api()["methods"][method]["params"]["properties"]
    return {name: value for name, value in fields.items() if name in known or name not in uploads}


def _check(method: str, params: Json) -> None:
    if left := UNMODELLED & params.keys():
        raise bad_request(f"parameter {min(left)} is not modelled by the sandbox")
    if method in SENDS_ONE and "chat_id" not in params:
        raise bad_request("chat_id is empty")
    if method == "sendMessage" and "text" not in params:
        raise bad_request("message text is empty")
    try:
        check_params(method, params)
    except SchemaError as error:
        raise bad_request(f"wrong parameters of {method}: {error}") from error


def weight(method: str, params: Json) -> int:
    """How many messages the call sends."""
    if method == "sendMediaGroup":
        media = params.get("media")
        return len(media) if isinstance(media, list) else 1
    return int(method in SENDS_ONE)
