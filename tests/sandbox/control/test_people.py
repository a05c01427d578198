"""People and what they do besides speaking."""

import pytest

from tests.sandbox.client import Sandbox


async def test_people_have_numbers_and_names_of_their_own(sandbox: Sandbox) -> None:
    added = await sandbox.post("people", first_name="王", id=7, username="wang_li", language_code="zh-hans")
    assert added == {
        **{"id": 7, "first_name": "王", "username": "wang_li", "language_code": "zh-hans"},
        **{"started": False, "blocked": False, "deactivated": False},
    }
    assert "taken" in await sandbox.refused("POST", "people", first_name="李", id=7)
    assert "taken" in await sandbox.refused("POST", "people", first_name="李", id=2**52)
    assert "somebody else's" in await sandbox.refused("POST", "people", first_name="李", username="WANG_LI")
    for name in ("@Wang_Li", "7", 7):
        assert (await sandbox.post("say", from_=name, text="a"))["message"]["chat"]["id"] == 7


async def test_a_new_name_shows_in_the_chat(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    await sandbox.patch(f"people/{wang}", first_name="王女士")
    await sandbox.post("say", from_=wang, text="a")
    message = (await sandbox.updates())[0]["message"]
    assert (message["from"]["first_name"], message["chat"]["first_name"]) == ("王女士", "王女士")


async def test_unknown_people_chats_and_keys_are_refused_by_name(sandbox: Sandbox) -> None:
    assert await sandbox.refused("POST", "say", from_=1, text="a") == "there is no person 1"
    assert await sandbox.refused("POST", "say", from_="@nobody", text="a") == "there is no person @nobody"
    assert await sandbox.refused("GET", "chats/-5/messages") == "there is no chat -5"
    assert await sandbox.refused("GET", "chats/--5/messages") == "there is no chat --5"
    assert "mood" in await sandbox.refused("POST", "people", first_name="王", mood="good")
    assert "first_name" in await sandbox.refused("POST", "people", username="x")


@pytest.mark.parametrize(
    ("wish", "text"),
    [
        ({"link": "https://t.me/huiyin_sandbox_bot?start=role-7_A"}, "/start role-7_A"),
        ({"link": "https://t.me/huiyin_sandbox_bot"}, "/start"),
        ({"link": "tg://resolve?domain=huiyin_sandbox_bot&start=x"}, "/start x"),
        ({"start": ""}, "/start"),
    ],
)
async def test_deep_links_start_the_bot(sandbox: Sandbox, wish: dict[str, str], text: str) -> None:
    stranger = await sandbox.person(started=False)
    assert (await sandbox.post("open", from_=stranger, **wish))["message"]["text"] == text
    assert (await sandbox.updates())[0]["message"]["entities"][0]["type"] == "bot_command"
    await sandbox.result("sendMessage", chat_id=stranger, text="a")


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        ({"link": "https://t.me/another_bot?start=a"}, "leads to another_bot"),
        ({"link": "https://example.com/?start=a"}, "not a link to a bot"),
        ({"start": "水"}, "up to 64"),
        ({"start": "a" * 65}, "up to 64"),
        ({}, "give link, start or startgroup"),
        ({"startgroup": "a"}, "needs the chat"),
    ],
)
async def test_links_that_lead_nowhere(sandbox: Sandbox, wish: dict[str, str], reason: str) -> None:
    wang = await sandbox.person()
    assert reason in await sandbox.refused("POST", "open", from_=wang, **wish)


async def test_startgroup_brings_the_bot_in(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    group = (await sandbox.post("chats", title="水电组", members=[{"person": wang, "status": "creator"}]))["id"]
    link = "https://t.me/huiyin_sandbox_bot?startgroup=bind-3&admin=pin_messages"
    await sandbox.post("open", from_=wang, link=link, chat=group)
    member, hello, start = await sandbox.updates()
    assert member["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert hello["message"]["new_chat_members"][0]["username"] == "huiyin_sandbox_bot"
    assert start["message"]["text"] == "/start@huiyin_sandbox_bot bind-3"


async def test_the_reply_keyboard_is_tapped(sandbox: Sandbox) -> None:
    wang = await sandbox.person(phone_number="13800000000")
    rows = [
        [{"text": "我的报修"}],
        [{"text": "发送电话", "request_contact": True}, {"text": "位置", "request_location": True}],
    ]
    await sandbox.result("sendMessage", chat_id=wang, text="a", reply_markup={"keyboard": rows})
    await sandbox.post("tap", from_=wang, text="我的")
    await sandbox.post("tap", from_=wang, text="发送电话")
    await sandbox.post("tap", from_=wang, text="位置", latitude=30.2, longitude=120.1)
    text, contact, location = (update["message"] for update in await sandbox.updates())
    assert text["text"] == "我的报修"
    assert contact["contact"] == {"phone_number": "13800000000", "first_name": "王", "user_id": wang}
    assert location["location"]["latitude"] == 30.2
    assert "latitude" in await sandbox.refused("POST", "tap", from_=wang, text="位置")
    assert "there are: 我的报修, 发送电话, 位置" in await sandbox.refused("POST", "tap", from_=wang, text="无")


async def test_a_keyboard_goes_when_it_is_taken_away_or_was_for_once(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    once = {"keyboard": [[{"text": "好"}]], "one_time_keyboard": True}
    await sandbox.result("sendMessage", chat_id=wang, text="a", reply_markup=once)
    assert (await sandbox.get(f"chats/{wang}/messages"))["keyboard"] == once
    await sandbox.post("tap", from_=wang, text="好")
    assert (await sandbox.get(f"chats/{wang}/messages"))["keyboard"] is None
    await sandbox.result("sendMessage", chat_id=wang, text="a", reply_markup=once | {"one_time_keyboard": False})
    await sandbox.result("sendMessage", chat_id=wang, text="b", reply_markup={"remove_keyboard": True})
    assert (await sandbox.get(f"chats/{wang}/messages"))["keyboard"] is None


async def test_edits_reach_the_bot_and_only_of_ones_own(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    said = (await sandbox.post("say", from_=wang, text="3栋"))["message"]["message_id"]
    card = (await sandbox.result("sendMessage", chat_id=wang, text="a"))["message_id"]
    await sandbox.post("edit", from_=wang, message_id=said, text="4栋")
    edited = (await sandbox.updates())[-1]["edited_message"]
    assert (edited["text"], edited["message_id"], edited["edit_date"] >= edited["date"]) == ("4栋", said, True)
    assert "is not 王's" in await sandbox.refused("POST", "edit", from_=wang, message_id=card, text="b")
    assert "text for a text message" in await sandbox.refused("POST", "edit", from_=wang, message_id=said, caption="b")


async def test_the_bot_is_not_told_of_a_deletion(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    said = (await sandbox.post("say", from_=wang, text="a"))["message"]["message_id"]
    await sandbox.updates()
    await sandbox.post("delete", from_=wang, message_id=said)
    assert await sandbox.updates() == []
    reply = {"message_id": said}
    assert "replied not found" in await sandbox.complaint("sendMessage", chat_id=wang, text="b", reply_parameters=reply)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({}, "say one of"),
        ({"text": "a", "dice": "🎲"}, "say one of"),
        ({"text": " "}, "empty"),
        ({"text": "a" * 4097}, "4096"),
        ({"photo": "leak", "caption": "a" * 1025}, "1024"),
        ({"text": "a", "caption": "b"}, "no caption"),
        ({"photo": "nothing"}, "there is no sample"),
        ({"photo": "voice"}, "voice is a voice"),
        ({"photo": {"base64": "!"}}, "base64"),
        ({"contact": "own"}, "no phone_number"),
        ({"text": "a", "reply_to": 99}, "there is no message 99"),
        ({"text": "a", "thread": 99}, "there is no topic 99"),
    ],
)
async def test_what_a_client_would_not_send(sandbox: Sandbox, content: dict[str, str], reason: str) -> None:
    wang = await sandbox.person()
    assert reason in await sandbox.refused("POST", "say", from_=wang, **content)
    assert await sandbox.updates() == []


async def test_a_forward_says_where_it_came_from(sandbox: Sandbox) -> None:
    wang, li = await sandbox.person("王"), await sandbox.person("李")
    group = await sandbox.group(wang, li)
    said = (await sandbox.post("say", from_=li, chat=group, text="漏水"))["message"]["message_id"]
    await sandbox.post("forward", from_=wang, from_chat=group, message_id=said)
    message = (await sandbox.updates())[0]["message"]
    assert (message["text"], message["forward_origin"]["sender_user"]["id"], message["from"]["id"]) == (
        "漏水",
        li,
        wang,
    )
