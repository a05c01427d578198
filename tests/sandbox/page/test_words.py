"""The page's own words are there in all three languages."""

import re
from pathlib import Path

import sandbox

PAGE = Path(sandbox.__file__).parent / "page"
ENTRY = re.compile(r'^  (\w+): "(.*)",$', re.MULTILINE)
SPOKEN = re.compile(r'\bt\("(\w+)"')


def words(name: str) -> dict[str, str]:
    return dict(ENTRY.findall((PAGE / "words" / f"{name}.js").read_text()))


def test_every_language_has_every_word_with_its_blanks() -> None:
    english = words("en")
    blanks = {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in english.items()}
    assert len(english) > 50
    for name in ("zh_Hans", "zh_Hant"):
        assert {key: sorted(re.findall(r"\{\w+\}", text)) for key, text in words(name).items()} == blanks


def test_every_word_that_is_spoken_is_in_the_dictionary() -> None:
    spoken = {key for path in PAGE.glob("*.js") for key in SPOKEN.findall(path.read_text())}
    assert len(spoken) > 50
    assert spoken <= words("en").keys()
