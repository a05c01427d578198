"""The bot changes what it said."""

from sandbox.botapi.call import Call
from sandbox.botapi.markup import check_markup, split_markup
from sandbox.botapi.reach import reachable_chat
from sandbox.botapi.text import message_caption, message_text
from sandbox.errors import bad_request
from sandbox.shapes import Json, present
from sandbox.world.chats import Chat
from sandbox.world.messages import Posted
from sandbox.world.posting import changed

SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
MEDIA = ("photo", "video", "voice", "document", "audio", "animation")


def editable(call: Call) -> tuple[Chat, Posted]:
    """The bot's own message that is to change. Raises BotApiError."""
    chat = reachable_chat(call)
    posted = chat.messages.get(call.get("message_id", 0))
    if posted is None:
        raise bad_request("message to edit not found")
    if not posted.outgoing or posted.service or posted.keyboard:
        raise bad_request("message can't be edited")
    check_markup(call.get("reply_markup"), chat)
    return chat, posted


def _apply(call: Call, chat: Chat, posted: Posted, fields: Json, replaced: tuple[str, ...]) -> Json:
    """Replaces these fields and the buttons; a call without buttons takes them away."""
    inline, _ = split_markup(call.get("reply_markup"))
    kept = {
        name: value for name, value in posted.message.items() if name not in (*replaced, "reply_markup", "edit_date")
    }
    after = kept | fields | present(reply_markup=inline)
    before = {name: value for name, value in posted.message.items() if name != "edit_date"}
    if after == before:
        raise bad_request(SAME)
    posted.message = after | {"edit_date": call.world.clock.stamp()}
    changed(call.world, chat, posted)
    return posted.message


def edit_message_text(call: Call) -> Json:
    chat, posted = editable(call)
    fields = message_text(call.world, call.params)
    if "text" not in posted.message:
        raise bad_request("there is no text in the message to edit")
    return _apply(call, chat, posted, fields, ("text", "entities"))


def edit_message_caption(call: Call) -> Json:
    chat, posted = editable(call)
    if not any(kind in posted.message for kind in MEDIA):
        raise bad_request("there is no caption in the message to edit")
    return _apply(call, chat, posted, message_caption(call.world, call.params), ("caption", "caption_entities"))


def edit_message_reply_markup(call: Call) -> Json:
    chat, posted = editable(call)
    return _apply(call, chat, posted, {}, ())
