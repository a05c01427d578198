"""HTML as Telegram reads it."""

import pytest

from sandbox.errors import BotApiError
from sandbox.words.html import parse_html


def entity(kind: str, offset: int, length: int, **more: object) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length} | more


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>水管</b>", "水管", [entity("bold", 0, 2)]),
        ("<STRONG>a</STRONG>", "a", [entity("bold", 0, 1)]),
        ("🚨<i>x</i>", "🚨x", [entity("italic", 2, 1)]),
        ("<b>a<u>b</u></b>", "ab", [entity("underline", 1, 1), entity("bold", 0, 2)]),
        ("<b>a</>", "a", [entity("bold", 0, 1)]),
        ("<b></b>x", "x", []),
        ("<ins>a</ins><del>b</del>", "ab", [entity("underline", 0, 1), entity("strikethrough", 1, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [entity("spoiler", 0, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [entity("spoiler", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [entity("expandable_blockquote", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
        ('<a href="https://a.b/?x=1&amp;y=2">l</a>', "l", [entity("text_link", 0, 1, url="https://a.b/?x=1&y=2")]),
        ("<a href='tel:057188880000'>call</a>", "call", [entity("text_link", 0, 4, url="tel:057188880000")]),
        ("<a>https://a.b/</a>", "https://a.b/", [entity("text_link", 0, 12, url="https://a.b/")]),
        ('<a href="no link">l</a>', "l", []),
        ('<pre><code class="language-py">a</code></pre>', "a", [entity("pre", 0, 1, language="py")]),
        ('<code class="language-py">a</code>', "a", [entity("code", 0, 1)]),
        ('<tg-time unix="1700000000" format="wDT">n</tg-time>', "n",
         [entity("date_time", 0, 1, unix_time=1700000000, date_time_format="wDT")]),
        ("&lt;b&gt; &amp; &quot;&#65;&#x42;&nbsp;&copy;", "<b> & \"AB&nbsp;&copy;", []),
        ("a > b", "a > b", []),
    ],
)  # fmt: skip
def test_tags_become_entities(source: str, text: str, entities: list[dict[str, object]]) -> None:
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("a<br>b", 'Unsupported start tag "br" at byte offset 1'),
        ("水<div>b</div>", 'Unsupported start tag "div" at byte offset 3'),
        ("1 < 2", 'Unclosed start tag at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<>", 'Unsupported start tag "" at byte offset 0'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>a</i>", 'Can\'t find end tag corresponding to start tag "b"'),
        ('<span class="x">a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-time>n</tg-time>", 'Tag "tg-time" must have attribute "unix"'),
    ],
)  # fmt: skip
def test_what_telegram_refuses(source: str, complaint: str) -> None:
    with pytest.raises(BotApiError) as raised:
        parse_html(source)
    assert raised.value.description == f"Bad Request: can't parse entities: {complaint}"
