"""A group becomes a supergroup: a new number, and no old messages."""

from dataclasses import replace

from sandbox.errors import Refusal
from sandbox.world.chats import Chat
from sandbox.world.people import ANONYMOUS
from sandbox.world.posting import hear
from sandbox.world.world import World


def supergroup_id(world: World) -> int:
    """A number that no chat has."""
    return next(number for n in world.numbers if (number := -1_002_000_000_000 - n) not in world.chats)


def migrate(world: World, old: Chat, *, silent: bool) -> Chat:
    """Moves the group's people to a new supergroup and says so in both, unless silent. Raises Refusal."""
    if old.type != "group" or old.migrated_to:
        raise Refusal("only a group can become a supergroup", 409)
    number = supergroup_id(world)
    new = replace(
        old,
        id=number,
        type="supergroup",
        members=dict(old.members),
        topics={},
        messages={},
        last_message_id=0,
        keyboard=None,
    )
    world.chats[number] = new
    old.migrated_to = number
    world.show_chat(old)
    world.show_chat(new)
    if not silent:
        hear(world, old, {"from": _voice(world, old), "migrate_to_chat_id": number})
        hear(world, new, {"from": ANONYMOUS, "sender_chat": new.brief(), "migrate_from_chat_id": old.id})
    return new


def _voice(world: World, chat: Chat) -> dict[str, object]:
    creator = chat.creator()
    return world.people[creator].user() if creator else ANONYMOUS
