"""The bot's own account: who it is, its commands, name and descriptions."""

from sandbox.botapi.call import Call
from sandbox.errors import bad_request
from sandbox.shapes import Json
from sandbox.words.utf16 import units

PLACED = {"chat": ("chat_id",), "chat_administrators": ("chat_id",), "chat_member": ("chat_id", "user_id")}
COMMAND_LIMIT = 100
TEXTS = {"name": 64, "description": 512, "short_description": 120}


def get_me(call: Call) -> Json:
    return call.world.bot.me()


def _scope(call: Call) -> tuple[str, str]:
    """The scope and language that a call speaks of, as a key. Raises BotApiError for an unknown language."""
    scope = call.get("scope") or {"type": "default"}
    language = call.get("language_code", "")
    if language and not (len(language) == 2 and language.isalpha()):
        raise bad_request("invalid language code specified")
    names = [str(scope[name]) for name in PLACED.get(scope["type"], ())]
    return ":".join([scope["type"], *names]), language


def set_my_commands(call: Call) -> bool:
    commands = call.get("commands")
    if len(commands) > COMMAND_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for listed in commands:
        _check_command(listed)
    call.world.bot.commands[_scope(call)] = commands
    call.world.show_bot()
    return True


def _check_command(listed: Json) -> None:
    name, about = listed["command"].removeprefix("/"), listed["description"]
    if not (1 <= len(name) <= 32 and name.isascii() and name.replace("_", "a").isalnum() and name == name.lower()):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= units(about) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def get_my_commands(call: Call) -> list[Json]:
    return call.world.bot.commands.get(_scope(call), [])


def delete_my_commands(call: Call) -> bool:
    call.world.bot.commands.pop(_scope(call), None)
    call.world.show_bot()
    return True


def _field(call: Call) -> str:
    """The text that the method is about: "name", "description" or "short_description"."""
    return {"Name": "name", "Description": "description"}.get(call.method[5:], "short_description")


def set_my_text(call: Call) -> bool:
    """setMyName, setMyDescription, setMyShortDescription; an empty text for a language takes it back."""
    field = _field(call)
    text, language = call.get(field, ""), call.get("language_code", "")
    if units(text) > TEXTS[field]:
        raise bad_request(f"bot {field.replace('_', ' ')} is too long")
    call.world.bot.texts[field, language] = text
    if field == "name" and not language and text:
        call.world.bot.user["first_name"] = text
        call.world.show_bot()
    return True


def get_my_text(call: Call) -> Json:
    field, texts = _field(call), call.world.bot.texts
    default = call.world.bot.user["first_name"] if field == "name" else ""
    return {field: texts.get((field, call.get("language_code", ""))) or texts.get((field, "")) or default}
