#!/usr/bin/env bash
# OpenCC's tw2s makes 幺 of a lone 么, and leaves it in 什么; a table of single characters taken from it would break 什么.
#
# Guessed: a character is converted alike alone and in a word that is the same in both scripts (么 is Simplified already).
# Seen with OpenCC 1.4.2 on Python 3.11: tw2s gives 幺 for 么 and 老幺 for 老么, 什么 for 什么; hk2s and t2s leave 么 as it is.
# The product folds character for character: 么 is kept out of its table (tests/tickets/triage/fold_source.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check opencc==1.4.2
"$folder/venv/bin/python" - <<'PYTHON'
from opencc import OpenCC

seen = {name: [OpenCC(name).convert(words) for words in ("么", "老么", "什么")] for name in ("tw2s", "hk2s", "t2s")}
print(seen)
assert seen == {"tw2s": ["幺", "老幺", "什么"], "hk2s": ["么", "老么", "什么"], "t2s": ["么", "老么", "什么"]}, "no longer so"
PYTHON
