"""Short ways to a ticket in a given state, told by the acts themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tests.cast import CHEN, NIGHT, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tickets.acts.accept_ticket import accept_ticket
from tickets.acts.arrive_on_site import arrive_on_site
from tickets.acts.confirm_ticket import confirm_ticket
from tickets.acts.finish_ticket import finish_ticket
from tickets.acts.take_in import take_in
from tickets.contact import Attachment, Contact, Reading
from tickets.people import Person
from tickets.records import Source
from tickets.ticket import Kind, Location, Ticket, Urgency

BURST = Reading(
    Kind.REPAIR,
    "plumbing",
    ("plumbing", "drainage", "structure"),
    Urgency.EMERGENCY,
    Location("3", "2", "1201"),
    ("flood",),
)
DRIP = replace(BURST, urgency=Urgency.ROUTINE, hazards=())
WORDS = "厨房水管爆了，3栋2单元1201，水都流到客厅了"
PHOTO = Attachment("photo", "leak-1")


def contact(
    reading: Reading = BURST, text: str = WORDS, *files: Attachment, chat: int = WANG.id, message: int = 1
) -> Contact:
    return Contact(Source(chat, message), reading, text, files)


def drafted(work: MemoryUnitOfWork, reading: Reading = BURST, *, by: Person = WANG, at: datetime = NIGHT) -> Ticket:
    taken = take_in(work, contact(reading, chat=by.id), by=by.id, property_id=1, at=at)
    assert taken.ticket is not None
    return taken.ticket


def dispatched(work: MemoryUnitOfWork, reading: Reading = BURST, *, by: Person = WANG, at: datetime = NIGHT) -> Ticket:
    return confirm_ticket(work, drafted(work, reading, by=by, at=at).id, by=by.id, at=at)


def accepted(work: MemoryUnitOfWork, reading: Reading = BURST, *, at: datetime = NIGHT) -> Ticket:
    return accept_ticket(work, dispatched(work, reading, at=at).id, by=CHEN.id, at=at + timedelta(minutes=2))


def done(work: MemoryUnitOfWork, reading: Reading = BURST, *, at: datetime = NIGHT) -> Ticket:
    ticket = accepted(work, reading, at=at)
    arrive_on_site(work, ticket.id, by=CHEN.id, at=at + timedelta(minutes=14))
    return finish_ticket(work, ticket.id, by=CHEN.id, at=at + timedelta(minutes=40))
