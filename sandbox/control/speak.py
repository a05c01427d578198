"""A person writes in a chat."""

from sandbox.control.ask import Ask
from sandbox.errors import Refusal
from sandbox.shapes import Json, present
from sandbox.world.chats import PRESENT, Chat
from sandbox.world.messages import Posted
from sandbox.world.people import Person
from sandbox.world.posting import from_person, hear, threading
from sandbox.world.world import World


def admit(world: World, person: Person, chat: Chat) -> None:
    """Raises Refusal when the person cannot write there; opens the private chat when it is the first time."""
    if chat.private:
        _admit_private(world, person, chat)
    elif chat.migrated_to or chat.deleted:
        raise Refusal(
            f"the chat {chat.id} is no more" + (f": it is {chat.migrated_to} now" * bool(chat.migrated_to)), 409
        )
    elif person.id not in chat.members or chat.members[person.id].status not in PRESENT:
        raise Refusal(f"{person.first_name} is not a member of {chat.title}", 409)


def _admit_private(world: World, person: Person, chat: Chat) -> None:
    if chat.id != person.id:
        raise Refusal(f"the private chat {chat.id} is not {person.first_name}'s", 409)
    if person.blocked or person.deactivated:
        raise Refusal(f"{person.first_name} has {'blocked the bot' if person.blocked else 'left Telegram'}", 409)
    if not person.started:
        person.started = True
        world.show_person(person)


def thread_of(chat: Chat, person: Person, thread: int | None) -> int | None:
    """The topic, which must be there and open to the person. Raises Refusal."""
    if thread is None:
        return None
    topic = chat.topics.get(thread)
    if topic is None:
        raise Refusal(f"there is no topic {thread} in {chat.title}", 404)
    if topic.closed and not chat.members[person.id].administrates:
        raise Refusal(f"the topic {topic.name} is closed", 409)
    return thread


def answered(chat: Chat, reply_to: int | None) -> Posted | None:
    """The message that is answered. Raises Refusal when there is none of that number."""
    if reply_to is not None and reply_to not in chat.messages:
        raise Refusal(f"there is no message {reply_to} in the chat {chat.id}", 404)
    return chat.messages[reply_to] if reply_to is not None else None


def surroundings(ask: Ask, person: Person, chat: Chat) -> Json:
    """Sender, topic and reply of a new message. In a topic, what answers nothing answers the topic's creation."""
    admit(ask.world, person, chat)
    thread = thread_of(chat, person, ask.get("thread"))
    reply = answered(chat, ask.get("reply_to"))
    quoted = reply or (chat.messages.get(thread) if thread else None)
    sender = from_person(chat, person, ask.get("anonymous"))
    return sender | threading(chat, reply, thread) | present(reply_to_message=quoted and quoted.quoted())


def speak(ask: Ask, chat: Chat, content: Json, file_id: str | None = None) -> Posted:
    """Says it and lets the bot hear it where it may. Raises Refusal."""
    person = ask.person()
    return hear(ask.world, chat, surroundings(ask, person, chat) | content, file_id=file_id)
