#!/usr/bin/env bash
# chinese2digits reads a room that is said as floor and door (十二零一) as another number, without a word.
#
# Guessed: 1201, or 12 and 1, or an error.
# Seen with chinese2digits 6.0.2 on Python 3.11: 211. The digits are placed from the right, 1, then 200, then 10, and added up;
# 二零一 alone is 201. The product reads 十二零一 as 1201: tests/tickets/triage/test_places.py.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check chinese2digits==6.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from chinese2digits import takeNumberFromString

seen = {words: takeNumberFromString(words)["digitsStringList"] for words in ("十二零一", "二零一")}
print(seen)
assert seen == {"十二零一": ["211"], "二零一": ["201"]}, "no longer so"
PYTHON
