"""What Telegram makes of a text: its visible length, and whether it would take the tags."""

from __future__ import annotations

from html.parser import HTMLParser

TAGS = frozenset({"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"})


class Telegram(HTMLParser):
    """Collects the visible text; raises `ValueError` for a tag that is unknown, crossed or left open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise ValueError(f"Telegram knows no <{tag}>")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise ValueError(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.text += data


def visible(text: str) -> str:
    """The text without its tags."""
    parser = Telegram()
    parser.feed(text)
    parser.close()
    if parser.open:
        raise ValueError(f"<{parser.open[-1]}> is left open")
    return parser.text


def units(text: str) -> int:
    """UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2
