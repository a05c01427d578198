"""A message's own content, and where a forwarded one came from."""

from sandbox.shapes import Json
from sandbox.world.messages import CONTENTS, Posted

OF_CONTENT = {*CONTENTS, "entities", "caption", "caption_entities"}


def own_content(posted: Posted) -> Json:
    """What the message says, without who said it where and when."""
    return {name: value for name, value in posted.message.items() if name in OF_CONTENT}


def forwarded(posted: Posted) -> Json:
    """The content of a message with its origin, which is the first one when it was forwarded before."""
    message = posted.message
    if "forward_origin" in message:
        origin = message["forward_origin"]
    elif "sender_chat" in message:
        origin = {"type": "chat", "sender_chat": message["sender_chat"], "date": message["date"]}
    else:
        origin = {"type": "user", "sender_user": message["from"], "date": message["date"]}
    return {"forward_origin": origin} | own_content(posted)
