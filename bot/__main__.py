"""`python -m bot` and its verbs. Each verb imports what it needs when it runs, so that the small ones start at once."""

from __future__ import annotations

import gc

import typer

from bot.commands.check import check
from bot.commands.claim import claim
from bot.commands.migrate import migrate
from bot.commands.run import run
from bot.commands.triage import triage

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
for verb in (run, check, migrate, claim, triage):
    app.command()(verb)


@app.callback(invoke_without_command=True)
def run_by_default(ctx: typer.Context) -> None:
    """Huiyin: every matter is settled, every contact gets an answer. Without a verb: run."""
    if ctx.invoked_subcommand is None:
        run()


if __name__ == "__main__":
    gc.disable()  # what is read at a start stays: looking through it for garbage would be a tenth of the start
    app()
