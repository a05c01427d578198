"""What the tests of the domain share: the office's own policy, and a desk that remembers."""

from __future__ import annotations

import pytest

from bot.policy.load import load_policy
from tests.memory_unit_of_work import MemoryUnitOfWork
from tickets.policy import Policy


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The policy as it is delivered."""
    return load_policy()


@pytest.fixture
def work(policy: Policy) -> MemoryUnitOfWork:
    """A desk with the whole cast and two bound groups."""
    return MemoryUnitOfWork(policy)
