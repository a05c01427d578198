"""The documentation becomes a schema."""

from typing import Any

import pytest

from sandbox.schema.compile import definition, result_schema, type_schema


def described(html: str, *fields: dict[str, Any], name: str = "Thing") -> dict[str, Any]:
    return {"name": name, "html_description": html, "annotations": list(fields)}


def field(name: str, kind: str, html: str = "", required: bool = True) -> dict[str, Any]:
    return {"name": name, "type": kind, "html_description": html, "required": required}


USER = '<a href="#user">User</a>'


def test_types_are_read_as_they_are_worded() -> None:
    assert type_schema("Array of Array of PhotoSize")["items"]["items"] == {"$ref": "#/definitions/PhotoSize"}
    assert type_schema("Integer or String") == {"anyOf": [{"type": "integer"}, {"type": "string"}]}
    assert len(type_schema("Array of InputMediaAudio, InputMediaPhoto and InputMediaVideo")["items"]["anyOf"]) == 3


def test_an_object_knows_its_fields_and_no_others() -> None:
    entry = described("", field("id", "Integer"), field("note", "String", required=False))
    schema = definition(entry)
    assert schema["required"] == ["id"]
    assert schema["additionalProperties"] is False


def test_a_word_that_is_always_the_same_is_a_constant() -> None:
    entry = described(
        "", field("status", "String", "status, always “left”"), field("type", "String", "must be <em>photo</em>")
    )
    properties = definition(entry)["properties"]
    assert (properties["status"], properties["type"]) == ({"enum": ["left"]}, {"enum": ["photo"]})


def test_a_type_without_fields_may_be_a_union() -> None:
    union = definition(described('one of <ul><li><a href="#a">A</a></li><li><a href="#b">B</a></li></ul>'))
    assert [part["$ref"] for part in union["anyOf"]] == ["#/definitions/A", "#/definitions/B"]


@pytest.mark.parametrize(
    ("html", "schema"),
    [
        ("<p>Returns <em>True</em> on success.</p>", {"enum": [True]}),
        (f"<p>Returns an Array of {USER} objects.</p>", {"type": "array", "items": {"$ref": "#/definitions/User"}}),
        (f"<p>On success, the sent {USER} is returned.</p>", {"$ref": "#/definitions/User"}),
        (f"On success, the {USER} is returned, otherwise <em>True</em> is returned.",
         {"anyOf": [{"$ref": "#/definitions/User"}, {"enum": [True]}]}),
        ("<p>Returns <em>Int</em> on success.</p>", {"type": "integer"}),
    ],
)  # fmt: skip
def test_results_are_read_from_the_prose(html: str, schema: dict[str, Any]) -> None:
    assert result_schema(described(html)) == schema


def test_a_method_that_says_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="Thing"):
        result_schema(described("<p>Does something.</p>"))
