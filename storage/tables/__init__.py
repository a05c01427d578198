"""All tables; each is written only by the file with its name."""

from storage.tables.metadata import metadata
from storage.tables.people import (
    chats,
    codes,
    conversations,
    groups,
    guesses,
    persons,
    posts,
    properties,
    technicians,
    units,
)
from storage.tables.service import errands, inbox, leases, meta, outbox, pauses, workers
from storage.tables.tasks import pings, tasks
from storage.tables.tickets import cards, facts, files, numbers, tickets, words

__all__ = [
    "cards",
    "chats",
    "codes",
    "conversations",
    "errands",
    "facts",
    "files",
    "groups",
    "guesses",
    "inbox",
    "leases",
    "meta",
    "metadata",
    "numbers",
    "outbox",
    "pauses",
    "persons",
    "pings",
    "posts",
    "properties",
    "tasks",
    "technicians",
    "tickets",
    "units",
    "words",
    "workers",
]
