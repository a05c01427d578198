"""The product itself: real handlers, templates and storage, started as an operator starts it."""

from benchmarks.conversation import Step
from benchmarks.subject import Subject

RUN = ("-m", "bot", "run", "--unpaced")
CONVERSATION = (
    Step("/start"),
    Step("厨房水龙头一直滴水，3栋2单元1201"),
    Step(presses=":category"),
    Step(presses="set_category:"),
    Step(presses="confirm:"),
)
"""As many updates, presses and answers as the guided one: what was understood is corrected, and then confirmed."""


def on_sqlite() -> Subject:
    """With a database file of its own."""
    return Subject("product on SQLite", RUN, script=CONVERSATION)


def on_postgresql(url: str) -> Subject:
    """With an empty database at `url`."""
    return Subject("product on PostgreSQL", RUN, database=url, script=CONVERSATION)
