from __future__ import annotations

from pathlib import Path

import pytest

from bot.policy.lexicon import load_lexicon
from tickets.triage.lexicon import Lexicon

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The office's own words, as they are installed."""
    return load_lexicon(ROOT / "policy" / "lexicon")
