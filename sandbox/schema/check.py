"""Holds requests, results and updates against the schema. Checkers are compiled when first needed."""

from collections.abc import Callable
from functools import cache
from typing import Any

import fastjsonschema

from sandbox.schema.source import bot_api, standalone
from sandbox.shapes import Json

Check = Callable[[Any], Any]


class SchemaError(ValueError):
    """Names the field and what is wrong with it."""


def _compiled(schema: Json) -> Check:
    check: Check = fastjsonschema.compile(standalone(schema), use_default=False)
    return check


@cache
def _type_check(name: str) -> Check:
    return _compiled({"$ref": f"#/definitions/{name}"})


@cache
def _params_check(method: str) -> Check:
    return _compiled(bot_api()["methods"][method]["params"])


@cache
def _result_check(method: str) -> Check:
    schema = bot_api()["methods"][method]["result"]
    if "$ref" in schema:
        return _type_check(schema["$ref"].rpartition("/")[2])
    if schema.get("type") == "array" and "$ref" in schema["items"]:
        return _each(_type_check(schema["items"]["$ref"].rpartition("/")[2]))
    return _compiled(schema)


def _each(check: Check) -> Check:
    def check_all(values: Any) -> None:
        if not isinstance(values, list):
            raise SchemaError("data must be array")
        for value in values:
            check(value)

    return check_all


def _run(check: Check, value: Any) -> None:
    try:
        check(value)
    except fastjsonschema.JsonSchemaValueException as error:
        raise SchemaError(str(error.message).replace("data.", "").replace("data ", "it ")) from error


def check_params(method: str, params: Json) -> None:
    """Raises SchemaError when these are no parameters of the method."""
    _run(_params_check(method), params)


def check_result(method: str, result: Any) -> None:
    """Raises SchemaError when the method does not return this."""
    _run(_result_check(method), result)


def check_type(name: str, value: Any) -> None:
    """Raises SchemaError when the value is not of the named type."""
    _run(_type_check(name), value)
