"""What the bodies of control requests look like, as JSON Schemas."""

from sandbox.control.ask import body
from sandbox.shapes import Json
from sandbox.world.faults import KINDS
from sandbox.world.media import FILE_KINDS
from sandbox.world.membership import STATUSES

NAME: Json = {"type": ["integer", "string"]}
TEXT: Json = {"type": "string"}
WHOLE: Json = {"type": "integer"}
POSITIVE: Json = {"type": "integer", "minimum": 1}
NUMBER: Json = {"type": "number"}
SECONDS: Json = {"type": "number", "minimum": 0}
FLAG: Json = {"type": "boolean"}
STATUS: Json = {"enum": list(STATUSES)}
FIRST_NAME: Json = {"type": "string", "minLength": 1}


def listed(item: Json, least: int = 0, most: int = 1000) -> Json:
    return {"type": "array", "items": item, "minItems": least, "maxItems": most}


def either(*schemas: Json) -> Json:
    return {"anyOf": list(schemas)}


CLAIM = body(
    **{"base64": TEXT, "file_name": TEXT, "mime_type": TEXT, "size": WHOLE},
    **dict.fromkeys(("width", "height", "duration", "length"), WHOLE),
)
POINT = body("latitude longitude", latitude=NUMBER, longitude=NUMBER)
CARD = body("phone_number first_name", phone_number=TEXT, first_name=TEXT, last_name=TEXT, user_id=WHOLE)
POLL = body("question options", question=TEXT, options=listed(TEXT, 2, 12))

NAMES = {"last_name": TEXT, "username": TEXT, "language_code": TEXT, "phone_number": TEXT}
ATTACHED = dict.fromkeys(FILE_KINDS, either(TEXT, CLAIM)) | {"caption": TEXT}
PLAIN = {"text": TEXT, "location": POINT, "contact": either({"enum": ["own"]}, CARD), "poll": POLL, "dice": TEXT}
WHERE = {"from": NAME, "chat": NAME}
SPOKEN = WHERE | {"reply_to": WHOLE, "thread": WHOLE, "anonymous": FLAG}
MEMBER = {"person": NAME, "status": STATUS, "anonymous": FLAG, "custom_title": TEXT}

SWITCH = body("on", on=FLAG)
SHOWN = body(**dict.fromkeys(("resident", "group", "supervisor", "desk"), either(WHOLE, TEXT)))
REGISTER = body("token idle_url", token=TEXT, idle_url=TEXT)
ADD_PERSON = body("first_name", id=WHOLE, started=FLAG, first_name=FIRST_NAME, **NAMES)
CHANGE_PERSON = body(blocked=FLAG, deactivated=FLAG, first_name=FIRST_NAME, **NAMES)
ADD_CHAT = body(
    "title",
    **{"title": TEXT, "id": WHOLE, "type": {"enum": ["supergroup", "group"]}, "username": TEXT, "forum": FLAG},
    **{"description": TEXT, "members": listed(either(NAME, body("person", **MEMBER))), "topics": listed(TEXT)},
    **{"bot": {"enum": ["member", "administrator", None]}, "by": NAME},
)
CHANGE_CHAT = body(title=TEXT, description=TEXT, by=NAME)
CHANGE_MEMBERS = body("person status", by=NAME, **MEMBER)
ADD_TOPIC = body("name", name=TEXT, by=NAME)
CHANGE_TOPIC = body(closed=FLAG, deleted={"enum": [True]}, by=NAME)
MIGRATE = body(silent=FLAG)

SAY = body("from", **SPOKEN, **ATTACHED, **PLAIN)
ALBUM = body("from parts", **SPOKEN, parts=listed(body(**ATTACHED), 2, 10))
EDIT = body("from message_id", **WHERE, message_id=WHOLE, text=TEXT, caption=TEXT)
FORWARD = body("from from_chat message_id", **WHERE, from_chat=NAME, message_id=WHOLE)
REACT = body("from message_id emoji", **WHERE, message_id=WHOLE, emoji=either(TEXT, {"type": "null"}))
DELETE = body("from message_id", **WHERE, message_id=WHOLE)
PRESS = body("from", **WHERE, message_id=WHOLE, text=TEXT, data=TEXT, forged=FLAG, wait=SECONDS)
TAP = body("from text", **WHERE, text=TEXT, latitude=NUMBER, longitude=NUMBER)
OPEN = body("from", **WHERE, link=TEXT, start=TEXT, startgroup=TEXT)

CLOCK = body(add_seconds=NUMBER, to=TEXT, running=FLAG, halting=FLAG)
IDLE = body(timeout=SECONDS)
FAULT = body(
    "kind",
    **{"kind": {"enum": list(KINDS)}, "method": TEXT, "chat": NAME},
    **{"skip": {"type": "integer", "minimum": 0}, "times": either(POSITIVE, {"type": "null"})},
    **{"code": WHOLE, "description": TEXT, "retry_after": POSITIVE, "seconds": SECONDS},
)
DUPLICATE = body("last", last=POSITIVE)
SHUFFLE = body(seed=WHOLE)
RESTART = body("from", **{"from": POSITIVE})
RAW = body("update", update={"type": "object"})
