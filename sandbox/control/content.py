"""What a person sends: the body of a request as a message's fields."""

import base64
import binascii
from collections.abc import Callable
from typing import Any

from sandbox.control.ask import Ask
from sandbox.errors import Refusal
from sandbox.samples import samples
from sandbox.shapes import Json, present
from sandbox.words.speech import find_entities
from sandbox.words.trim import trim
from sandbox.words.utf16 import units
from sandbox.world.files import StoredFile
from sandbox.world.media import FILE_KINDS, shape_of
from sandbox.world.people import Person
from sandbox.world.world import World

KINDS = ("text", *FILE_KINDS, "location", "contact", "poll", "dice")
MIME_TYPES = {
    "photo": "image/jpeg",
    "voice": "audio/ogg",
    "video": "video/mp4",
    "audio": "audio/mpeg",
    "animation": "video/mp4",
}


def words(field: str, text: str) -> Json:
    """A text or caption with the entities that Telegram's clients find in it. Raises Refusal."""
    limit = 4096 if field == "text" else 1024
    text, _ = trim(text, [])
    if not text and field == "text":
        raise Refusal("the text is empty: a client would not send it")
    if units(text) > limit:
        raise Refusal(f"the {field} has more than {limit} characters: a client would cut it in two")
    entities = find_entities(text)
    name = "entities" if field == "text" else "caption_entities"
    return present(**{field: text or None, name: entities or None})


def one_content(ask: Ask, person: Person) -> tuple[Json, str | None]:
    """The fields of the one content in the body, and the file's id if it has one. Raises Refusal."""
    kinds = [kind for kind in KINDS if kind in ask.body]
    if len(kinds) != 1:
        raise Refusal(f"say one of {', '.join(KINDS)}; here are {', '.join(kinds) or 'none'}")
    kind = kinds[0]
    if kind in FILE_KINDS:
        return attached(ask.world, kind, ask.body[kind], ask.get("caption", ""))
    if "caption" in ask.body:
        raise Refusal(f"{kind} has no caption")
    return PLAIN[kind](ask.world, person, ask.body[kind]), None


def attached(world: World, kind: str, given: Any, caption: str = "") -> tuple[Json, str]:
    """A file's fields, with its caption, and its id. Raises Refusal."""
    stored = from_sample(world, kind, given) if isinstance(given, str) else from_claim(world, kind, given)
    fields: Json = stored.fields() | (words("caption", caption) if caption else {})
    return fields, stored.file_id


def from_sample(world: World, kind: str, name: str) -> StoredFile:
    sample = samples().get(name)
    if sample is None:
        raise Refusal(f"there is no sample {name!r}; there are {', '.join(samples())}", 404)
    if kind not in (sample.kind, "document"):
        raise Refusal(f"{name} is a {sample.kind}, not a {kind}")
    content = sample.file.read_bytes()
    shape = shape_of(kind, content, {})
    return world.files.add(kind, content, file_name=sample.file.name, mime_type=sample.mime_type, shape=shape)


def from_claim(world: World, kind: str, given: Json) -> StoredFile:
    """A file by its bytes in base64, or only by its size."""
    try:
        content = base64.b64decode(given.get("base64", ""), validate=True)
    except binascii.Error as error:
        raise Refusal("base64 cannot be read") from error
    mime_type = given.get("mime_type", MIME_TYPES.get(kind, "application/octet-stream"))
    shape, size, name = shape_of(kind, content, given), given.get("size", 0), given.get("file_name", kind)
    return world.files.add(kind, content, file_name=name, mime_type=mime_type, shape=shape, size=size)


def _text(world: World, person: Person, text: str) -> Json:
    return words("text", text)


def _location(world: World, person: Person, place: Json) -> Json:
    return {"location": place}


def _contact(world: World, person: Person, contact: Json | str) -> Json:
    return {"contact": own_contact(person) if isinstance(contact, str) else contact}


def own_contact(person: Person) -> Json:
    """The person's own telephone number, as a contact button sends it. Raises Refusal when it has none."""
    if not person.phone_number:
        raise Refusal(f"{person.first_name} has no phone_number", 409)
    contact = {"phone_number": person.phone_number, "first_name": person.first_name, "user_id": person.id}
    return contact | present(last_name=person.last_name)


def _poll(world: World, person: Person, poll: Json) -> Json:
    number = next(world.numbers)
    options = [{"persistent_id": str(n), "text": text, "voter_count": 0} for n, text in enumerate(poll["options"])]
    closed = dict.fromkeys(("is_closed", "allows_multiple_answers", "members_only"), False)
    asked = {"id": str(number), "question": poll["question"], "options": options, "total_voter_count": 0}
    return {"poll": asked | closed | {"is_anonymous": True, "type": "regular", "allows_revoting": True}}


def _dice(world: World, person: Person, emoji: str) -> Json:
    return {"dice": {"emoji": emoji, "value": 1}}


PLAIN: dict[str, Callable[[World, Person, Any], Json]] = {
    "text": _text,
    "location": _location,
    "contact": _contact,
    "poll": _poll,
    "dice": _dice,
}
