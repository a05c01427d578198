"""Which chat a call means, and whether the bot may write there."""

from sandbox.botapi.call import Call
from sandbox.errors import bad_request, forbidden
from sandbox.world.chats import Chat
from sandbox.world.world import World


def named_chat(world: World, chat_id: int | str | None) -> Chat:
    """The chat that a parameter names. Raises BotApiError as Telegram words it."""
    if chat_id is None or chat_id == "":
        raise bad_request("chat_id is empty")
    chat = world.find_chat(chat_id)
    if chat is None and isinstance(chat_id, int) and chat_id in world.people:
        raise forbidden("bot can't initiate conversation with a user")
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to:
        text = "group chat was upgraded to a supergroup chat"
        raise bad_request(text, {"migrate_to_chat_id": chat.migrated_to})
    return chat


def reachable_chat(call: Call, name: str = "chat_id") -> Chat:
    """A chat in which the bot is, and is not shut out. Raises BotApiError."""
    chat = named_chat(call.world, call.get(name))
    if chat.private:
        _check_person(call.world, chat)
    else:
        _check_group(chat)
    return chat


def _check_person(world: World, chat: Chat) -> None:
    person = world.people[chat.id]
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.started:
        raise forbidden("bot can't initiate conversation with a user")


def _check_group(chat: Chat) -> None:
    kind = "group" if chat.type == "group" else "supergroup"
    if chat.deleted:
        raise forbidden("the group chat was deleted")
    if chat.bot == "kicked":
        raise forbidden(f"bot was kicked from the {kind} chat")
    if chat.bot == "left":
        raise forbidden(f"bot is not a member of the {kind} chat")


def open_thread(call: Call, chat: Chat) -> int | None:
    """The topic to write in, if one is named. Raises BotApiError when there is none, or it is closed."""
    thread: int | None = call.get("message_thread_id")
    if not thread:
        return None
    topic = chat.topics.get(thread)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed and not chat.bot_administrates:
        raise bad_request("TOPIC_CLOSED")
    return thread
