"""Puts what the bot sends into the chat that it means."""

from sandbox.botapi.call import Call
from sandbox.botapi.markup import check_markup, split_markup
from sandbox.botapi.reach import open_thread, reachable_chat
from sandbox.botapi.text import message_text
from sandbox.errors import bad_request
from sandbox.shapes import Json, present
from sandbox.world.chats import Chat
from sandbox.world.messages import Posted
from sandbox.world.posting import from_bot, place, set_keyboard, threading


def replied(call: Call, chat: Chat) -> Posted | None:
    """The message that is answered, if any. Raises BotApiError when it is gone."""
    reply = call.get("reply_parameters")
    if not reply:
        return None
    if "chat_id" in reply and reply["chat_id"] != chat.id:
        raise bad_request("a reply to another chat is not modelled by the sandbox")
    found = chat.messages.get(reply.get("message_id", 0))
    if found is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return found


def deliver(call: Call, content: Json, file_id: str | None = None) -> Posted:
    """A message of the bot with this content, as the call's chat, topic, reply and keyboard say. Raises BotApiError."""
    return deliver_each(call, [(content, file_id)])[0]


def deliver_each(call: Call, contents: list[tuple[Json, str | None]]) -> list[Posted]:
    """The same for several contents, all of them or none."""
    chat = reachable_chat(call)
    thread = open_thread(call, chat)
    reply = replied(call, chat)
    check_markup(call.get("reply_markup"), chat)
    inline, keyboard = split_markup(call.get("reply_markup"))
    around = from_bot(call.world) | threading(chat, reply, thread)
    around |= present(
        reply_to_message=reply and reply.quoted(),
        reply_markup=inline,
        has_protected_content=call.get("protect_content") or None,
    )
    posted = [
        place(call.world, chat, around | content, keyboard=keyboard, file_id=file_id, outgoing=True)
        for content, file_id in contents
    ]
    if keyboard:
        set_keyboard(call.world, chat, keyboard)
    return posted


def send_message(call: Call) -> Json:
    return deliver(call, message_text(call.world, call.params)).message


def send_location(call: Call) -> Json:
    place_on_earth = {"latitude": call.get("latitude"), "longitude": call.get("longitude")}
    if not (-90 <= place_on_earth["latitude"] <= 90 and -180 <= place_on_earth["longitude"] <= 180):
        raise bad_request("wrong location")
    return deliver(call, {"location": place_on_earth}).message
