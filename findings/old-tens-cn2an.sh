#!/usr/bin/env bash
# cn2an knows 廿 (twenty) and not 卅 (thirty), though both are written on Hong Kong's doors.
#
# Guessed: both are read, or neither.
# Seen with cn2an 0.5.24 on Python 3.11: 廿八 is 28 in every mode, 卅二 raises ValueError in every mode. The product reads
# both: tests/tickets/triage/test_places.py has 三座廿八樓F室 and 3座卅二樓1室.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check cn2an==0.5.24
"$folder/venv/bin/python" - <<'PYTHON'
from cn2an import cn2an

for mode in ("strict", "normal", "smart"):
    assert cn2an("廿八", mode) == 28, "廿 is no longer read"
    try:
        print(cn2an("卅二", mode))
    except ValueError as error:
        print(mode, "廿八 = 28, 卅二:", error)
    else:
        raise SystemExit("卅 is read now")
PYTHON
