import pytest

from tests.bot.intake.running import RowHandler


@pytest.fixture
def handler() -> RowHandler:
    """Handles rows and puts them aside."""
    return RowHandler()
