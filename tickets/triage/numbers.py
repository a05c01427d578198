"""Numerals written in words, as they occur in addresses."""

_DIGITS = {sign: str(value) for value, sign in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2", "幺": "1"}
NUMERAL = "零〇一二三四五六七八九十两百幺"
ENGLISH = {
    word: str(value)
    for value, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        start=1,
    )
}


def digits(word: str) -> str:
    """``十二`` → ``12``, ``一二零一`` → ``1201``, ``seven`` → ``7``; digits and letters come back in capitals."""
    if word in ENGLISH:
        return ENGLISH[word]
    if not word or any(sign not in NUMERAL for sign in word):
        return word.upper().lstrip("0") or word
    if "十" in word or "百" in word:
        return str(_counted(word))
    return "".join(_DIGITS[sign] for sign in word)


def _counted(word: str) -> int:
    hundreds, _, rest = word.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = 100 * int(_spelled(hundreds) or 0)
    total += 10 * int(_spelled(tens) or 1) if ten else 0
    return total + int(_spelled(ones) or 0)


def _spelled(word: str) -> str:
    return "".join(_DIGITS.get(sign, "") for sign in word).lstrip("0")
