"""The clock runs, stands still, and is moved."""

from datetime import UTC, datetime, timedelta

from sandbox.clock import Clock

START = datetime(2026, 11, 22, tzinfo=UTC)


def wound(real: list[datetime], *, running: bool = True) -> Clock:
    """A clock over a real time that the test holds in a list."""
    clock = Clock(running=running)
    clock.wall = lambda: real[0]
    clock.set(to=START)
    return clock


def test_it_runs_with_the_real_time() -> None:
    real = [datetime(2030, 1, 1, tzinfo=UTC)]
    clock = wound(real)
    real[0] += timedelta(seconds=5)
    assert clock.now() == START + timedelta(seconds=5)
    assert clock.running


def test_it_stands_still_and_is_moved() -> None:
    real = [datetime(2030, 1, 1, tzinfo=UTC)]
    clock = wound(real, running=False)
    real[0] += timedelta(seconds=5)
    assert clock.now() == START
    clock.set(add=timedelta(minutes=5))
    assert clock.now() == START + timedelta(minutes=5)


def test_it_goes_on_from_where_it_stood() -> None:
    real = [datetime(2030, 1, 1, tzinfo=UTC)]
    clock = wound(real, running=False)
    real[0] += timedelta(hours=1)
    clock.set(running=True)
    real[0] += timedelta(seconds=1)
    assert clock.now() == START + timedelta(seconds=1)


def test_each_move_has_a_version() -> None:
    clock = wound([START])
    before = clock.version
    clock.set(add=timedelta(seconds=-1))
    assert clock.version == before + 1
    assert clock.view()["version"] == clock.version
