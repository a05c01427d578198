"""What is sent besides words."""

import pytest
from playwright.async_api import Page, expect

from tests.sandbox.page.estate import Estate, bubbles, pane, write

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_photo_and_an_album_are_picked_and_sent(estate: Estate, page: Page) -> None:
    resident = pane(page, "resident")
    await resident.get_by_role("button", name="添加照片等").click()
    await resident.get_by_role("button", name="leak").click()
    await write(resident, "水管")
    photo = await estate.heard("message")
    assert (photo["caption"], "media_group_id" in photo) == ("水管", False)
    await expect(resident.locator(".picture img")).to_have_js_property("complete", True)
    assert await resident.locator(".picture img").evaluate("image => image.naturalWidth") > 0
    await resident.get_by_role("button", name="添加照片等").click()
    await resident.get_by_role("button", name="leak").click()
    await resident.get_by_role("button", name="stain").click()
    await resident.get_by_role("button", name="发送").click()
    await expect(resident.locator(".album .picture")).to_have_count(2)
    await expect(bubbles(resident)).to_have_count(2)


async def test_voice_place_and_number_are_sent(estate: Estate, page: Page) -> None:
    desk = pane(page, "desk")
    for label, kind in (("voice", "voice"), ("位置", "location"), ("我的号码", "contact")):
        await desk.get_by_role("button", name="添加照片等").click()
        await desk.locator(".picker").get_by_role("button", name=label).click()
        assert kind in await estate.heard("message")
    await expect(desk.locator(".sound audio")).to_be_visible()
    await expect(desk.get_by_role("img", name="位置")).to_be_visible()
    await expect(desk.locator(".contact")).to_contain_text("+8613800000000")


async def test_films_of_every_kind_are_shown(estate: Estate, page: Page) -> None:
    resident = pane(page, "resident")
    for kind, where in (("video", ".film[controls]"), ("animation", ".film[autoplay]"), ("video_note", ".round .film")):
        said = await estate.sandbox.post("say", from_=estate.wang, **{kind: {"size": 1000}})
        file_id = said["message"][kind]["file_id"]
        method = "send" + kind.title().replace("_", "")
        await estate.sandbox.result(method, chat_id=estate.wang, **{kind: file_id})
        await expect(resident.locator(where).last).to_be_attached()
    await expect(resident.locator(".file")).to_have_count(0)
