"""Text comes out as it was meant, whatever it holds."""

import pytest
from playwright.async_api import Page, expect

from tests.sandbox.page.estate import Estate, bubbles, pane

pytestmark = pytest.mark.asyncio(loop_scope="session")

HOSTILE = "<img src=x onerror='window.harmed=1'><script>window.harmed=1</script>{{7*7}}${7*7}\u202e"


async def test_entities_become_elements(estate: Estate, page: Page) -> None:
    text = '🚰 <b>粗 <i>斜</i></b> <code>a&lt;b</code>\n<blockquote>引</blockquote>\n<a href="https://example.org/x">链</a>'
    await estate.tell(estate.wang, text)
    words = pane(page, "resident").locator(".words")
    await expect(words.locator("strong")).to_have_text("粗 斜")
    await expect(words.locator("strong em")).to_have_text("斜")
    await expect(words.locator("code")).to_have_text("a<b")
    await expect(words.locator("blockquote")).to_have_text("引")
    await expect(words.get_by_role("link", name="链")).to_have_attribute("href", "https://example.org/x")
    assert (await words.inner_text()).split("\n") == ["🚰 粗 斜 a<b", "引", "链"]


async def test_hostile_words_and_names_stay_words(estate: Estate, page: Page) -> None:
    mallory = await estate.sandbox.person(HOSTILE)
    await estate.sandbox.post(f"chats/{estate.group}/members", person=mallory, status="member")
    await estate.sandbox.post("say", from_=mallory, chat=estate.group, text=HOSTILE)
    message = bubbles(pane(page, "group")).last
    await expect(message.locator(".words")).to_have_text(HOSTILE)
    await expect(message.locator(".sender")).to_have_text(HOSTILE)
    await expect(pane(page, "group").locator(".words img, .words script, .sender img")).to_have_count(0)
    assert await page.evaluate("window.harmed") is None


async def test_a_link_that_would_run_a_script_is_no_link(estate: Estate, page: Page) -> None:
    words = "看这里 javascript:alert(1)"
    entity = {"type": "text_link", "offset": 0, "length": 3, "url": "javascript:window.harmed=1"}
    message = await estate.sandbox.result("sendMessage", chat_id=estate.wang, text=words)
    posted = estate.sandbox.world.chats[estate.wang].messages[message["message_id"]]
    posted.message["entities"] = [entity]  # Telegram lets no such link through: the page must not rely on it
    await page.reload()
    shown = pane(page, "resident").locator(".words")
    await expect(shown).to_have_text(words)
    await expect(shown.locator("a")).to_have_count(0)
