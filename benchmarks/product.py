"""The product itself: real handlers, templates and storage, started as an operator starts it."""

from benchmarks.conversation import PRESS, Step
from benchmarks.subject import Subject

RUN = ("-m", "bot", "run")
CONVERSATION = (
    Step("/start"),
    Step("厨房水管爆了，3栋2单元1201，水都流到客厅了"),
    PRESS,
    Step("/my"),
    Step("/help"),
)


def on_sqlite() -> Subject:
    """With a database file of its own."""
    return Subject("product on SQLite", RUN, script=CONVERSATION)


def on_postgresql(url: str) -> Subject:
    """With an empty database at `url`."""
    return Subject("product on PostgreSQL", RUN, database=url, script=CONVERSATION)
