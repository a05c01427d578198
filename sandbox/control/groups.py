"""Groups are made, change, and come to an end."""

from typing import Any

from sandbox.control.ask import Ask
from sandbox.control.topics import create_topic
from sandbox.errors import Refusal
from sandbox.shapes import Json
from sandbox.world.chats import Chat, Member
from sandbox.world.membership import STATUSES, actor, set_bot, set_member
from sandbox.world.migrate import migrate, supergroup_id
from sandbox.world.posting import from_person, hear
from sandbox.world.world import World

FIRST_SMALL_GROUP = -4_000_000_000


def add_chat(ask: Ask) -> Json:
    world, wish = ask.world, ask.body
    kind = wish.get("type", "supergroup")
    if kind == "group" and (wish.get("forum") or wish.get("username")):
        raise Refusal("only a supergroup has topics or a username")
    members = [_member(world, given) for given in wish.get("members", [])]
    chat = Chat(_number(ask, kind), kind, wish["title"], wish.get("username"), wish.get("forum", False))
    chat.description = wish.get("description")
    chat.members = {member.person: member for member in members}
    world.chats[chat.id] = chat
    world.show_chat(chat)
    for name in wish.get("topics", []):
        create_topic(world, chat, name, actor(world, chat, ask.by()))
    if wish.get("bot"):
        set_bot(world, chat, wish["bot"], actor(world, chat, ask.by()))
    return chat.view()


def _number(ask: Ask, kind: str) -> int:
    free = supergroup_id(ask.world) if kind == "supergroup" else FIRST_SMALL_GROUP - next(ask.world.numbers)
    number = int(ask.get("id", free))
    if number in ask.world.chats or not -(2**52) < number < 0:
        raise Refusal(f"a group cannot have the number {number}: it is taken or no group's", 409)
    return number


def _member(world: World, given: Any) -> Member:
    """A member as the request names it: a person, or a person with a standing. Raises Refusal."""
    wish = given if isinstance(given, dict) else {"person": given}
    person = world.person(wish["person"])
    status = wish.get("status", "member")
    if status not in STATUSES:
        raise Refusal(f"a status is one of {', '.join(STATUSES)}")
    return Member(person.id, status, wish.get("anonymous", False), wish.get("custom_title"))


def group_of(ask: Ask) -> Chat:
    """The living group in the path. Raises Refusal."""
    chat = ask.path_chat()
    if chat.private or chat.deleted or chat.migrated_to:
        raise Refusal(f"{chat.id} is not a group that still lives", 409)
    return chat


def change_members(ask: Ask) -> Json:
    chat = group_of(ask)
    if ask.body["person"] == "bot":
        set_bot(ask.world, chat, ask.body["status"], actor(ask.world, chat, ask.by()))
    else:
        member = _member(ask.world, {name: value for name, value in ask.body.items() if name != "by"})
        set_member(ask.world, chat, member, ask.by() or ask.world.people[member.person])
    return chat.view()


def change_chat(ask: Ask) -> Json:
    chat = group_of(ask)
    chat.description = ask.get("description", chat.description)
    if "title" in ask.body:
        chat.title = ask.body["title"]
        by = actor(ask.world, chat, ask.by())
        hear(ask.world, chat, from_person(chat, by) | {"new_chat_title": chat.title})
    ask.world.show_chat(chat)
    return chat.view()


def migrate_chat(ask: Ask) -> Json:
    return migrate(ask.world, group_of(ask), silent=ask.get("silent", False)).view()


def delete_chat(ask: Ask) -> Json:
    chat = ask.path_chat()
    gone = list(chat.messages)
    chat.messages.clear()
    chat.deleted = not chat.private
    ask.world.events.emit("deleted", {"chat": chat.id, "message_ids": gone})
    ask.world.show_chat(chat)
    return {}


def read_chat(ask: Ask) -> Json:
    chat = ask.path_chat()
    after, limit, thread = ask.number("after", 0), ask.number("limit"), ask.number("thread")
    found = [
        posted.view()
        for posted in chat.messages.values()
        if posted.id > after and thread in (None, posted.message.get("message_thread_id"))
    ]
    return {"messages": found[:limit], "keyboard": chat.keyboard}
