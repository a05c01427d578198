"""Topics of a forum."""

from sandbox.control.ask import Ask
from sandbox.errors import Refusal
from sandbox.shapes import Json
from sandbox.world.chats import Chat, Topic
from sandbox.world.membership import actor
from sandbox.world.people import Person
from sandbox.world.posting import from_person, hear, remove
from sandbox.world.world import World

COLOUR = 7322096


def announce(world: World, chat: Chat, thread: int, by: Person, event: Json) -> None:
    around = from_person(chat, by) | {"message_thread_id": thread, "is_topic_message": True}
    hear(world, chat, around | event)


def create_topic(world: World, chat: Chat, name: str, by: Person) -> Topic:
    """A topic bears the number of the service message that announces it. Raises Refusal outside of forums."""
    if not chat.forum:
        raise Refusal(f"{chat.title} has no topics: it is no forum", 409)
    thread = chat.last_message_id + 1
    chat.topics[thread] = Topic(thread, name)
    announce(world, chat, thread, by, {"forum_topic_created": {"name": name, "icon_color": COLOUR}})
    world.show_chat(chat)
    return chat.topics[thread]


def add_topic(ask: Ask) -> Json:
    chat = ask.path_chat()
    return create_topic(ask.world, chat, ask.body["name"], actor(ask.world, chat, ask.by())).view()


def change_topic(ask: Ask) -> Json:
    world, chat = ask.world, ask.path_chat()
    thread = int(ask.path["thread"])
    if thread not in chat.topics:
        raise Refusal(f"there is no topic {thread} in {chat.title}", 404)
    topic = chat.topics[thread]
    if ask.get("deleted"):
        del chat.topics[thread]
        remove(world, chat, [m.id for m in chat.messages.values() if m.message.get("message_thread_id") == thread])
    elif ask.get("closed", topic.closed) != topic.closed:
        topic.closed = ask.body["closed"]
        event = "forum_topic_closed" if topic.closed else "forum_topic_reopened"
        announce(world, chat, thread, actor(world, chat, ask.by()), {event: {}})
    world.show_chat(chat)
    return topic.view()
