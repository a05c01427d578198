"""What the operator sets, from the environment or from `.env`; `.env.example` lists the same names."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.http_address import http_address
from storage.address import plain

TELEGRAM = "https://api.telegram.org"


class LogLevel(StrEnum):
    """How much is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogFormat(StrEnum):
    """For eyes, or for a collector."""

    TEXT = "text"
    JSON = "json"


class Settings(BaseSettings):
    """The settings by their names in the environment, lower case; raises `ValidationError` naming what is wrong."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True)

    bot_token: SecretStr | None = Field(
        default=None, description="The token of @BotFather; without one the demonstration runs"
    )
    bot_api_base: str = Field(
        default=TELEGRAM, description="Any Bot API server: Telegram's, a self-hosted one, the sandbox"
    )
    database_url: SecretStr = Field(
        default=SecretStr("sqlite:///data/huiyin.db"),
        description="sqlite:///file, or postgresql://user:password@host/database",
    )
    webhook_url: str | None = Field(
        default=None, description="Where Telegram posts updates; without one they are polled"
    )
    webhook_secret: SecretStr | None = Field(
        default=None, description="Required with WEBHOOK_URL: 1 to 256 of A-Z a-z 0-9 _ -"
    )
    http_host: str = Field(default="127.0.0.1", description="Where webhooks, /healthz, /readyz and /metrics are served")
    http_port: int = Field(default=8080, ge=0, le=65535, description="0 takes a free port")
    transcriber_url: str | None = Field(
        default=None, description="A server that writes recordings down, such as https://api.openai.com/v1"
    )
    transcriber_key: SecretStr | None = Field(default=None, description="Its key, where it wants one")
    transcriber_model: str = Field(default="whisper-1", description="Which of its models")
    log_level: LogLevel = Field(default=LogLevel.INFO, description="debug, info, warning or error")
    log_format: LogFormat = Field(default=LogFormat.TEXT, description="text or json")

    @field_validator("bot_token")
    @classmethod
    def _token_has_its_form(cls, token: SecretStr | None) -> SecretStr | None:
        number, colon, secret = token.get_secret_value().partition(":") if token else ("0", ":", "-")
        if not (number.isdecimal() and colon and secret):
            raise ValueError("a token is digits, a colon and a secret, as @BotFather gives it")
        return token

    @field_validator("database_url")
    @classmethod
    def _address_without_a_driver(cls, url: SecretStr) -> SecretStr:
        return SecretStr(plain(url.get_secret_value()))

    @field_validator("webhook_secret")
    @classmethod
    def _secret_has_its_form(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
            raise ValueError("a webhook secret is 1 to 256 of A-Z a-z 0-9 _ -")
        return secret

    @field_validator("bot_api_base", "webhook_url", "transcriber_url")
    @classmethod
    def _is_an_address(cls, url: str | None) -> str | None:
        return None if url is None else http_address(url)

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def _in_any_case(cls, word: object) -> object:
        return word.lower() if isinstance(word, str) else word

    @model_validator(mode="after")
    def _webhook_has_a_secret(self) -> Self:
        if self.webhook_url and not self.webhook_secret:
            raise ValueError("WEBHOOK_SECRET is required with WEBHOOK_URL")
        return self

    @model_validator(mode="after")
    def _key_has_a_lock(self) -> Self:
        if self.transcriber_key and not self.transcriber_url:
            raise ValueError("TRANSCRIBER_URL is required with TRANSCRIBER_KEY")
        return self

    @property
    def token(self) -> str:
        """The token in the clear; raises `LookupError` when there is none."""
        if self.bot_token is None:
            raise LookupError("BOT_TOKEN is not set")
        return self.bot_token.get_secret_value()

    @property
    def bot_id(self) -> int:
        """The bot's own number, which a token begins with."""
        return int(self.token.partition(":")[0])
