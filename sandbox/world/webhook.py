"""Where the bot wants its updates pushed to, if it does."""

from dataclasses import dataclass

from sandbox.shapes import Json, present


@dataclass
class Webhook:
    url: str = ""
    secret: str | None = None
    max_connections: int = 40
    first_delay: float = 1.0  # real seconds before the first retry; doubled for each one after
    last_error_date: int | None = None
    last_error: str | None = None

    def info(self, pending: int, allowed: list[str] | None) -> Json:
        """The Bot API's WebhookInfo."""
        fixed = {"url": self.url, "has_custom_certificate": False, "pending_update_count": pending}
        if not self.url:
            return fixed | present(allowed_updates=allowed)
        return fixed | present(
            max_connections=self.max_connections,
            allowed_updates=allowed,
            last_error_date=self.last_error_date,
            last_error_message=self.last_error,
            ip_address="127.0.0.1",
        )
