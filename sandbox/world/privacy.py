"""Which group messages reach a bot that is not an administrator."""

from sandbox.shapes import Json
from sandbox.words.utf16 import cut
from sandbox.world.chats import Chat


def reaches_bot(chat: Chat, message: Json, username: str) -> bool:
    """Commands, mentions of the bot and replies to it; everything in private, or when the bot administrates."""
    if chat.private or chat.bot_administrates:
        return True
    if chat.bot != "member":
        return False
    return _answers_bot(message, username) or _addresses_bot(message, username)


def _answers_bot(message: Json, username: str) -> bool:
    sender = message.get("reply_to_message", {}).get("from", {})
    return bool(sender.get("username") == username)


def _addresses_bot(message: Json, username: str) -> bool:
    text = message.get("text") or message.get("caption") or ""
    name = "@" + username.lower()
    for entity in message.get("entities") or message.get("caption_entities") or []:
        words = cut(text, entity["offset"], entity["length"]).lower()
        if entity["type"] == "mention" and words == name:
            return True
        if entity["type"] == "bot_command" and ("@" not in words or words.endswith(name)):
            return True
    return False
