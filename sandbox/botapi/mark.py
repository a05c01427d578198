"""The bot reacts to messages and pins them."""

from sandbox.botapi.call import Call
from sandbox.botapi.reach import reachable_chat
from sandbox.errors import bad_request
from sandbox.world.chats import Chat
from sandbox.world.messages import Posted
from sandbox.world.posting import changed, from_bot, place

JOINED = "❤\u200d🔥 👨\u200d💻 🤷\u200d♂ 🤷\u200d♀"
STANDARD = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 "
    "🍾 💋 🖕 😈 😴 😭 🤓 👻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷 😡"
)
REACTIONS = {*STANDARD.split(), *JOINED.split()}


def _found(call: Call, deed: str) -> tuple[Chat, Posted]:
    chat = reachable_chat(call)
    posted = chat.messages.get(call.get("message_id", 0))
    if posted is None:
        raise bad_request(f"message to {deed} not found")
    return chat, posted


def set_message_reaction(call: Call) -> bool:
    """At most one reaction, as of any bot; none takes it back."""
    chat, posted = _found(call, "react")
    reactions = call.get("reaction", [])
    emoji = [reaction.get("emoji", "").removesuffix("\ufe0f") for reaction in reactions]
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if not set(emoji) <= REACTIONS:
        raise bad_request("REACTION_INVALID")
    posted.bot_reaction = emoji
    changed(call.world, chat, posted)
    return True


def _may_pin(chat: Chat) -> None:
    if not chat.private and not chat.bot_administrates:
        raise bad_request("not enough rights to manage pinned messages in the chat")


def pin_chat_message(call: Call) -> bool:
    chat, posted = _found(call, "pin")
    _may_pin(chat)
    chat.pinned = posted.id
    place(call.world, chat, from_bot(call.world) | {"pinned_message": posted.quoted()}, outgoing=True)
    return True


def unpin_chat_message(call: Call) -> bool:
    """The message named, else the one that is pinned."""
    chat = reachable_chat(call)
    _may_pin(chat)
    if chat.pinned is None or call.get("message_id", chat.pinned) != chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned = None
    return True
