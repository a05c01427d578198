"""A message tells of several matters: each becomes a draft of its own, or they stay one (IN1, IN9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets.acts.ask import question, show_draft
from tickets.acts.locate import locate
from tickets.acts.settle import settle
from tickets.acts.take_in import open_draft
from tickets.contact import Contact, Part, Read
from tickets.desk import Desk
from tickets.facts import DraftSplit
from tickets.refusals import NotNow
from tickets.rights import require_resident
from tickets.ticket import Location, State, Ticket


def split_draft(desk: Desk, draft_id: int, *, by: int, at: datetime, read: Read) -> None:
    """One draft for each matter of the first words, the most urgent first; `read` is triage.

    The draft keeps the first matter, with what was added later and the files.
    """
    draft = _draft(desk, draft_id, by)
    words = desk.words(draft.id)
    said = next((each for each in words if read(each.text).parts), words[0])
    parts = [_at_home(part, draft.place) for part in read(said.text).parts]
    if not parts:
        keep_whole(desk, draft_id, by=by, at=at)
        return
    first, *others = parts
    desk.change_words(said.source, first.text)
    split = DraftSplit(draft.id, at, by, len(parts))
    kept = settle(desk, _narrowed(desk, draft, first, by).with_(touched_at=at), split)
    show_draft(desk, kept, question(desk, kept), anew=False)
    for part in others:
        contact = Contact(said.source, part.reading, part.text)
        open_draft(desk, contact, by=by, property_id=draft.property_id, at=draft.opened_at, apart=True)


def _at_home(part: Part, home: Location) -> Part:
    """A unit that was named or found for the whole is that of every matter without a place of its own."""
    if part.reading.place.known or home.room is None:
        return part
    return replace(part, reading=replace(part.reading, place=replace(home, public=None)))


def _narrowed(desk: Desk, draft: Ticket, part: Part, by: int) -> Ticket:
    """The draft as its first matter alone tells of it."""
    reading = part.reading
    assert reading.kind is not None
    place = locate(desk, reading.place, desk.person(by), draft.property_id)
    return draft.with_(
        kind=reading.kind,
        category=reading.category,
        urgency=reading.urgency,
        hazards=tuple(dict.fromkeys(reading.hazards)),
        place=place,
    )


def keep_whole(desk: Desk, draft_id: int, *, by: int, at: datetime) -> None:
    """The draft stays one: its card asks what is still to be asked."""
    draft = settle(desk, _draft(desk, draft_id, by).with_(touched_at=at))
    show_draft(desk, draft, question(desk, draft), anew=False)


def _draft(desk: Desk, draft_id: int, by: int) -> Ticket:
    """The draft, while several matters are asked about; raises `NotNow` for any other."""
    draft = desk.ticket(draft_id)
    require_resident(draft, by)
    if draft.state is not State.DRAFT or not desk.words(draft.id):
        raise NotNow(draft)
    return draft
