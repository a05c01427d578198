"""What there is, and starting afresh."""

from sandbox.control.ask import Ask
from sandbox.errors import Refusal
from sandbox.loopback import is_loopback
from sandbox.samples import samples
from sandbox.shapes import Json


def state(ask: Ask) -> Json:
    world = ask.world
    return {
        "bot": world.bot_view(),
        "clock": world.clock.view(),
        "people": [person.view() for person in world.people.values()],
        "chats": [chat.view() for chat in world.chats.values()],
        "samples": [sample.view() for sample in samples().values()],
        "limits": world.limits.on,
        "shown": world.shown,
        "pending_updates": len(world.updates.pending),
        "faults": [fault.view() for fault in world.faults.ordered],
        "last_event_id": world.events.last_id,
    }


def reset(ask: Ask) -> Json:
    ask.world.clear()
    ask.world.events.emit("reset", {})
    return {}


def list_samples(ask: Ask) -> Json:
    return {"samples": [sample.view() for sample in samples().values()]}


def register_bot(ask: Ask) -> Json:
    world = ask.world
    if not is_loopback(ask.body["idle_url"]):
        raise Refusal("idle_url must be http on loopback")
    if not world.bot.claim(ask.body["token"]):
        raise Refusal("this is not the token of the bot that is served here", 401)
    world.bot.idle_url = ask.body["idle_url"]
    world.show_bot()
    world.changed.fire()
    return world.bot_view()


def set_shown(ask: Ask) -> Json:
    ask.world.shown = {slot: str(who) for slot, who in ask.body.items()}
    return ask.world.shown


def set_limits(ask: Ask) -> Json:
    ask.world.limits.on = ask.body["on"]
    return {"on": ask.world.limits.on}
