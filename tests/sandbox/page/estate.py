"""The people on the page under test, and the bot that the test itself plays."""

from dataclasses import dataclass
from typing import Any

from playwright.async_api import Locator, Page

from tests.sandbox.client import Sandbox


@dataclass
class Estate:
    """A resident, two technicians in their group, a supervisor, the front desk."""

    sandbox: Sandbox
    wang: int
    chen: int
    zhao: int
    sun: int
    li: int
    group: int

    @property
    def address(self) -> str:
        panes = f"resident={self.wang}&group={self.group}:{self.chen}&supervisor={self.sun}&desk={self.li}"
        return f"{self.sandbox.base}/?{panes}"

    async def tell(self, chat: int, text: str, **more: Any) -> int:
        """The bot sends a message; its number."""
        sent = await self.sandbox.result("sendMessage", chat_id=chat, text=text, parse_mode="HTML", **more)
        number: int = sent["message_id"]
        return number

    async def heard(self, kind: str) -> Any:
        """The next update, which must be of this kind."""
        (update,) = await self.sandbox.updates(timeout=10)
        return update[kind]

    async def answer(self, **answer: Any) -> None:
        """The bot answers the button that was pressed."""
        query = await self.heard("callback_query")
        await self.sandbox.result("answerCallbackQuery", callback_query_id=query["id"], **answer)


def pane(page: Page, slot: str) -> Locator:
    """One of resident, group, supervisor, desk."""
    return page.locator(f"#pane-{slot}")


def bubbles(where: Locator) -> Locator:
    """The messages in a pane, oldest first."""
    return where.locator(".message")


async def write(where: Locator, text: str) -> None:
    """Types into the pane's composer and presses Enter."""
    box = where.locator("textarea")
    await box.fill(text)
    await box.press("Enter")
