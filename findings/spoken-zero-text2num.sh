#!/usr/bin/env bash
# text2num joins a spoken zero with the digit after it, and no other two digits.
#
# Guessed: "one two zero one" becomes "1 2 0 1" (each word a number) or "1201" (one number).
# Seen with text2num 3.1.0 on Python 3.11: "1 2 01". Whoever joins the numbers again loses nothing, whoever reads them
# as numbers reads 1, 2 and 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check text2num==3.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from text_to_num import alpha2digit

seen = alpha2digit("flat one two zero one", "en")
print(seen)
assert seen == "flat 1 2 01", "no longer so"
PYTHON
