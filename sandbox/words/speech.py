"""What Telegram finds in plain text: commands, mentions, hashtags, links, mail addresses."""

import re

from sandbox.shapes import Json
from sandbox.words.utf16 import units

PATTERNS = (
    ("bot_command", re.compile(r"(?<![\w/<>@])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/@])")),
    ("url", re.compile(r"(?i)(?<![\w@])(?:https?://|tg://|www\.|t\.me/)[^\s<>\"，。；！？、）】]+")),
    ("email", re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)),
    ("mention", re.compile(r"(?<![\w@])@[a-zA-Z][a-zA-Z0-9_]{3,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}")),
)
LITERAL = {"code", "pre", "text_link", "text_mention", "custom_emoji"}


def find_entities(text: str, standing: list[Json] | None = None) -> list[Json]:
    """The entities of the text: those that stand already, and those found where no literal one or link stands."""
    standing = standing or []
    taken = [(e["offset"], e["offset"] + e["length"]) for e in standing if e["type"] in LITERAL]
    found = list(standing)
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            offset = units(text[: match.start()])
            end = offset + units(match[0])
            if not any(start < end and offset < stop for start, stop in taken):
                taken.append((offset, end))
                found.append({"type": kind, "offset": offset, "length": end - offset})
    return sorted(found, key=lambda entity: (entity["offset"], -entity["length"]))
