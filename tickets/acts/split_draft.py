"""A message told of several matters: each becomes a draft of its own, or they stay together (IN1, IN9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.ask import question, show_draft
from tickets.acts.locate import locate
from tickets.acts.save_and_notify import save_and_notify
from tickets.acts.take_in import open_draft
from tickets.contact import Contact, Part, Read
from tickets.facts import DraftSplit
from tickets.refusals import NotNow
from tickets.rights import require_resident
from tickets.ticket import Location, State, Ticket
from tickets.unit_of_work import UnitOfWork


def split_draft(work: UnitOfWork, draft_id: int, *, by: int, at: datetime, read: Read) -> None:
    """Make a draft of each matter of the first message, the most urgent first; `read` is triage.

    The draft itself keeps the first matter, with the files and whatever was added later.
    """
    draft = _draft(work, draft_id, by)
    words = work.words(draft.id)
    said = next((each for each in words if read(each.text).parts), words[0])
    parts = [_at_home(part, draft.place) for part in read(said.text).parts]
    if not parts:
        keep_whole(work, draft_id, by=by, at=at)
        return
    first, *others = parts
    work.change_words(said.source, first.text)
    split = DraftSplit(draft.id, at, by, len(parts))
    kept = save_and_notify(work, replace(_narrowed(work, draft, first, by), touched_at=at), split)
    show_draft(work, kept, question(work, kept), anew=False)
    for part in others:
        contact = Contact(said.source, part.reading, part.text)
        open_draft(work, contact, by=by, property_id=draft.property_id, at=draft.opened_at, apart=True)


def _at_home(part: Part, home: Location) -> Part:
    """The matter with the unit of the whole message, if it names no place of its own."""
    if part.reading.place.known or home.room is None:
        return part
    return replace(part, reading=replace(part.reading, place=replace(home, public=None)))


def _narrowed(work: UnitOfWork, draft: Ticket, part: Part, by: int) -> Ticket:
    """The draft as its first matter alone describes it."""
    reading = part.reading
    assert reading.kind is not None
    place = locate(work, reading.place, work.person(by), draft.property_id)
    return replace(
        draft,
        kind=reading.kind,
        category=reading.category,
        urgency=reading.urgency,
        hazards=tuple(dict.fromkeys(reading.hazards)),
        place=place,
    )


def keep_whole(work: UnitOfWork, draft_id: int, *, by: int, at: datetime) -> None:
    """Keep the matters together: the card asks what is still missing."""
    draft = save_and_notify(work, replace(_draft(work, draft_id, by), touched_at=at))
    show_draft(work, draft, question(work, draft), anew=False)


def _draft(work: UnitOfWork, draft_id: int, by: int) -> Ticket:
    """The draft, while several matters are asked about; raises `NotNow` for any other."""
    draft = work.ticket(draft_id)
    require_resident(draft, by)
    if draft.state is not State.DRAFT or not work.words(draft.id):
        raise NotNow(draft)
    return draft
