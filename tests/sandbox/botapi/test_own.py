"""The bot's commands and texts."""

from tests.sandbox.client import Sandbox

MY = [{"command": "my", "description": "我的报修"}]


async def test_commands_by_scope_and_language(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    scope = {"type": "chat", "chat_id": wang}
    await sandbox.result("setMyCommands", commands=MY)
    await sandbox.result("setMyCommands", commands=[], scope=scope, language_code="zh")
    assert await sandbox.result("getMyCommands") == MY
    assert await sandbox.result("getMyCommands", scope=scope) == []
    shown = (await sandbox.get("state"))["bot"]["commands"]
    assert shown[0] == {"scope": "default", "language_code": "", "commands": MY}
    assert shown[1]["scope"] == f"chat:{wang}"
    await sandbox.result("deleteMyCommands")
    assert await sandbox.result("getMyCommands") == []


async def test_wrong_commands(sandbox: Sandbox) -> None:
    for name, about, complaint in (
        ("My", "a", "BOT_COMMAND_INVALID"),
        ("a-b", "a", "BOT_COMMAND_INVALID"),
        ("a" * 33, "a", "BOT_COMMAND_INVALID"),
        ("a", "", "BOT_COMMAND_DESCRIPTION_INVALID"),
    ):
        told = await sandbox.complaint("setMyCommands", commands=[{"command": name, "description": about}])
        assert told == f"Bad Request: {complaint}"
    assert "language" in await sandbox.complaint("setMyCommands", commands=MY, language_code="zh_Hant")
    assert "TOO_MUCH" in await sandbox.complaint("setMyCommands", commands=MY * 101)


async def test_texts_by_language(sandbox: Sandbox) -> None:
    await sandbox.result("setMyDescription", description="Every matter is settled")
    await sandbox.result("setMyDescription", description="事事有着落", language_code="zh")
    assert await sandbox.result("getMyDescription", language_code="zh") == {"description": "事事有着落"}
    assert await sandbox.result("getMyDescription", language_code="de") == {"description": "Every matter is settled"}
    assert await sandbox.result("getMyShortDescription") == {"short_description": ""}
    assert "too long" in await sandbox.complaint("setMyShortDescription", short_description="水" * 121)


async def test_a_new_name_is_borne_at_once(sandbox: Sandbox) -> None:
    await sandbox.result("setMyName", name="回音")
    assert (await sandbox.result("getMe"))["first_name"] == "回音"
    assert await sandbox.result("getMyName") == {"name": "回音"}


async def test_actions(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    await sandbox.result("sendChatAction", chat_id=wang, action="typing")
    told = await sandbox.complaint("sendChatAction", chat_id=wang, action="sleeping")
    assert told == "Bad Request: wrong parameter action in request"
