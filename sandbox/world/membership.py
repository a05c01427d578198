"""Who is in a group, and what the bot hears when that changes."""

from sandbox.errors import Refusal
from sandbox.shapes import Json, present
from sandbox.world.chats import PRESENT, Chat, Member
from sandbox.world.people import Person
from sandbox.world.posting import hear, place
from sandbox.world.world import World

STATUSES = (*PRESENT, "left", "kicked")
RIGHTS = (
    *(
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
        "can_promote_members",
    ),
    *("can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics", "can_manage_tags"),
)
NO_RIGHTS = ("can_be_edited", "can_post_stories", "can_edit_stories", "can_delete_stories", "can_send_welcome_messages")


def member_object(user: Json, status: str, anonymous: bool = False, custom_title: str | None = None) -> Json:
    """The Bot API's ChatMember."""
    body: Json = {"status": status, "user": user}
    if status == "kicked":
        body["until_date"] = 0
    if status in ("creator", "administrator"):
        body |= {"is_anonymous": anonymous} | present(custom_title=custom_title)
    if status == "administrator":
        body |= dict.fromkeys(RIGHTS, True) | dict.fromkeys(NO_RIGHTS, False)
    return body


def member_of(world: World, chat: Chat, person: int) -> Json:
    """The ChatMember of a person or of the bot; "left" for one who was never in."""
    if person == world.bot.id:
        return member_object(world.bot.user, chat.bot)
    member = chat.members.get(person) or Member(person, "left")
    return member_object(world.people[person].user(), member.status, member.anonymous, member.custom_title)


def _change(world: World, chat: Chat, by: Json, before: Json, after: Json) -> Json:
    event = {"chat": chat.brief(), "from": by, "date": world.clock.stamp()}
    return event | {"old_chat_member": before, "new_chat_member": after}


def tell_private(world: World, person: Person, before: str, after: str) -> None:
    """The person blocked or unblocked the bot."""
    chat = world.private_chat(person)
    old, new = (member_object(world.bot.user, status) for status in (before, after))
    world.tell_bot("my_chat_member", _change(world, chat, person.user(), old, new), chat.id)


def set_bot(world: World, chat: Chat, status: str, by: Person) -> None:
    """The bot is added, promoted, demoted or put out by a person."""
    before = chat.bot
    if before == status:
        return
    old = member_of(world, chat, world.bot.id)
    chat.bot = status
    world.show_chat(chat)
    change = _change(world, chat, by.user(), old, member_of(world, chat, world.bot.id))
    world.tell_bot("my_chat_member", change, chat.id)
    _announce(world, chat, by.user(), world.bot.user, (before, status))


def set_member(world: World, chat: Chat, member: Member, by: Person) -> None:
    """A person's standing in the group changes."""
    person = world.person(member.person)
    old = member_of(world, chat, person.id)
    chat.members[person.id] = member
    world.show_chat(chat)
    new = member_of(world, chat, person.id)
    if old == new:
        return
    if chat.bot_administrates:
        world.tell_bot("chat_member", _change(world, chat, by.user(), old, new), chat.id)
    _announce(world, chat, by.user(), person.user(), (old["status"], member.status))


def _announce(world: World, chat: Chat, by: Json, user: Json, statuses: tuple[str, str]) -> None:
    """The service message of one who comes or goes; `statuses` before and after."""
    was_in, is_in = (status in PRESENT for status in statuses)
    if is_in and not was_in:
        hear(world, chat, {"from": by, "new_chat_members": [user]})
    if was_in and not is_in:
        hear(world, chat, {"from": by, "left_chat_member": user})


def actor(world: World, chat: Chat, by: Person | None) -> Person:
    """Who does it: the one named, else the creator or first member. Raises Refusal when nobody is in the group."""
    creator = chat.creator()
    if by is None and creator is None:
        raise Refusal("nobody is in the group who could do that: name one with `by`", 409)
    return by or world.people[creator or 0]


def leave(world: World, chat: Chat) -> None:
    """The bot goes of its own accord."""
    old = member_of(world, chat, world.bot.id)
    place(world, chat, {"from": world.bot.user, "left_chat_member": world.bot.user}, outgoing=True)
    chat.bot = "left"
    new = member_of(world, chat, world.bot.id)
    world.show_chat(chat)
    world.tell_bot("my_chat_member", _change(world, chat, world.bot.user, old, new), chat.id)
