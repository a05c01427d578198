"""The bot takes messages away."""

from datetime import timedelta

from sandbox.botapi.call import Call
from sandbox.botapi.reach import reachable_chat
from sandbox.errors import bad_request
from sandbox.world.chats import Chat
from sandbox.world.messages import Posted
from sandbox.world.posting import remove

DELETABLE_FOR = timedelta(hours=48)


def deletable(call: Call, chat: Chat, posted: Posted) -> bool:
    """Own messages and those of a private chat for 48 hours; all of them for an administrator."""
    if chat.bot_administrates:
        return True
    young = call.world.clock.stamp() - posted.message["date"] < DELETABLE_FOR.total_seconds()
    return young and (posted.outgoing or chat.private)


def delete_message(call: Call) -> bool:
    chat = reachable_chat(call)
    posted = chat.messages.get(call.get("message_id"))
    if posted is None:
        raise bad_request("message to delete not found")
    if not deletable(call, chat, posted):
        raise bad_request("message can't be deleted for everyone")
    remove(call.world, chat, [posted.id])
    return True


def delete_messages(call: Call) -> bool:
    """Those that cannot be found or deleted are passed over, as Telegram does."""
    chat = reachable_chat(call)
    if not 1 <= len(call.get("message_ids")) <= 100:
        raise bad_request(
            "too many message identifiers specified" if call.get("message_ids") else "message_ids is empty"
        )
    found = [chat.messages[number] for number in call.get("message_ids") if number in chat.messages]
    gone = [posted.id for posted in found if deletable(call, chat, posted)]
    if gone:
        remove(call.world, chat, gone)
    return True
