"""Draws the sample pictures and writes the voice clip. Run: python -m sandbox.samples.make"""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

WIDTH, HEIGHT = 320, 240
Colour = tuple[int, int, int]
Painter = Callable[[int, int], Colour]
WALL, FLOOR, DARK, BLUE, BROWN, YELLOW, GREY = (
    *((226, 220, 208), (176, 160, 140), (40, 44, 52)),
    *((70, 140, 210), (120, 86, 60), (250, 214, 90), (150, 154, 160)),
)


def leak(x: int, y: int) -> Colour:
    """Water runs from a pipe under a sink."""
    if 60 < y < 76 or (150 < x < 168 and y < 76):
        return GREY
    if 150 < x < 168 and y < 190 and (x + y // 3) % 7:
        return BLUE
    return BLUE if (x - 159) ** 2 / 9 + (y - 200) ** 2 < 500 else (FLOOR if y > 185 else WALL)


def stain(x: int, y: int) -> Colour:
    """A damp stain on a ceiling."""
    distance = (x - 170) ** 2 / 2 + (y - 90) ** 2
    return BROWN if 1900 < distance < 2500 else (206, 188, 150) if distance <= 1900 else WALL


def lamp(x: int, y: int) -> Colour:
    """A dark stairwell with one lamp out and one on."""
    if (x - 230) ** 2 + (y - 60) ** 2 < 400:
        return YELLOW
    if (x - 90) ** 2 + (y - 60) ** 2 < 400:
        return GREY
    return DARK if (x + y) // 28 % 2 and y > 130 else (56, 60, 70)


def lift(x: int, y: int) -> Colour:
    """Lift doors that stand half open."""
    if 110 < x < 150 and 30 < y < 220:
        return DARK
    if 60 < x < 250 and 30 < y < 220:
        return GREY if (x - 60) % 95 > 2 else DARK
    return YELLOW if 268 < x < 284 and 110 < y < 126 else WALL


def repaired(x: int, y: int) -> Colour:
    """The pipe again, dry, with a new joint."""
    if 142 < x < 176 and 84 < y < 104:
        return YELLOW
    if 60 < y < 76 or (150 < x < 168 and y < 140):
        return GREY
    return FLOOR if y > 185 else WALL


def png(paint: Painter) -> bytes:
    """A picture of WIDTH by HEIGHT pixels."""
    rows = b"".join(b"\0" + b"".join(bytes(paint(x, y)) for x in range(WIDTH)) for y in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _crc(page: bytes) -> int:
    """Ogg's checksum: polynomial 0x04C11DB7, not reflected."""
    value = 0
    for byte in page:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
    return value


def _page(number: int, flags: int, position: int, packets: list[bytes]) -> bytes:
    sizes = bytes(len(packet) for packet in packets)
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, position, 1, number, 0, len(packets)) + sizes
    page = head + b"".join(packets)
    return page[:22] + struct.pack("<I", _crc(page)) + page[26:]


def voice(seconds: int) -> bytes:
    """An Opus clip of silence, in frames of 20 ms."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 48000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 7) + b"sandbox" + struct.pack("<I", 0)
    clip = _page(0, 2, 0, [head]) + _page(1, 0, 0, [tags])
    for second in range(seconds):
        last = 4 if second == seconds - 1 else 0
        clip += _page(second + 2, last, (second + 1) * 48000, [b"\xf8\xff\xfe"] * 50)
    return clip


def main() -> None:
    folder = Path(__file__).parent
    for paint in (leak, stain, lamp, lift, repaired):
        (folder / f"{paint.__name__}.png").write_bytes(png(paint))
    (folder / "voice.ogg").write_bytes(voice(3))


if __name__ == "__main__":
    main()
