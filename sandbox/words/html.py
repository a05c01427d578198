"""Telegram's HTML: the tags it knows, the complaints it makes."""

import re
from dataclasses import dataclass, field

from sandbox.errors import BotApiError, bad_request
from sandbox.shapes import Json
from sandbox.words.utf16 import units

PLAIN_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
}
SPECIAL_TAGS = {"a", "span", "blockquote", "tg-emoji", "tg-time"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
TOKEN = re.compile(r"&(?:#(?P<dec>\d+)|#x(?P<hex>[0-9a-fA-F]+)|(?P<name>lt|gt|amp|quot));?|(?P<tag><)", re.ASCII)
START = re.compile(r"<(?P<name>[^\s>]*)(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
END = re.compile(r"</(?P<name>[^\s>]*)\s*(?P<close>>?)")
ATTRIBUTE = re.compile(r"([^\s=>\"'/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+))?")


def _wrong(text: str) -> BotApiError:
    return bad_request(f"can't parse entities: {text}")


@dataclass
class Opened:
    name: str
    entity: Json
    offset: int


@dataclass
class _Reading:
    """A pass over the source: what was written out so far, which tags stand open."""

    source: str
    out: list[str] = field(default_factory=list)
    length: int = 0
    opened: list[Opened] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def byte(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def write(self, text: str) -> None:
        self.out.append(text)
        self.length += units(text)

    def open(self, position: int) -> int:
        """Reads a start tag; the position after it."""
        match = START.match(self.source, position)
        if not match:
            raise _wrong(f"Unclosed start tag at byte offset {self.byte(position)}")
        name = match["name"].lower()
        if name not in PLAIN_TAGS and name not in SPECIAL_TAGS:
            raise _wrong(f'Unsupported start tag "{name}" at byte offset {self.byte(position)}')
        attributes = {key.lower(): _value(value) for key, value in ATTRIBUTE.findall(match["rest"])}
        self.opened.append(Opened(name, self._entity(name, attributes, position), self.length))
        return match.end()

    def _entity(self, name: str, attributes: dict[str, str], position: int) -> Json:
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise _wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {self.byte(position)}')
        if name in PLAIN_TAGS:
            return _plain(name, attributes)
        return _special(name, attributes)

    def close(self, position: int) -> int:
        """Reads an end tag; the position after it."""
        at = self.byte(position)
        if not self.opened:
            raise _wrong(f"Unexpected end tag at byte offset {at}")
        match = END.match(self.source, position)
        if not match or not match["close"]:
            raise _wrong(f"Unclosed end tag at byte offset {at}")
        name, last = match["name"].lower(), self.opened.pop()
        if name and name != last.name:
            raise _wrong(f'Unmatched end tag at byte offset {at}, expected "</{last.name}>", found "</{name}>"')
        self._finish(last)
        return match.end()

    def _finish(self, tag: Opened) -> None:
        entity = tag.entity
        if tag.name == "a" and "url" not in entity and "user" not in entity:
            entity = _link("".join(self.out).encode("utf-16-le")[tag.offset * 2 :].decode("utf-16-le"))
        if self.length > tag.offset and entity:
            self.entities.append(entity | {"offset": tag.offset, "length": self.length - tag.offset})


def _value(raw: str) -> str:
    quoted = raw[:1] in ("'", '"')
    return TOKEN.sub(lambda match: _character(match) or match[0], raw[1:-1] if quoted else raw)


def _character(match: re.Match[str]) -> str | None:
    """The character that an HTML entity stands for, if it is one that Telegram decodes."""
    if match["name"]:
        return NAMED[match["name"]]
    code = int(match["dec"]) if match["dec"] else int(match["hex"], 16) if match["hex"] else 0
    valid = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if valid else None


def _plain(name: str, attributes: dict[str, str]) -> Json:
    language = attributes.get("class", "")
    if name == "code" and language.startswith("language-"):
        return {"type": "code", "language": language.removeprefix("language-")}
    return {"type": PLAIN_TAGS[name]}


def _special(name: str, attributes: dict[str, str]) -> Json:
    if name == "blockquote":
        return {"type": "expandable_blockquote" if "expandable" in attributes else "blockquote"}
    if name == "tg-emoji":
        return {"type": "custom_emoji", "custom_emoji_id": attributes.get("emoji-id", "")}
    if name == "tg-time":
        return _time(attributes)
    return {"type": "spoiler"} if name == "span" else _link(attributes.get("href", ""))


def _time(attributes: dict[str, str]) -> Json:
    if not attributes.get("unix", "").isdigit():
        raise _wrong('Tag "tg-time" must have attribute "unix"')
    time = {"type": "date_time", "unix_time": int(attributes["unix"])}
    return time | ({"date_time_format": attributes["format"]} if "format" in attributes else {})


def _link(url: str) -> Json:
    """A link, a mention of a person, or nothing when there is no valid address."""
    person = re.fullmatch(r"tg://user\?id=(\d+)", url)
    if person:
        return {"type": "text_mention", "user": {"id": int(person[1]), "is_bot": False, "first_name": ""}}
    valid = re.fullmatch(r"(?i)(?:(?:https?|tg|ton|mailto|tel):\S+|[\w-]+(?:\.[\w-]+)+\S*)", url)
    return {"type": "text_link", "url": url if ":" in url else f"http://{url}/"} if valid else {}


def _join_code(entities: list[Json]) -> list[Json]:
    """`<pre><code class="language-x">` is one block with its language; elsewhere a language means nothing."""
    for block in [entity for entity in entities if entity["type"] == "pre"]:
        place = {"offset": block["offset"], "length": block["length"]}
        inner = [e for e in entities if e["type"] == "code" and e | place == e]
        block.update(next(({"language": code["language"]} for code in inner if "language" in code), {}))
        entities = [entity for entity in entities if entity not in inner]
    return [e if e["type"] == "pre" else {k: v for k, v in e.items() if k != "language"} for e in entities]


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The text without its tags, and its entities.

    Raises BotApiError ("can't parse entities: …") on tags that Telegram does not know or that do not match.
    """
    reading, position = _Reading(source), 0
    while match := TOKEN.search(source, position):
        reading.write(source[position : match.start()])
        if match["tag"]:
            ends = source.startswith("</", match.start())
            position = reading.close(match.start()) if ends else reading.open(match.start())
        else:
            reading.write(_character(match) or match[0])
            position = match.end()
    reading.write(source[position:])
    if reading.opened:
        raise _wrong(f'Can\'t find end tag corresponding to start tag "{reading.opened[-1].name}"')
    return "".join(reading.out), _join_code(reading.entities)
