"""Turns aiogram's copy of the Bot API documentation into one JSON Schema of names and types, without the prose.

Run: python -m sandbox.schema.compile path/to/.butcher/schema/schema.json > sandbox/schema/bot_api.json
(the file is in the source distribution of aiogram).
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

Schema = dict[str, Any]

PLAIN: dict[str, Schema] = {
    "String": {"type": "string"},
    "Integer": {"type": "integer"},
    "Int": {"type": "integer"},
    "Float": {"type": "number"},
    "Boolean": {"type": "boolean"},
    "True": {"enum": [True]},
}
# An uploaded file stands in the parameters as the name of its part.
UPLOAD = {"InputFile": {"type": "string"}}
ALWAYS = re.compile(r"(?:[Aa]lways|must be) (?:“|<em>)(\w+)(?:”|</em>)")
MEMBER = re.compile(r'<li><a href="#\w+">(\w+)</a></li>')
RETURNED = re.compile(r"(?i)(array of (?:[\w-]+ )?)?<(?:a href=\"#\w+\"|em)>(\w+)</(?:a|em)>")


def type_schema(words: str) -> Schema:
    """The schema of a type as the documentation words it, such as "Array of User" or "Integer or String"."""
    if words.startswith("Array of "):
        return {"type": "array", "items": type_schema(words.removeprefix("Array of "))}
    names = re.split(r", | or | and ", words)
    if len(names) > 1:
        return {"anyOf": [type_schema(name) for name in names]}
    return PLAIN.get(words) or {"$ref": f"#/definitions/{words}"}


def field_schema(field: dict[str, Any]) -> Schema:
    """A field's schema; a string that is always one word becomes that constant, which tells a union's members apart."""
    constant = ALWAYS.search(field["html_description"])
    if field["type"] == "String" and constant:
        return {"enum": [constant[1]]}
    return type_schema(field["type"])


def object_schema(fields: list[dict[str, Any]]) -> Schema:
    """An object with these fields and no others."""
    return {
        "type": "object",
        "properties": {field["name"]: field_schema(field) for field in fields},
        "required": [field["name"] for field in fields if field["required"]],
        "additionalProperties": False,
    }


def definition(entry: dict[str, Any]) -> Schema:
    """The schema of a documented type: an object, a union of others, or an upload."""
    if entry["name"] in UPLOAD:
        return UPLOAD[entry["name"]]
    members = MEMBER.findall(entry["html_description"])
    if entry["annotations"] or not members:
        return object_schema(entry["annotations"])
    union: list[Schema] = [{"$ref": f"#/definitions/{name}"} for name in members]
    if "either a <em>String</em>" in entry["html_description"] or entry["name"] == "RichText":
        union += [{"type": "string"}, {"type": "array", "items": {"$ref": f"#/definitions/{entry['name']}"}}]
    return {"anyOf": union}


def result_schema(method: dict[str, Any]) -> Schema:
    """What a method returns, read from the sentences that speak of returning."""
    html = method["html_description"]
    sentences = [s for s in re.split(r"\.(?:\s|</p>|<)", html) if re.search(r"[Rr]eturn", s)]
    found: list[Schema] = []
    for sentence in sentences:
        start = re.search(r"[Rr]eturns?|On success", sentence)
        for array, name in RETURNED.findall(sentence[start.start() if start else 0 :]):
            single = {"Messages": "Message"}.get(name, name)
            if single == "False" or single[0].islower():  # "Returns an error, if …": not a result
                continue
            one = type_schema(single)
            found.append({"type": "array", "items": one} if array else one)
    if not found:
        raise ValueError(f"{method['name']}: no sentence says what it returns")
    return found[0] if len(found) == 1 else {"anyOf": found}


def compile_schema(source: dict[str, Any]) -> Schema:
    """The whole: definitions of types, and parameters and result of every method."""
    entries = [entry for group in source["items"] for entry in group["children"]]
    types = [entry for entry in entries if entry["category"] == "types"]
    methods = [entry for entry in entries if entry["category"] == "methods"]
    return {
        "version": source["api"]["version"],
        "definitions": {entry["name"]: definition(entry) for entry in types},
        "methods": {
            entry["name"]: {"params": object_schema(entry["annotations"]), "result": result_schema(entry)}
            for entry in methods
        },
    }


def main() -> None:
    source = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    json.dump(compile_schema(source), sys.stdout, separators=(",", ":"), sort_keys=True)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
