import pytest

from tests.bot.intake.running import Desk


@pytest.fixture
def desk() -> Desk:
    """Handles rows and puts them aside."""
    return Desk()
