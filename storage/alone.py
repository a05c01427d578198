"""Makes sure that only one service uses a database file."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog

log = structlog.get_logger()


class Taken(Exception):
    """Another process serves the file; the text names both."""


@contextmanager
def alone_on(path: Path) -> Iterator[None]:
    """Reserve the file until the end of the block, or of the process; raises `Taken`, or `OSError`.

    The lock is on `<name>.lock` beside it, which is never deleted: the kernel releases it even after a kill -9.
    """
    real = path.resolve()
    real.parent.mkdir(parents=True, exist_ok=True)
    with real.with_name(f"{real.name}.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Taken(f"{path} is served by another process ({lock.read().strip()})") from None
        except OSError as error:
            log.warning("file_not_locked", reason=error.strerror, remedy="let no second process serve this file")
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield
