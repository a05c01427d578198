"""Debian's Chromium, looking at the sandbox's page."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Page, async_playwright

ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)


def chromium() -> str:
    """Where it is installed; skips the test where it is not, except where `CI` is set."""
    path = shutil.which("chromium")
    if path is None:
        reason = "no chromium: apt-get install chromium fonts-noto-cjk"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """A browser of one's own."""
    path = chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


@asynccontextmanager
async def look_at(
    browser: Browser,
    address: str,
    *,
    width: int = 1500,
    height: int = 900,
    locale: str = "zh-CN",
) -> AsyncIterator[Page]:
    """The page. At the end no script may have failed, and nobody but its own server have been asked for anything."""
    failures: list[str] = []
    asked: list[str] = []
    context = await browser.new_context(viewport={"width": width, "height": height}, locale=locale)
    page = await context.new_page()
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(address)
    try:
        yield page
    finally:
        await context.close()
    own = address.split("/?", maxsplit=1)[0]
    assert failures == []
    assert [url for url in asked if not url.startswith((own, "blob:", "data:"))] == []
