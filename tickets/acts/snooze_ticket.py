"""What supervisors decide when the ladder reaches them: handle it, assign it, promise a new time, go over heads."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.candidates import candidates
from tickets.acts.dispatch_ticket import send_photos
from tickets.acts.locate import NEEDS_PLACE
from tickets.acts.save_and_notify import save_and_notify
from tickets.delays import named
from tickets.facts import WentOverHeads
from tickets.outgoing import Message
from tickets.people import Candidate, Person, Role
from tickets.recipients import recipients
from tickets.records import Purpose, Source, TicketText
from tickets.refusals import NotNow, NotYours, PlaceMissing
from tickets.rights import leads, require_assigner, require_leader
from tickets.ticket import WORKING, Ticket
from tickets.unit_of_work import UnitOfWork


def snooze_ticket(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Handle it oneself: the ladder rests for the policy's time (CP12)."""
    ticket = work.ticket(ticket_id)
    require_leader(work, ticket, by)
    return save_and_notify(work, *life.snooze(ticket, by, at, work.policy))


def assign_ticket(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, assignee_id: int) -> Ticket:
    """Give it to a technician, or to somebody of the office; raises `NotYours` for anybody else.

    What no group had goes to the technician's group with it: raises `PlaceMissing` while nobody could find the place.
    The ladder rests for the policy's time. Whoever had it until now hears that they need not go.
    """
    ticket = work.ticket(ticket_id)
    require_assigner(work, ticket, by)
    chosen = next((each for each in candidates(work, ticket) if each.person.id == assignee_id), None)
    if chosen is None:
        raise NotYours
    given = save_and_notify(work, *life.assign(_with_group(ticket, chosen), assignee_id, by, at, work.policy))
    send_photos(work, given, Purpose.REPORT, at, chat_id=assignee_id)
    if ticket.group_id is None and given.group_id is not None:
        send_photos(work, given, Purpose.REPORT, at, chat_id=work.group(given.group_id).chat_id)
    if ticket.assignee_id is not None and ticket.assignee_id != assignee_id:
        _relieve(work, given, ticket.assignee_id, chosen.person)
    return given


def _with_group(ticket: Ticket, chosen: Candidate) -> Ticket:
    if ticket.group_id is not None or chosen.group_id is None:
        return ticket
    if ticket.kind in NEEDS_PLACE and not ticket.place.known:
        raise PlaceMissing
    return ticket.with_(group_id=chosen.group_id)


def _relieve(work: UnitOfWork, ticket: Ticket, former_id: int, chosen: Person) -> None:
    if work.person(former_id).reachable:
        params = {"number": ticket.number, "name": chosen.name}
        key = f"relieved:{ticket.id}:{ticket.round}"
        work.send(Message(key, former_id, "staff/relieved", params, ticket_id=ticket.id, fallback="desk"))


def offer_new_time(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, minutes: int) -> tuple[Ticket, datetime]:
    """The ticket, and the moment that the button names; refuses before a reason is asked."""
    ticket = work.ticket(ticket_id)
    until = named(minutes, at)
    life.set_new_time(ticket, by, at, until, Purpose.REASON, limit=_limit(work, ticket, by))
    return ticket, until


def _limit(work: UnitOfWork, ticket: Ticket, by: int) -> int | None:
    """How often the person may set a new time: a supervisor always, whoever has the job or its head as the policy says.

    Those that a supervisor set do not count.
    """
    posts = [post for post in work.posts_of(by) if leads(post, ticket)]
    if any(post.role is not Role.HEAD for post in posts):
        return None
    if not posts and ticket.assignee_id != by:
        raise NotYours
    return work.policy.new_times


def set_new_time(
    work: UnitOfWork, ticket_id: int, *, by: int, at: datetime, until: datetime, reason: str, source: Source
) -> Ticket:
    """Promise a new time with a reason: who has the job as often as the policy says, a supervisor always."""
    ticket = work.ticket(ticket_id)
    moved, fact = life.set_new_time(ticket, by, at, until, Purpose.REASON, limit=_limit(work, ticket, by))
    work.add_words(TicketText(ticket.id, at, by, Purpose.REASON, reason, source))
    return save_and_notify(work, moved, fact)


def go_over_heads(work: UnitOfWork, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Whoever took it in reaches everybody above at once, when it is not handled in time (CP11)."""
    ticket = work.ticket(ticket_id)
    if ticket.owner_id != by:
        raise NotYours
    if ticket.state not in WORKING:
        raise NotNow(ticket)
    above = [each for word in ("head", "supervisor", "manager") for each in recipients(work, ticket, word)]
    fact = WentOverHeads(ticket.id, at, by, tuple(each.chat_id for each in above))
    return save_and_notify(work, ticket, fact, also=[(each, "over_heads") for each in above])
