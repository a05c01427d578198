"""The place of a ticket after a resident's message: told, filled in, or corrected."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from tickets.acts.ask import LONGEST_PLACE, PLACE, asks_where, where
from tickets.acts.locate import locate
from tickets.belonging import elsewhere
from tickets.contact import Contact, Reading
from tickets.reading import location
from tickets.ticket import Location, Ticket
from tickets.triage.corrections import correction
from tickets.triage.whereabouts import only_a_spot, tells_where
from tickets.unit_of_work import UnitOfWork


def corrected(contact: Contact) -> Location | None:
    """The place that the words put in place of another ("not 502 but 602")."""
    place = correction(contact.text)
    return None if place is None else location(place)


def only_place(contact: Contact) -> bool:
    """Whether the words tell of nothing but a place."""
    return where(contact) is not None or (corrected(contact) is not None and not contact.reading.matter)


def place_from_message(
    work: UnitOfWork,
    ticket: Ticket,
    contact: Contact,
    together: Sequence[Reading] = (),
    chosen: Collection[str] = (),
    *,
    anyway: bool = False,
) -> Location | None:
    """The ticket's place after the message, matched with the units on file; `None` if it stays as it is.

    What is told only by all words `together` fills gaps. A unit that was `chosen` by a button, or told before, stays
    when the words are about more than the place, unless `anyway` says otherwise.
    """
    known, named = ticket.place, contact.reading.place
    said = corrected(contact) or where(contact)
    if said is None and named.named and (anyway or _may_move(work, ticket, named, chosen)):
        said = named
    place = completed(said, _base(work, ticket, said)) if said else known
    for each in together:
        place = _filled(place, each.place) if not place.known or place.unit_id is None else place
    located = locate(work, place, work.person(ticket.resident_id or 0), ticket.property_id) if place.named else place
    return None if located == known else located


def _may_move(work: UnitOfWork, ticket: Ticket, said: Location, chosen: Collection[str]) -> bool:
    """Whether a place named among other words is where the matter is, and not somewhere it is seen or heard too."""
    if "unit" in chosen:
        return False
    return not ticket.place.known or _at_home(work, ticket) or not elsewhere(said, ticket.place)


def _at_home(work: UnitOfWork, ticket: Ticket) -> bool:
    """Whether the ticket is at the resident's own unit; perhaps only because no other place was named."""
    unit = ticket.place.unit_id
    return unit is not None and unit == work.person(ticket.resident_id or 0).unit_id


def _base(work: UnitOfWork, ticket: Ticket, said: Location) -> Location:
    """The place that the words add to: nothing of the resident's own unit if they name another building."""
    return Location() if said.building and _at_home(work, ticket) else ticket.place


def completed(said: Location, known: Location) -> Location:
    """The known place with the parts that were said: a room alone keeps building and section, a whole unit replaces
    all.
    """
    if said.room is not None and said.building is not None:
        return replace(said, zone=said.zone or known.zone)
    if said.room is None and said.building is None and said.section is None:
        return replace(known, public=said.public or known.public, zone=said.zone or known.zone)
    return Location(
        building=said.building or known.building,
        section=said.section or known.section,
        room=said.room or known.room,
        public=said.public or (known.public if said.room is None else None),
        zone=said.zone or known.zone,
    )


def _filled(place: Location, whole: Location) -> Location:
    """The place with its gaps filled from the whole text; nothing from another building."""
    if place.building and whole.building and place.building != whole.building:
        return place
    return Location(
        building=place.building or whole.building,
        section=place.section or whole.section,
        room=place.room or whole.room,
        public=place.public or whole.public,
        zone=place.zone or whole.zone,
        unit_id=place.unit_id,
    )


def insisted(draft: Ticket, contact: Contact, shown: str) -> Location | None:
    """The place that is accepted because it was said twice: the same unit again, or a spot that no grammar knows."""
    text, reading, said = contact.text.strip(), contact.reading, where(contact)
    if not asks_where(shown) or contact.files or not 0 < len(text) <= LONGEST_PLACE:
        return None
    if said is not None:
        return draft.place if said.room is not None and said.room == draft.place.room else None
    outside = tells_where(text) or (reading.kind is None and not only_a_spot(text))
    spot = outside and not (reading.matter or reading.chatter)
    return completed(Location(public=text), draft.place) if spot and shown != PLACE else None
