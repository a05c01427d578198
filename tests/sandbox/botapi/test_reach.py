"""Whom the bot can reach, and how it is told that it cannot."""

from tests.sandbox.client import Sandbox


async def refusal(sandbox: Sandbox, chat: int) -> tuple[int, str]:
    answer = await sandbox.call("sendMessage", chat_id=chat, text="a")
    return answer["error_code"], answer["description"]


async def test_a_person_who_never_pressed_start(sandbox: Sandbox) -> None:
    stranger = await sandbox.person(started=False)
    assert await refusal(sandbox, stranger) == (403, "Forbidden: bot can't initiate conversation with a user")
    await sandbox.refused("POST", "tap", from_=stranger, text="a")
    assert await refusal(sandbox, stranger) == (403, "Forbidden: bot can't initiate conversation with a user")
    await sandbox.post("say", from_=stranger, text="/start")
    await sandbox.result("sendMessage", chat_id=stranger, text="a")


async def test_a_person_who_blocked_the_bot(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    await sandbox.patch(f"people/{wang}", blocked=True)
    assert await refusal(sandbox, wang) == (403, "Forbidden: bot was blocked by the user")
    assert "blocked" in await sandbox.refused("POST", "say", from_=wang, text="a")
    await sandbox.patch(f"people/{wang}", blocked=False)
    await sandbox.result("sendMessage", chat_id=wang, text="a")
    blocked, unblocked = (update["my_chat_member"] for update in await sandbox.updates())
    assert (blocked["old_chat_member"]["status"], blocked["new_chat_member"]["status"]) == ("member", "kicked")
    assert (unblocked["old_chat_member"]["status"], unblocked["new_chat_member"]["status"]) == ("kicked", "member")
    assert unblocked["new_chat_member"]["user"]["id"] == 42


async def test_a_person_who_left_telegram(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    await sandbox.patch(f"people/{wang}", deactivated=True)
    assert await refusal(sandbox, wang) == (403, "Forbidden: user is deactivated")


async def test_groups_without_the_bot(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    group = await sandbox.group(wang)
    small = await sandbox.group(wang, type="group")
    for status, words in (("left", "bot is not a member of the"), ("kicked", "bot was kicked from the")):
        for chat, kind in ((group, "supergroup"), (small, "group")):
            await sandbox.post(f"chats/{chat}/members", person="bot", status=status)
            assert await refusal(sandbox, chat) == (403, f"Forbidden: {words} {kind} chat")


async def test_a_deleted_group(sandbox: Sandbox) -> None:
    group = await sandbox.group(await sandbox.person())
    assert (await sandbox.ask("DELETE", f"chats/{group}"))[0] == 200
    assert await refusal(sandbox, group) == (403, "Forbidden: the group chat was deleted")


async def test_a_group_that_became_a_supergroup(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    group = await sandbox.group(wang, type="group")
    new = (await sandbox.post(f"chats/{group}/migrate"))["id"]
    answer = await sandbox.call("sendMessage", chat_id=group, text="a")
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new},
    }
    to, from_ = (update["message"] for update in await sandbox.updates())
    assert (to["chat"]["id"], to["migrate_to_chat_id"]) == (group, new)
    assert (from_["chat"]["id"], from_["migrate_from_chat_id"]) == (new, group)
    await sandbox.result("sendMessage", chat_id=new, text="a")
    await sandbox.post("say", from_=wang, chat=new, text="/hello")
    assert "no more" in await sandbox.refused("POST", "say", from_=wang, chat=group, text="a")


async def test_private_chats_and_small_groups_share_their_numbers_supergroups_do_not(sandbox: Sandbox) -> None:
    wang, li = await sandbox.person("王"), await sandbox.person("李")
    one, two = [await sandbox.group(wang, title=title) for title in ("水电组", "保洁组")]
    numbers = [
        (await sandbox.result("sendMessage", chat_id=chat, text="a"))["message_id"] for chat in (wang, li, one, two)
    ]
    assert numbers[1] == numbers[0] + 1
    assert numbers[2] == numbers[3]
