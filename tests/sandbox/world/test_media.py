"""Sizes are read from pictures; the samples are what they say."""

import pytest

from sandbox.samples import samples
from sandbox.samples.make import lamp, leak, lift, png, repaired, stain, voice
from sandbox.world.media import picture_size, shape_of

JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b080010002001011100ffd9")


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (samples()["leak"].file.read_bytes(), (320, 240)),
        (JPEG, (32, 16)),
        (JPEG[:20], None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"GIF89a", None),
        (b"", None),
    ],
)
def test_width_and_height(content: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(content) == size


def test_what_is_given_outranks_what_is_assumed() -> None:
    assert shape_of("video", b"", {"duration": 9, "mood": 1}) == {"width": 1280, "height": 720, "duration": 9}
    assert shape_of("document", b"", {"duration": 9}) == {}


def test_the_samples_are_what_the_script_draws() -> None:
    for paint in (leak, stain, lamp, lift, repaired):
        assert samples()[paint.__name__].file.read_bytes() == png(paint)
    assert samples()["voice"].file.read_bytes() == voice(3)
