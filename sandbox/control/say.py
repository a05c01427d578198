"""say, album, edit, forward, react, delete."""

from sandbox.control.ask import Ask
from sandbox.control.content import attached, one_content, words
from sandbox.control.speak import admit, answered, speak, surroundings
from sandbox.errors import Refusal
from sandbox.shapes import Json
from sandbox.world.chats import Chat
from sandbox.world.forward import forwarded
from sandbox.world.media import FILE_KINDS
from sandbox.world.messages import Posted
from sandbox.world.posting import changed, hear, remove


def say(ask: Ask) -> Json:
    chat = ask.chat()
    admit(ask.world, ask.person(), chat)
    content, file_id = one_content(ask, ask.person())
    return {"message": speak(ask, chat, content, file_id).view()}


def album(ask: Ask) -> Json:
    chat, person = ask.chat(), ask.person()
    around = surroundings(ask, person, chat)
    group = str(13_000_000_000_000_000 + next(ask.world.numbers))
    contents = [_part(ask, part) for part in ask.body["parts"]]
    posted = [
        hear(ask.world, chat, around | content | {"media_group_id": group}, file_id=file_id)
        for content, file_id in contents
    ]
    return {"messages": [message.view() for message in posted], "media_group_id": group}


def _part(ask: Ask, part: Json) -> tuple[Json, str]:
    kinds = [kind for kind in FILE_KINDS if kind in part]
    if len(kinds) != 1:
        raise Refusal("each part is one of photo, video, document")
    return attached(ask.world, kinds[0], part[kinds[0]], part.get("caption", ""))


def own_message(ask: Ask, chat: Chat) -> Posted:
    """The message named, which must be the person's own. Raises Refusal."""
    admit(ask.world, ask.person(), chat)
    posted = answered(chat, ask.body["message_id"])
    assert posted
    if posted.outgoing or posted.message["from"]["id"] != ask.person().id:
        raise Refusal(f"the message {posted.id} is not {ask.person().first_name}'s", 409)
    return posted


def edit(ask: Ask) -> Json:
    chat = ask.chat()
    posted = own_message(ask, chat)
    field = "text" if "text" in ask.body else "caption"
    if field not in ask.body or (field == "text") != ("text" in posted.message):
        raise Refusal("give a text for a text message, else a caption")
    stale = (field, "entities" if field == "text" else "caption_entities")
    kept = {name: value for name, value in posted.message.items() if name not in stale}
    posted.message = kept | words(field, ask.body[field]) | {"edit_date": ask.world.clock.stamp()}
    changed(ask.world, chat, posted)
    if posted.seen_by_bot and not posted.service:
        ask.world.tell_bot("edited_message", posted.message, chat.id)
    return {"message": posted.view()}


def forward(ask: Ask) -> Json:
    source = ask.world.chat(ask.body["from_chat"])
    posted = answered(source, ask.body["message_id"])
    assert posted
    return {"message": speak(ask, ask.chat(), forwarded(posted), posted.file_id).view()}


def react(ask: Ask) -> Json:
    chat, person = ask.chat(), ask.person()
    admit(ask.world, person, chat)
    posted = answered(chat, ask.body["message_id"])
    assert posted
    emoji = ask.body["emoji"]
    before = posted.reactions
    posted.reactions = [emoji] if emoji else []
    old, new = ([{"type": "emoji", "emoji": each} for each in listed] for listed in (before, posted.reactions))
    update = {"chat": chat.brief(), "message_id": posted.id, "user": person.user(), "date": ask.world.clock.stamp()}
    if chat.private or chat.bot_administrates:
        ask.world.tell_bot("message_reaction", update | {"old_reaction": old, "new_reaction": new}, chat.id)
    changed(ask.world, chat, posted)
    return {"message": posted.view()}


def delete(ask: Ask) -> Json:
    chat = ask.chat()
    admit(ask.world, ask.person(), chat)
    posted = answered(chat, ask.body["message_id"])
    assert posted
    remove(ask.world, chat, [posted.id])
    return {}
