"""The bot looks at chats and their members, and leaves."""

from sandbox.botapi.call import Call
from sandbox.botapi.reach import named_chat, reachable_chat
from sandbox.errors import bad_request
from sandbox.shapes import Json, present
from sandbox.world.chats import Chat
from sandbox.world.membership import leave, member_object, member_of

ACTIONS = {
    *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document"),
    *("choose_sticker", "find_location", "record_video_note", "upload_video_note"),
}
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_chat(call: Call) -> Json:
    chat = named_chat(call.world, call.get("chat_id"))
    chat = chat if chat.private else reachable_chat(call)
    pinned = chat.messages.get(chat.pinned or 0)
    full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(GIFTS, False)}
    usernames = [chat.username] if chat.username else None
    more = present(description=chat.description, active_usernames=usernames, pinned_message=pinned and pinned.quoted())
    return chat.brief() | full | more


def group(call: Call, otherwise: str) -> Chat:
    """The group that the call names. Raises BotApiError with the text `otherwise` for a private chat."""
    chat = reachable_chat(call)
    if chat.private:
        raise bad_request(otherwise)
    return chat


def get_chat_member(call: Call) -> Json:
    chat, user_id = reachable_chat(call), call.get("user_id")
    if user_id != call.world.bot.id and user_id not in call.world.people:
        raise bad_request("user not found")
    if chat.private and user_id in (chat.id, call.world.bot.id):
        user = call.world.bot.user if user_id == call.world.bot.id else call.world.people[user_id].user()
        return member_object(user, "member")
    if chat.private:
        raise bad_request("member not found")
    return member_of(call.world, chat, user_id)


def get_chat_administrators(call: Call) -> list[Json]:
    chat = group(call, "there are no administrators in the private chat")
    people = [member.person for member in chat.members.values() if member.administrates]
    bot = [call.world.bot.id] if chat.bot_administrates else []
    return [member_of(call.world, chat, number) for number in people + bot]


def get_chat_member_count(call: Call) -> int:
    chat = reachable_chat(call)
    return 2 if chat.private else len(chat.present_members()) + 1


def leave_chat(call: Call) -> bool:
    leave(call.world, group(call, "chat member status can't be changed in private chats"))
    return True


def send_chat_action(call: Call) -> bool:
    chat = reachable_chat(call)
    if call.get("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    shown = {"chat": chat.id, "thread": call.get("message_thread_id"), "action": call.get("action")}
    call.world.events.emit("action", shown)
    return True
