"""A draft gets its number and goes to a group, or to the front desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tickets import life
from tickets.acts.locate import NEEDS_PLACE, found
from tickets.acts.save_and_notify import loud, save_and_notify
from tickets.acts.tell_nobody_reachable import tell_nobody_reachable
from tickets.facts import Fact, OwnerNamed, PlaceKeptAsReported, TicketDispatched
from tickets.numbering import ticket_number
from tickets.outgoing import Audience, Photos
from tickets.recipients import Recipient, first_post_upward, group_for, recipients
from tickets.records import Purpose
from tickets.ticket import STAFF, State, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork


def dispatch_ticket(work: UnitOfWork, draft: Ticket, *, by: int | None, at: datetime) -> Ticket:
    """Number the draft (IN1), name its owner (DT4), and give it to its group or to the front desk.

    `by` is `None` if nobody confirmed it: an unfinished draft (IN13), or an emergency after its minute.
    """
    office = work.policy.office
    day = at.astimezone(office.zone).date()
    estates = {estate.id: estate for estate in work.properties()}
    estate = estates[draft.property_id]
    code = estate.code if len(estates) > 1 else ""
    number = ticket_number(draft.kind, code, day, work.next_number(estate.id, day))
    ticket, opened = life.confirm(draft, number, at, by)
    group = None if for_the_desk(work, ticket) else group_for(work, ticket)
    posts = first_post_upward(work, ticket.property_id)
    owner = posts[0].person_id if posts else None
    ticket = replace(ticket, group_id=group.id if group else None, owner_id=owner)
    happened: list[Fact] = [
        opened,
        *as_told(work, ticket, at),
        TicketDispatched(ticket.id, at, None, ticket.group_id, ticket.round),
    ]
    if owner is not None:
        happened.insert(1, OwnerNamed(ticket.id, at, None, owner))
    unaware = recipients(work, ticket, "resident") if ticket.unconfirmed else []
    ticket = save_and_notify(work, ticket, *happened, also=[(each, "") for each in unaware])
    send_photos(work, ticket, Purpose.REPORT, at)
    if group is None and not posts:
        tell_nobody_reachable(work, ticket)
    return ticket


def as_told(work: UnitOfWork, ticket: Ticket, at: datetime) -> list[PlaceKeptAsReported]:
    """The fact that the unit could not be checked: it is not on file, and whoever goes there must know that."""
    unlisted = ticket.kind in NEEDS_PLACE and ticket.place.room is not None and not found(work, ticket)
    return [PlaceKeptAsReported(ticket.id, at, None)] if unlisted else []


def for_the_desk(work: UnitOfWork, ticket: Ticket) -> bool:
    """Whether the front desk gets the ticket rather than its group.

    So it is with what is answered, decided or priced first, without a place, while files wait to be heard or seen, and
    when nobody confirmed it; but not an emergency of staff or of a resident on file: they are who they say they are.
    """
    if ticket.state is State.RECEIVED or (ticket.kind in NEEDS_PLACE and not ticket.place.known):
        return True
    if ticket.unheard_at is not None and ticket.urgency is not Urgency.EMERGENCY:
        return True
    if not ticket.unconfirmed:
        return False
    known = ticket.channel == STAFF or (
        ticket.resident_id is not None and work.person(ticket.resident_id).unit_approved
    )
    return ticket.urgency is not Urgency.EMERGENCY or not known


def send_photos(
    work: UnitOfWork,
    ticket: Ticket,
    purpose: Purpose,
    at: datetime,
    *,
    since: datetime | None = None,
    chat_id: int | None = None,
) -> None:
    """Send the ticket's files of that purpose as albums to the chats that have its card; with `chat_id` to that chat
    only.
    """
    files = [f for f in work.files(ticket.id) if f.purpose is purpose and (since is None or f.at >= since)]
    if not files:
        return
    audience = (Audience.RESIDENT,) if purpose is Purpose.EVIDENCE else (Audience.GROUP, Audience.DESK)
    cards = [card for card in work.cards(ticket.id) if card.audience in audience and chat_id in (None, card.chat_id)]
    for card in cards:
        ids = tuple(file.id for file in files)
        key = f"photos:{ticket.id}:{card.chat_id}:{ids[0]}-{ids[-1]}"
        urgent = ticket.urgency is Urgency.EMERGENCY
        silent = not loud(work, ticket, Recipient(card.chat_id, card.audience), at)
        work.send_photos(Photos(key, ticket.id, card.chat_id, ids, card.thread_id, urgent, silent))
