"""Updates that come twice, shuffled, with other ids; the journal."""

from tests.sandbox.client import Sandbox


async def test_updates_in_disorder(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    await sandbox.post("updates/hold", on=True)
    for number in range(5):
        await sandbox.post("say", from_=wang, text=str(number))
    assert await sandbox.updates() == []
    await sandbox.post("updates/hold", on=False)
    order = (await sandbox.post("updates/shuffle", seed=2))["order"]
    await sandbox.post("updates/duplicate", last=2)
    assert [update["update_id"] for update in (await sandbox.get("updates"))["updates"]] == [
        *order,
        *sorted(order)[-2:],
    ]
    await sandbox.post("updates/restart", from_=5)
    await sandbox.post("say", from_=wang, text="new")
    assert (await sandbox.get("updates"))["updates"][-1]["update_id"] == 5


async def test_the_journal_tells_what_was_received(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    await sandbox.result("sendMessage", chat_id=wang, text="a")
    await sandbox.call("sendMessage", chat_id=999, text="b")
    await sandbox.updates()
    calls = (await sandbox.get("received"))["calls"]
    assert [(call["method"], call["chat"], call["text"], call["weight"]) for call in calls] == [
        ("sendMessage", wang, "a", 1),
        ("sendMessage", 999, "b", 1),
    ]
    assert calls[0]["outcome"]["ok"]
    assert calls[1]["outcome"] == {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}
    assert calls[0]["at"] == "2026-11-21T18:10:00+00:00"
    assert 0 <= calls[1]["received_at"] - calls[0]["received_at"] < 60
    assert [call["text"] for call in (await sandbox.get(f"received?after={calls[0]['n']}&limit=1"))["calls"]] == ["b"]
    assert len((await sandbox.get("received?method=getUpdates"))["calls"]) == 1
