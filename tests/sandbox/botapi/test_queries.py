"""Pressed buttons and their answers."""

import asyncio

from tests.sandbox.client import Sandbox

BUTTONS = [
    [{"text": "接单", "callback_data": "accept"}, {"text": "接单并到场", "callback_data": "both"}],
    [{"text": "转给别人", "callback_data": "hand"}, {"text": "网页", "url": "https://a.b/"}],
    [{"text": "号码", "copy_text": {"text": "0571"}}],
]
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def stage(sandbox: Sandbox) -> tuple[int, int]:
    wang = await sandbox.person()
    sent = await sandbox.result("sendMessage", chat_id=wang, text="a", reply_markup={"inline_keyboard": BUTTONS})
    return wang, sent["message_id"]


async def test_a_button_is_found_by_its_text_or_a_part_of_it_or_its_data(sandbox: Sandbox) -> None:
    wang, _ = await stage(sandbox)
    for wish in ({"text": "接单"}, {"text": "转给"}, {"data": "both"}):
        await sandbox.post("press", from_=wang, **wish)
    assert [update["callback_query"]["data"] for update in await sandbox.updates()] == ["accept", "hand", "both"]
    assert "several" in await sandbox.refused("POST", "press", from_=wang, text="单")
    assert "接单, 接单并到场, 转给别人" in await sandbox.refused("POST", "press", from_=wang, text="完工")


async def test_links_and_copies_concern_the_bot_not(sandbox: Sandbox) -> None:
    wang, _ = await stage(sandbox)
    assert await sandbox.post("press", from_=wang, text="网页") == {"url": "https://a.b/"}
    assert await sandbox.post("press", from_=wang, text="号码") == {"copied": "0571"}
    assert await sandbox.updates() == []


async def test_one_can_wait_for_the_toast(sandbox: Sandbox) -> None:
    wang, _ = await stage(sandbox)
    pressing = asyncio.ensure_future(sandbox.post("press", from_=wang, text="接单", wait=10))
    (update,) = await sandbox.updates(timeout=10)
    await sandbox.result(
        "answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="您接了", show_alert=True
    )
    assert (await pressing)["answer"] == {"text": "您接了", "show_alert": True, "url": None}


async def test_an_answer_opens_the_private_chat(sandbox: Sandbox) -> None:
    wang, _ = await stage(sandbox)
    query = (await sandbox.post("press", from_=wang, text="接单"))["query_id"]
    refused = await sandbox.complaint("answerCallbackQuery", callback_query_id=query, url="https://example.com/")
    assert refused == "Bad Request: URL_INVALID"
    link = "https://t.me/huiyin_sandbox_bot?start=done-7"
    await sandbox.result("answerCallbackQuery", callback_query_id=query, url=link)
    answer = (await sandbox.get(f"queries/{query}"))["answer"]
    opened = await sandbox.post("open", from_=wang, link=answer["url"])
    assert opened["message"]["text"] == "/start done-7"


async def test_a_late_answer_fails(sandbox: Sandbox) -> None:
    wang, _ = await stage(sandbox)
    query = (await sandbox.post("press", from_=wang, text="接单"))["query_id"]
    await sandbox.post("clock", add_seconds=31)
    assert await sandbox.complaint("answerCallbackQuery", callback_query_id=query) == TOO_OLD
    assert await sandbox.complaint("answerCallbackQuery", callback_query_id="1") == TOO_OLD


async def test_a_toast_has_200_characters(sandbox: Sandbox) -> None:
    wang, _ = await stage(sandbox)
    query = (await sandbox.post("press", from_=wang, text="接单"))["query_id"]
    assert (
        await sandbox.complaint("answerCallbackQuery", callback_query_id=query, text="水" * 201)
        == "Bad Request: MESSAGE_TOO_LONG"
    )
    await sandbox.result("answerCallbackQuery", callback_query_id=query, text="水" * 200)


async def test_forged_data_and_a_message_that_is_gone(sandbox: Sandbox) -> None:
    wang, card = await stage(sandbox)
    await sandbox.result("deleteMessage", chat_id=wang, message_id=card)
    await sandbox.post("press", from_=wang, message_id=card, data="accept:9:9", forged=True)
    (update,) = await sandbox.updates()
    assert update["callback_query"]["data"] == "accept:9:9"
    assert update["callback_query"]["message"]["date"] == 0
    assert "forged" in await sandbox.refused("POST", "press", from_=wang, data="x", forged=True)


async def test_a_strange_button_is_not_pressed_by_accident(sandbox: Sandbox) -> None:
    wang, card = await stage(sandbox)
    li = await sandbox.person("李")
    assert "not 李's" in await sandbox.refused("POST", "press", from_=li, chat=wang, text="接单")
    assert "no such button" in await sandbox.refused("POST", "press", from_=wang, message_id=card, data="accept2")
