"""Form fields become parameters."""

from typing import Any

import pytest

from sandbox.schema.check import SchemaError, check_params, check_result
from sandbox.schema.coerce import coerce
from sandbox.schema.source import bot_api, method_names


@pytest.mark.parametrize(
    ("method", "given", "params"),
    [
        ("getUpdates", {"offset": "-5"}, {"offset": -5}),
        ("getUpdates", {"allowed_updates": '["message"]'}, {"allowed_updates": ["message"]}),
        ("sendMessage", {"chat_id": "7", "text": "7"}, {"chat_id": 7, "text": "7"}),
        ("sendMessage", {"chat_id": "@group", "text": "{}"}, {"chat_id": "@group", "text": "{}"}),
        ("sendMessage", {"protect_content": "True"}, {"protect_content": True}),
        ("sendLocation", {"latitude": "30.25", "longitude": "-1"}, {"latitude": 30.25, "longitude": -1}),
        ("sendMessage", {"reply_markup": None, "text": "a"}, {"text": "a"}),
        ("getUpdates", {"limit": "many"}, {"limit": "many"}),
    ],
)  # fmt: skip
def test_strings_become_what_the_schema_says(method: str, given: dict[str, Any], params: dict[str, Any]) -> None:
    assert coerce(method, given) == params


@pytest.mark.parametrize(
    "params",
    [
        {"chat_id": 7},
        {"chat_id": 7, "text": "a", "unheard_of": 1},
        {"chat_id": 7, "text": "a", "reply_markup": {"inline_keyboard": [{"text": "not a row"}]}},
        {"chat_id": 7, "text": "a", "entities": [{"type": "bold"}]},
        {"chat_id": 7.5, "text": "a"},
    ],
)
def test_wrong_parameters_are_refused(params: dict[str, Any]) -> None:
    with pytest.raises(SchemaError):
        check_params("sendMessage", params)


def test_results_are_held_against_the_schema() -> None:
    check_result("getChatMemberCount", 3)
    check_result("getUpdates", [{"update_id": 1}])
    for method, wrong in (
        ("getChatMemberCount", "3"),
        ("getUpdates", [{}]),
        ("getMe", {"id": 1}),
        ("deleteMessage", False),
    ):
        with pytest.raises(SchemaError):
            check_result(method, wrong)


def test_the_schema_is_whole() -> None:
    api = bot_api()
    assert api["version"] == "10.3"
    assert len(api["methods"]) > 180
    assert method_names()["sendmessage"] == "sendMessage"
    assert "description" not in api["definitions"]["User"]
