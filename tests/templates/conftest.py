"""A renderer with the office's own policy."""

from __future__ import annotations

import pytest

from bot.policy.load import load_policy
from templates.render import Renderer
from tickets.policy import Policy


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The policy as it is delivered."""
    return load_policy()


@pytest.fixture(scope="session")
def renderer(policy: Policy) -> Renderer:
    """Templates are loaded once for all tests."""
    return Renderer(policy)
