"""Faults and disorder on order, and what came of them."""

from sandbox.control.ask import Ask
from sandbox.errors import Refusal
from sandbox.shapes import Json


def order_fault(ask: Ask) -> Json:
    wish = dict(ask.body)
    if "chat" in wish:
        wish["chat"] = ask.world.chat(wish["chat"]).id
    if wish["kind"] == "migrate" and ("chat" not in wish or ask.world.chat(wish["chat"]).type != "group"):
        raise Refusal("migrate needs the chat, of type group, that becomes a supergroup")
    return ask.world.faults.order(**wish).view()


def list_faults(ask: Ask) -> Json:
    return {"faults": [fault.view() for fault in ask.world.faults.ordered]}


def clear_faults(ask: Ask) -> Json:
    ask.world.faults.ordered.clear()
    return {"faults": []}


def list_updates(ask: Ask) -> Json:
    queue = ask.world.updates
    return {"updates": [queued.body for queued in queue.pending], "held": len(queue.held or [])}


def duplicate(ask: Ask) -> Json:
    return {"duplicated": ask.world.updates.duplicate(ask.body["last"])}


def shuffle(ask: Ask) -> Json:
    return {"order": [queued.update_id for queued in ask.world.updates.shuffle(ask.get("seed", 0))]}


def restart(ask: Ask) -> Json:
    ask.world.updates.restart(ask.body["from"])
    return {"next_id": ask.world.updates.next_id}


def raw(ask: Ask) -> Json:
    return {"update_id": ask.world.updates.put_raw(ask.body["update"]).body["update_id"]}


def hold(ask: Ask) -> Json:
    ask.world.updates.hold(ask.body["on"])
    return {"held": len(ask.world.updates.held or [])}


def received(ask: Ask) -> Json:
    chat = ask.query.get("chat")
    number = ask.world.chat(chat).id if chat else None
    after, limit = ask.number("after", 0), ask.number("limit", 100_000)
    return {"calls": ask.world.journal.select(ask.query.get("method"), number, after, limit)}
