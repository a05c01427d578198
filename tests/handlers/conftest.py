"""A bot with its people for every test."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.policy.lexicon import load_lexicon
from bot.policy.load import load_policy
from templates.render import Renderer
from tests.handlers.house import House
from tests.memory_unit_of_work import MemoryUnitOfWork
from tickets.policy import Policy
from tickets.triage.lexicon import Lexicon


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The policy as it is delivered."""
    return load_policy()


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The lexicon as it is delivered."""
    return load_lexicon(Path("policy/lexicon"))


@pytest.fixture(scope="session")
def renderer(policy: Policy) -> Renderer:
    """The words as they are delivered."""
    return Renderer(policy)


@pytest.fixture
async def house(policy: Policy, lexicon: Lexicon, renderer: Renderer) -> House:
    """A bot that everybody can talk to."""
    return House(MemoryUnitOfWork(policy), lexicon, renderer)
