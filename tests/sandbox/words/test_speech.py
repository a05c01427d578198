"""What is found in plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.words.speech import find_entities
from sandbox.words.trim import trim
from sandbox.words.utf16 import cut, units


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("请按 /my@huiyin_sandbox_bot", [("bot_command", "/my@huiyin_sandbox_bot")]),
        ("1/2 and a/b", []),
        ("/report 🚨 @wang_li 漏水", [("bot_command", "/report"), ("mention", "@wang_li")]),
        ("🚨🚨@wang_li", [("mention", "@wang_li")]),
        ("见 https://a.b/c?d=e，谢谢", [("url", "https://a.b/c?d=e")]),
        ("wang@example.com", [("email", "wang@example.com")]),
        ("#报修 #1", [("hashtag", "#报修")]),
        ("3栋2单元1201", []),
    ],
)
def test_entities_are_found(text: str, found: list[tuple[str, str]]) -> None:
    entities = find_entities(text)
    assert [(e["type"], cut(text, e["offset"], e["length"])) for e in entities] == found


def test_nothing_is_found_inside_code_or_a_link() -> None:
    code = {"type": "code", "offset": 0, "length": 6}
    assert find_entities("/start /my", [code]) == [code, {"type": "bot_command", "offset": 7, "length": 3}]


@given(st.text())
def test_units_and_cut_agree(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2
    assert cut(text, 0, units(text)) == text


def test_blank_ends_go_and_entities_move_along() -> None:
    bold = {"type": "bold", "offset": 1, "length": 4}
    assert trim("\n  ab  ", [bold]) == ("ab", [{"type": "bold", "offset": 0, "length": 2}])
    assert trim("a\0b\tc", []) == ("a b c", [])
    assert trim(" \n ", [bold]) == ("", [])
