"""The compiled Bot API schema, read once."""

import json
import re
from functools import cache
from pathlib import Path

from sandbox.shapes import Json

FILE = Path(__file__).with_name("bot_api.json")
REFERENCE = re.compile(r'"#/definitions/(\w+)"')


@cache
def bot_api() -> Json:
    loaded: Json = json.loads(FILE.read_text(encoding="utf-8"))
    return loaded


@cache
def method_names() -> dict[str, str]:
    """Every method by its name in lower case, for Telegram does not mind the case."""
    return {name.lower(): name for name in bot_api()["methods"]}


def standalone(schema: Json) -> Json:
    """The schema together with the definitions that it needs, and no others."""
    definitions, needed = bot_api()["definitions"], {}
    open_names = set(REFERENCE.findall(json.dumps(schema)))
    while open_names:
        name = open_names.pop()
        needed[name] = definitions[name]
        open_names |= set(REFERENCE.findall(json.dumps(definitions[name]))) - needed.keys()
    return schema | {"definitions": needed}
