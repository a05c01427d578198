"""Groups: what a bot hears there, topics, members."""

import pytest

from tests.sandbox.client import Sandbox


async def heard(sandbox: Sandbox) -> list[str]:
    """The texts of the messages that reached the bot."""
    return [update["message"]["text"] for update in await sandbox.updates() if "text" in update.get("message", {})]


@pytest.mark.parametrize(
    ("text", "reaches"),
    [
        ("大家好", False),
        ("/bind", True),
        ("/bind@huiyin_sandbox_bot 3栋", True),
        ("/bind@another_bot", False),
        ("@huiyin_sandbox_bot 在吗", True),
        ("@another_person 在吗", False),
    ],
)
async def test_privacy_mode(sandbox: Sandbox, text: str, reaches: bool) -> None:
    wang = await sandbox.person()
    group = await sandbox.group(wang)
    said = await sandbox.post("say", from_=wang, chat=group, text=text)
    assert await heard(sandbox) == ([text] if reaches else [])
    assert said["message"].get("seen_by_bot", True) == reaches
    await sandbox.post("edit", from_=wang, chat=group, message_id=said["message"]["message_id"], text="b")
    assert ["edited_message" in update for update in await sandbox.updates()] == ([True] if reaches else [])


async def test_an_administrator_hears_all(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    group = await sandbox.group(wang, bot="administrator")
    await sandbox.post("say", from_=wang, chat=group, text="大家好")
    assert await heard(sandbox) == ["大家好"]


async def test_replies_to_the_bot_reach_it_replies_to_others_do_not(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    group = await sandbox.group(wang)
    card = (await sandbox.result("sendMessage", chat_id=group, text="卡"))["message_id"]
    mine = (await sandbox.post("say", from_=wang, chat=group, text="a"))["message"]["message_id"]
    await sandbox.post("say", from_=wang, chat=group, text="回你", reply_to=card)
    await sandbox.post("say", from_=wang, chat=group, text="回我", reply_to=mine)
    assert await heard(sandbox) == ["回你"]


async def test_a_reply_outside_of_forums_has_a_thread_that_is_no_topic(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    group = await sandbox.group(wang)
    card = (await sandbox.result("sendMessage", chat_id=group, text="卡"))["message_id"]
    await sandbox.post("say", from_=wang, chat=group, text="回你", reply_to=card)
    message = (await sandbox.updates())[0]["message"]
    assert (message["message_thread_id"], "is_topic_message" in message) == (card, False)
    told = await sandbox.complaint("sendMessage", chat_id=group, text="a", message_thread_id=card)
    assert told == "Bad Request: message thread not found"


async def test_topics(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    group = await sandbox.group({"person": wang, "status": "creator"}, forum=True, topics=["水电"])
    (topic,) = sandbox.world.chats[group].topics
    sent = await sandbox.result("sendMessage", chat_id=group, text="卡", message_thread_id=topic)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (topic, True)
    await sandbox.post("say", from_=wang, chat=group, text="/bind", thread=topic)
    said = (await sandbox.updates())[-1]["message"]
    assert said["reply_to_message"]["forum_topic_created"]["name"] == "水电"
    await sandbox.patch(f"chats/{group}/topics/{topic}", closed=True)
    here = {"chat_id": group, "text": "a", "message_thread_id": topic}
    assert await sandbox.complaint("sendMessage", **here) == "Bad Request: TOPIC_CLOSED"
    await sandbox.patch(f"chats/{group}/topics/{topic}", closed=False)
    await sandbox.result("sendMessage", **here)
    await sandbox.patch(f"chats/{group}/topics/{topic}", deleted=True)
    assert await sandbox.complaint("sendMessage", **here) == "Bad Request: message thread not found"
    services = [update["message"].keys() for update in await sandbox.updates()]
    assert ["forum_topic_closed" in services[0], "forum_topic_reopened" in services[1]] == [True, True]


async def test_anonymous_administrators_speak_as_the_group_and_press_as_themselves(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    group = await sandbox.group({"person": wang, "status": "administrator", "anonymous": True, "custom_title": "经理"})
    await sandbox.post("say", from_=wang, chat=group, text="/bind")
    message = (await sandbox.updates())[0]["message"]
    assert message["from"]["id"] == 1087968824
    assert (message["sender_chat"]["id"], message["author_signature"]) == (group, "经理")
    markup = {"inline_keyboard": [[{"text": "接单", "callback_data": "a"}]]}
    await sandbox.result("sendMessage", chat_id=group, text="卡", reply_markup=markup)
    await sandbox.post("press", from_=wang, chat=group, text="接单")
    assert (await sandbox.updates())[0]["callback_query"]["from"]["id"] == wang


async def test_members_come_and_go(sandbox: Sandbox) -> None:
    wang, li = await sandbox.person("王"), await sandbox.person("李")
    group = await sandbox.group({"person": wang, "status": "creator"}, bot="administrator")
    await sandbox.updates(allowed_updates=["message", "chat_member"])
    await sandbox.post(f"chats/{group}/members", person=li, status="member", by=wang)
    await sandbox.post(f"chats/{group}/members", person=li, status="kicked", by=wang)
    joined, hello, out, bye = await sandbox.updates()
    assert joined["chat_member"]["old_chat_member"]["status"] == "left"
    assert (joined["chat_member"]["new_chat_member"]["status"], joined["chat_member"]["from"]["id"]) == ("member", wang)
    assert hello["message"]["new_chat_members"][0]["id"] == li
    assert out["chat_member"]["new_chat_member"]["until_date"] == 0
    assert bye["message"]["left_chat_member"]["id"] == li
    assert (await sandbox.result("getChatMember", chat_id=group, user_id=li))["status"] == "kicked"
    for outsider in (li, await sandbox.person("赵")):
        assert "not a member" in await sandbox.refused("POST", "say", from_=outsider, chat=group, text="a")


async def test_the_bot_is_added_and_promoted(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    group = (await sandbox.post("chats", title="水电组", members=[wang]))["id"]
    assert await sandbox.updates() == []
    for status in ("member", "administrator", "kicked"):
        await sandbox.post(f"chats/{group}/members", person="bot", status=status)
    changes = [update["my_chat_member"] for update in await sandbox.updates() if "my_chat_member" in update]
    assert [change["new_chat_member"]["status"] for change in changes] == ["member", "administrator", "kicked"]
    assert {change["from"]["id"] for change in changes} == {wang}


async def test_administrators_and_counts(sandbox: Sandbox) -> None:
    wang, li = await sandbox.person("王"), await sandbox.person("李")
    group = await sandbox.group({"person": wang, "status": "creator"}, li, username="shuidian", description="水电")
    listed = await sandbox.result("getChatAdministrators", chat_id="@shuidian")
    assert [(each["status"], each["user"]["id"]) for each in listed] == [("creator", wang)]
    assert await sandbox.result("getChatMemberCount", chat_id=group) == 3
    full = await sandbox.result("getChat", chat_id=group)
    assert (full["description"], full["active_usernames"]) == ("水电", ["shuidian"])
    stranger = await sandbox.person("赵")
    assert (await sandbox.result("getChatMember", chat_id=group, user_id=stranger))["status"] == "left"
    assert await sandbox.complaint("getChatMember", chat_id=group, user_id=1) == "Bad Request: user not found"
    told = await sandbox.complaint("getChatAdministrators", chat_id=wang)
    assert told == "Bad Request: there are no administrators in the private chat"


async def test_leaving(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    group = await sandbox.group(wang)
    await sandbox.result("leaveChat", chat_id=group)
    (update,) = await sandbox.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "left"
    assert "not a member" in await sandbox.complaint("leaveChat", chat_id=group)
    assert "private chats" in await sandbox.complaint("leaveChat", chat_id=wang)


async def test_pins_need_rights(sandbox: Sandbox) -> None:
    group = await sandbox.group(await sandbox.person())
    card = (await sandbox.result("sendMessage", chat_id=group, text="卡"))["message_id"]
    here = {"chat_id": group, "message_id": card}
    assert "not enough rights" in await sandbox.complaint("pinChatMessage", **here)
    await sandbox.post(f"chats/{group}/members", person="bot", status="administrator")
    await sandbox.result("pinChatMessage", **here)
    assert (await sandbox.result("getChat", chat_id=group))["pinned_message"]["message_id"] == card
    await sandbox.result("unpinChatMessage", chat_id=group)
    assert "not found" in await sandbox.complaint("unpinChatMessage", chat_id=group)


async def test_reactions(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    said = (await sandbox.post("say", from_=wang, text="a"))["message"]["message_id"]
    here = {"chat_id": wang, "message_id": said}
    await sandbox.result("setMessageReaction", **here, reaction=[{"type": "emoji", "emoji": "❤️"}])
    (read,) = (await sandbox.get(f"chats/{wang}/messages"))["messages"]
    assert read["reactions"] == ["❤"]
    wrong = [{"type": "emoji", "emoji": "🔧"}]
    assert await sandbox.complaint("setMessageReaction", **here, reaction=wrong) == "Bad Request: REACTION_INVALID"
    await sandbox.updates(allowed_updates=["message_reaction"])
    await sandbox.post("react", from_=wang, message_id=said, emoji="👍")
    (update,) = await sandbox.updates()
    assert update["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]
