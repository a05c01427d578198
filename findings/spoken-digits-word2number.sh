#!/usr/bin/env bash
# word2number adds or multiplies digits that are said one by one, as people say room numbers and years.
#
# Guessed: "one two zero one" is 1201, or an error; "nineteen eighty four" is 1984.
# Seen with word2number 1.1 on Python 3.11: 3 (the digits are added up), and 1524 (19 times 80, and 4); "seven oh three"
# is 10. Nothing is raised. Flats are said like this ("flat seven oh three"), so the product reads them with a grammar of
# its own: tests/tickets/triage/test_places.py holds the right values.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check word2number==1.1
"$folder/venv/bin/python" - <<'PYTHON'
from word2number.w2n import word_to_num

seen = {words: word_to_num(words) for words in ("one two zero one", "seven oh three", "nineteen eighty four")}
print(seen)
assert seen == {"one two zero one": 3, "seven oh three": 10, "nineteen eighty four": 1524}, "no longer so"
PYTHON
