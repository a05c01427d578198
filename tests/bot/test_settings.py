import shutil
from pathlib import Path

import pytest
from dotenv import dotenv_values
from pydantic import ValidationError

from bot.settings import Settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"
NAMES = [
    "BOT_TOKEN",
    "BOT_API_BASE",
    "DATABASE_URL",
    "WEBHOOK_URL",
    "WEBHOOK_SECRET",
    "HTTP_HOST",
    "HTTP_PORT",
    "TRANSCRIBER_URL",
    "TRANSCRIBER_KEY",
    "TRANSCRIBER_MODEL",
    "LOG_LEVEL",
    "LOG_FORMAT",
]


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_the_names_are_those_that_are_promised() -> None:
    assert [name.upper() for name in Settings.model_fields] == NAMES


def test_the_example_has_every_setting_with_its_default_and_its_description() -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    given = dotenv_values(EXAMPLE)
    assert list(given) == NAMES
    defaults = Settings()
    shutil.copy(EXAMPLE, ".env")
    assert Settings() == defaults
    for name, field in Settings.model_fields.items():
        above = next(n for n, line in enumerate(lines) if line.startswith(name.upper() + "=")) - 1
        assert lines[above] == f"# {field.description}"


def test_a_default_in_the_example_is_written_out() -> None:
    defaults = Settings()
    assert dotenv_values(EXAMPLE)["BOT_API_BASE"] == defaults.bot_api_base
    assert dotenv_values(EXAMPLE)["DATABASE_URL"] == defaults.database_url.get_secret_value()
    assert dotenv_values(EXAMPLE)["HTTP_PORT"] == str(defaults.http_port)


def test_secrets_are_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "42:very-secret")
    monkeypatch.setenv("WEBHOOK_SECRET", "hush")
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:password@localhost/desk")
    settings = Settings()
    for shown in (repr(settings), str(settings), str(settings.model_dump()), settings.model_dump_json()):
        assert not any(secret in shown for secret in ("very-secret", "hush", "password"))
    assert settings.token == "42:very-secret"
    assert settings.bot_id == 42


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("BOT_TOKEN", "no-colon-secret", "as @BotFather gives it"),
        ("BOT_API_BASE", "telegram.org", "begins with https://"),
        ("WEBHOOK_URL", "https://desk.example", "WEBHOOK_SECRET is required"),
        ("WEBHOOK_SECRET", "spaces are refused", "1 to 256 of"),
        ("TRANSCRIBER_URL", "whisper.local", "begins with https://"),
        ("TRANSCRIBER_KEY", "sk-secret", "TRANSCRIBER_URL is required"),
        ("HTTP_PORT", "70000", "less than or equal to 65535"),
        ("LOG_LEVEL", "loud", "'debug', 'info', 'warning' or 'error'"),
    ],
)
def test_a_wrong_setting_is_refused_without_showing_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, reason: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError, match=reason) as refused:
        Settings()
    assert value not in str(refused.value)


@pytest.mark.parametrize(
    ("usual", "ours"),
    [
        ("sqlite+aiosqlite:///data/desk.db", "sqlite:///data/desk.db"),
        ("postgresql+asyncpg://me:pass@host/desk", "postgresql://me:pass@host/desk"),
        ("postgres://me@host/desk", "postgresql://me@host/desk"),
        ("postgresql://me@host/desk?search_path=a", "postgresql://me@host/desk?search_path=a"),
    ],
)
def test_addresses_as_sqlalchemy_and_hosts_write_them_are_understood(
    monkeypatch: pytest.MonkeyPatch, usual: str, ours: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", usual)
    assert Settings().database_url.get_secret_value() == ours


def test_a_closing_slash_and_the_case_of_words_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_API_BASE", "http://127.0.0.1:8081/")
    monkeypatch.setenv("LOG_LEVEL", "WARNING")
    assert Settings().bot_api_base == "http://127.0.0.1:8081"
    assert Settings().log_level == "warning"
