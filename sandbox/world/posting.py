"""Putting messages into chats, changing and removing them."""

from sandbox.shapes import Json, present
from sandbox.world.chats import Chat
from sandbox.world.messages import Posted
from sandbox.world.people import ANONYMOUS, Person
from sandbox.world.privacy import reaches_bot
from sandbox.world.world import World


def from_bot(world: World) -> Json:
    """The sender's fields of a message by the bot."""
    return {"from": world.bot.user}


def from_person(chat: Chat, person: Person, anonymous: bool | None = None) -> Json:
    """The sender's fields of a message by a person, who may speak as the group itself."""
    member = chat.members.get(person.id)
    hidden = bool(member and member.anonymous) if anonymous is None else anonymous
    if not hidden:
        return {"from": person.user()}
    title = member.custom_title if member else None
    return {"from": ANONYMOUS, "sender_chat": chat.brief()} | present(author_signature=title)


def threading(chat: Chat, reply: Posted | None, thread: int | None) -> Json:
    """The topic, or outside of forums the head of the chain of replies, which is no topic."""
    if thread is not None and chat.forum:
        return {"message_thread_id": thread, "is_topic_message": True}
    if reply and chat.forum and reply.message.get("is_topic_message"):
        return {"message_thread_id": reply.message["message_thread_id"], "is_topic_message": True}
    if reply and chat.type == "supergroup" and not chat.forum:
        return {"message_thread_id": reply.message.get("message_thread_id", reply.id)}
    return {}


def next_message_id(world: World, chat: Chat) -> int:
    """Supergroups count for themselves; private chats and small groups share one count, as they do in Telegram."""
    if chat.type == "supergroup":
        return chat.last_message_id + 1
    return next(world.message_ids)


def place(
    world: World,
    chat: Chat,
    body: Json,
    *,
    keyboard: Json | None = None,
    file_id: str | None = None,
    outgoing: bool = False,
) -> Posted:
    """Puts a message into a chat, under the next number and with the clock's date, and shows it."""
    number = next_message_id(world, chat)
    chat.last_message_id = number
    message = {"message_id": number, "date": world.clock.stamp(), "chat": chat.brief()} | body
    posted = Posted(message, outgoing, keyboard, file_id=file_id)
    posted.seen_by_bot = outgoing or posted.service or reaches_bot(chat, message, world.bot.username)
    chat.messages[number] = posted
    world.events.emit("message", {"chat": chat.id, "message": posted.view()})
    return posted


def hear(world: World, chat: Chat, body: Json, *, file_id: str | None = None) -> Posted:
    """A message of a person or of the chat itself: placed, and told to the bot where it may hear it."""
    posted = place(world, chat, body, file_id=file_id)
    if posted.seen_by_bot and chat.bot in ("creator", "administrator", "member"):
        world.tell_bot("message", posted.message, chat.id)
    return posted


def changed(world: World, chat: Chat, posted: Posted) -> None:
    world.events.emit("edited", {"chat": chat.id, "message": posted.view()})


def remove(world: World, chat: Chat, message_ids: list[int]) -> None:
    for message_id in message_ids:
        del chat.messages[message_id]
    world.events.emit("deleted", {"chat": chat.id, "message_ids": message_ids})


def set_keyboard(world: World, chat: Chat, keyboard: Json | None) -> None:
    """A new reply keyboard stands, or the old one goes."""
    standing = keyboard if keyboard and "keyboard" in keyboard else None
    if standing != chat.keyboard:
        chat.keyboard = standing
        world.events.emit("keyboard", {"chat": chat.id, "keyboard": standing})
