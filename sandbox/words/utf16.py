"""Offsets and lengths as Telegram counts them: in UTF-16 code units."""


def units(text: str) -> int:
    """The length of the text in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut(text: str, offset: int, length: int) -> str:
    """The part of the text at these UTF-16 positions."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[offset * 2 : (offset + length) * 2].decode("utf-16-le", "surrogatepass")
