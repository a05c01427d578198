"""Text and captions of the bot: formatting, entities, lengths."""

from sandbox.errors import bad_request
from sandbox.shapes import Json
from sandbox.words.html import parse_html
from sandbox.words.speech import find_entities
from sandbox.words.trim import trim
from sandbox.words.utf16 import units
from sandbox.world.world import World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


def formatted(world: World, text: str, parse_mode: str | None, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """The plain text and its entities, as Telegram would store them. Raises BotApiError."""
    if parse_mode and parse_mode.lower() == "html":
        text, entities = parse_html(text)
    elif parse_mode and parse_mode.lower() in ("markdown", "markdownv2"):
        raise bad_request(f"parse mode {parse_mode} is not modelled by the sandbox")
    elif parse_mode:
        raise bad_request("unsupported parse_mode")
    text, entities = trim(text, entities or [])
    return text, find_entities(text, [named for entity in entities if (named := _named(world, entity))])


def _named(world: World, entity: Json) -> Json | None:
    """A mention gets its person's names; one of a person whom nobody knows is dropped."""
    if entity["type"] != "text_mention":
        return entity
    person = world.people.get(entity["user"]["id"])
    return entity | {"user": person.user()} if person else None


def message_text(world: World, params: Json) -> Json:
    """The fields `text` and `entities` of a message. Raises BotApiError."""
    text, entities = formatted(world, params.get("text", ""), params.get("parse_mode"), params.get("entities"))
    if not text:
        raise bad_request("message text is empty")
    if units(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def message_caption(world: World, params: Json) -> Json:
    """The fields `caption` and `caption_entities`, empty without a caption. Raises BotApiError."""
    given = params.get("caption_entities")
    caption, entities = formatted(world, params.get("caption", ""), params.get("parse_mode"), given)
    if units(caption) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    fields: Json = {"caption": caption} if caption else {}
    return fields | ({"caption_entities": entities} if entities else {})
