"""Form fields arrive as strings: they become what the method's schema says they are."""

import json
import re
from typing import Any

from sandbox.schema.source import bot_api
from sandbox.shapes import Json

TRUTH = {"true": True, "1": True, "false": False, "0": False}
INTEGER = re.compile(r"-?\d{1,19}", re.ASCII)
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", re.ASCII)


def _resolve(schema: Json) -> Json:
    while "$ref" in schema:
        schema = bot_api()["definitions"][schema["$ref"].rpartition("/")[2]]
    return schema


def _kinds(schema: Json) -> set[str]:
    schema = _resolve(schema)
    if "anyOf" in schema:
        return set().union(*(_kinds(part) for part in schema["anyOf"]))
    if "enum" in schema:
        return {"boolean" if True in schema["enum"] else "string"}
    return {schema["type"]}


def _from_string(kinds: set[str], value: str) -> Any:
    """The value that the string stands for; the string itself when it stands for none."""
    if "integer" in kinds and INTEGER.fullmatch(value):
        return int(value)
    if "number" in kinds and NUMBER.fullmatch(value):
        return float(value)
    if "boolean" in kinds and value.lower() in TRUTH:
        return TRUTH[value.lower()]
    if kinds & {"object", "array"}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def coerce(method: str, fields: Json) -> Json:
    """The fields as the method's parameters, without null ones; what cannot be coerced is left for the check."""
    properties = bot_api()["methods"][method]["params"]["properties"]
    params: Json = {}
    for name, value in fields.items():
        if isinstance(value, str) and name in properties:
            params[name] = _from_string(_kinds(properties[name]), value)
        elif value is not None:
            params[name] = value
    return params
