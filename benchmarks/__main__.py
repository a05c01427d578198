"""`make bench`: the same conversation with the product, with a bare bot and with a minimal one, in one run."""

import argparse
import asyncio
import os

from benchmarks.measure import Figures, measure
from benchmarks.postgresql import USUAL, schema_on
from benchmarks.product import on_postgresql, on_sqlite
from benchmarks.report import table
from benchmarks.subject import Subject

BARE = Subject("bare aiohttp, sqlite3", ("-m", "benchmarks.bare"))
MINIMAL = Subject("minimal aiogram", ("-m", "benchmarks.minimal_aiogram"))


def subjects(postgresql: str | None) -> dict[str, Subject]:
    """By the names that the command line knows."""
    known = {"bare": BARE, "aiogram": MINIMAL, "product": on_sqlite()}
    return known | ({"postgresql": on_postgresql(postgresql)} if postgresql else {})


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--conversations", type=int, default=600, help="how many as fast as it goes")
    parser.add_argument("--seconds", type=float, default=20, help="how long at 20 conversations a second")
    parser.add_argument("--postgresql", metavar="URL", default=USUAL, help="a server for the product's PostgreSQL part")
    parser.add_argument("--subjects", help="some of bare, aiogram, product, postgresql, with commas between")
    return parser.parse_args()


async def main() -> None:
    """Measure one after the other and print the table."""
    given = arguments()
    load = os.getloadavg()[0]
    async with schema_on(given.postgresql) as postgresql:
        known = subjects(postgresql)
        measured: dict[str, Figures] = {}
        for key in given.subjects.split(",") if given.subjects else known:
            subject = known[key]
            measured[subject.name] = await measure(subject, conversations=given.conversations, seconds=given.seconds)
    print(table(measured, MINIMAL.name))
    if postgresql is None:
        print("no PostgreSQL answered: the product on it is left out")
    print(f"{os.cpu_count()} processors, load {load:.1f}: on a busy machine only the CPU figures mean much")


if __name__ == "__main__":
    asyncio.run(main())
