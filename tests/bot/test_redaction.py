import logging

import pytest
import structlog

from bot.redaction import redact
from tests.bot.logged import logged


@pytest.mark.parametrize(
    "secret",
    [
        "https://api.telegram.org/bot123456:AAF_secret-secret/sendMessage",
        "123456789:AAF_secret-secretsecret",
        "postgresql://me:secret@localhost/desk",
        "13805710000",
        "138 0571 0000",
        "+86 138 0571 0000",
        "+4420 7946 0000",
        "0571-8888 0000",
        "0912-345-678",
        "9123 4567",
    ],
)
def test_secrets_and_telephone_numbers_are_hidden(secret: str) -> None:
    shown = str(redact(f"at {secret} today"))
    assert "***" in shown
    assert "secret" not in shown.replace("***", "")
    assert not any(part in shown for part in ("0000", "345-678", "4567"))


@pytest.mark.parametrize("plain", ["3-2-1201", "R-261122-007", "2026-11-22T02:10:00", "1201, 3 of 20", -1001234567])
def test_what_is_neither_stays(plain: object) -> None:
    assert redact(plain) == plain


def test_parts_of_a_value_are_looked_at() -> None:
    assert redact({"who": ["13805710000", 7]}) == {"who": ["***", 7]}


def test_one_line_of_json_for_each_event_with_our_own_and_the_libraries_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with logged(capsys) as log:
        structlog.get_logger().info("called", by="13805710000", chat_id=-100123456789)
        structlog.get_logger().debug("not_wanted")
        logging.getLogger("library").warning("calling %s", "13805710000")
        logging.getLogger("httpx").info("POST https://api.telegram.org/bot1:secret/getMe")
        try:
            raise OSError("call 13805710000")
        except OSError:
            structlog.get_logger().exception("failed")
        lines = log.lines()
    assert [line["event"] for line in lines] == ["called", "calling ***", "failed"]
    assert lines[0]["by"] == "***"
    assert lines[0]["chat_id"] == -100123456789
    assert "call ***" in lines[2]["exception"]
    assert {"level", "timestamp"} <= set(lines[1])
