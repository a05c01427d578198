"""Edits and deletions."""

import pytest

from tests.sandbox.client import Sandbox

BUTTON = {"inline_keyboard": [[{"text": "接单", "callback_data": "a"}]]}
SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def card(sandbox: Sandbox, chat: int) -> int:
    sent = await sandbox.result("sendMessage", chat_id=chat, text="<b>漏水</b>", parse_mode="HTML", reply_markup=BUTTON)
    number: int = sent["message_id"]
    return number


async def test_an_edit_that_changes_nothing_is_refused(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    same = {"chat_id": wang, "message_id": await card(sandbox, wang), "text": "<b>漏水</b>", "parse_mode": "HTML"}
    assert await sandbox.complaint("editMessageText", **same, reply_markup=BUTTON) == SAME
    edited = await sandbox.result("editMessageText", **same)
    assert "reply_markup" not in edited
    assert await sandbox.complaint("editMessageText", **same) == SAME
    await sandbox.result("editMessageText", **(same | {"parse_mode": None, "text": "漏水"}))


async def test_buttons_alone_are_changed(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    here = {"chat_id": wang, "message_id": await card(sandbox, wang)}
    assert await sandbox.complaint("editMessageReplyMarkup", **here, reply_markup=BUTTON) == SAME
    bare = await sandbox.result("editMessageReplyMarkup", **here)
    assert (bare["text"], "reply_markup" in bare) == ("漏水", False)
    assert await sandbox.complaint("editMessageReplyMarkup", **here) == SAME


async def test_what_cannot_be_edited(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    said = (await sandbox.post("say", from_=wang, text="a"))["message"]["message_id"]
    keyboard = {"keyboard": [[{"text": "a"}]]}
    asked = await sandbox.result("sendMessage", chat_id=wang, text="a", reply_markup=keyboard)
    photo = (await sandbox.post("say", from_=wang, photo="leak"))["message"]["photo"][-1]["file_id"]
    sent = await sandbox.result("sendPhoto", chat_id=wang, photo=photo)
    for number, complaint in (
        (said, "message can't be edited"),
        (asked["message_id"], "message can't be edited"),
        (sent["message_id"], "there is no text in the message to edit"),
        (999, "message to edit not found"),
    ):
        told = await sandbox.complaint("editMessageText", chat_id=wang, message_id=number, text="b")
        assert told == f"Bad Request: {complaint}"


async def test_a_deleted_message_is_gone(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    here = {"chat_id": wang, "message_id": await card(sandbox, wang)}
    await sandbox.result("deleteMessage", **here)
    assert await sandbox.complaint("deleteMessage", **here) == "Bad Request: message to delete not found"
    assert await sandbox.complaint("editMessageText", **here, text="b") == "Bad Request: message to edit not found"
    assert (await sandbox.get(f"chats/{wang}/messages"))["messages"] == []


@pytest.mark.parametrize(("hours", "deleted"), [(47, True), (48, False)])
async def test_a_bot_deletes_for_two_days(sandbox: Sandbox, hours: int, deleted: bool) -> None:
    wang = await sandbox.person()
    number = await card(sandbox, wang)
    await sandbox.post("clock", add_seconds=hours * 3600)
    assert (await sandbox.call("deleteMessage", chat_id=wang, message_id=number))["ok"] == deleted


async def test_in_a_group_it_deletes_others_messages_as_administrator_only(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    group = await sandbox.group(wang)
    said = (await sandbox.post("say", from_=wang, chat=group, text="a"))["message"]["message_id"]
    told = await sandbox.complaint("deleteMessage", chat_id=group, message_id=said)
    assert told == "Bad Request: message can't be deleted for everyone"
    await sandbox.post(f"chats/{group}/members", person="bot", status="administrator")
    await sandbox.result("deleteMessages", chat_id=group, message_ids=[said, 999])
    assert said not in sandbox.world.chats[group].messages
