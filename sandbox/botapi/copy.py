"""The bot passes messages on, with or without where they came from."""

from sandbox.botapi.call import Call
from sandbox.botapi.deliver import deliver
from sandbox.botapi.reach import reachable_chat
from sandbox.botapi.text import message_caption
from sandbox.errors import bad_request
from sandbox.shapes import Json
from sandbox.world.forward import forwarded, own_content
from sandbox.world.messages import Posted


def _source(call: Call, deed: str) -> Posted:
    """The message to pass on. Raises BotApiError when there is none, or it cannot be passed on."""
    chat = reachable_chat(call, "from_chat_id")
    posted = chat.messages.get(call.get("message_id"))
    if posted is None or not posted.seen_by_bot:
        raise bad_request(f"message to {deed} not found")
    if posted.service or "has_protected_content" in posted.message:
        raise bad_request(f"message can't be {'copied' if deed == 'copy' else 'forwarded'}")
    return posted


def forward_message(call: Call) -> Json:
    posted = _source(call, "forward")
    return deliver(call, forwarded(posted), posted.file_id).message


def copy_message(call: Call) -> Json:
    """A new caption replaces the old one. Returns the MessageId."""
    posted = _source(call, "copy")
    content = own_content(posted)
    if "caption" in call.params and posted.file_id:
        kept = {name: value for name, value in content.items() if name not in ("caption", "caption_entities")}
        content = kept | message_caption(call.world, call.params)
    return {"message_id": deliver(call, content, posted.file_id).id}
