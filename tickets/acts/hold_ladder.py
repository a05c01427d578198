"""What supervisors decide when the ladder reaches them: handle it, assign it, promise a new time, go over heads."""

from __future__ import annotations

from datetime import datetime

from tickets import life
from tickets.acts.candidates import candidates
from tickets.acts.dispatch_ticket import send_photos
from tickets.acts.locate import NEEDS_PLACE
from tickets.acts.settle import settle
from tickets.delays import named
from tickets.desk import Desk
from tickets.facts import WentOverHeads
from tickets.people import Candidate, Person, Role
from tickets.recipients import recipients
from tickets.records import Purpose, Source, Wording
from tickets.refusals import NotNow, NotYours, PlaceMissing
from tickets.rights import leads, require_assigner, require_leader
from tickets.telling import Message
from tickets.ticket import WORKING, Ticket


def hold_ladder(desk: Desk, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Handle it oneself: the ladder rests for the policy's time (CP12)."""
    ticket = desk.ticket(ticket_id)
    require_leader(desk, ticket, by)
    return settle(desk, *life.hold(ticket, by, at, desk.policy))


def assign_ticket(desk: Desk, ticket_id: int, *, by: int, at: datetime, assignee_id: int) -> Ticket:
    """Give it to a technician, or to somebody of the office; raises `NotYours` for anybody else.

    What no group had goes to the technician's group with it: raises `PlaceMissing` while nobody could find the place.
    The ladder rests for the policy's time. Whoever had it until now hears that they need not go.
    """
    ticket = desk.ticket(ticket_id)
    require_assigner(desk, ticket, by)
    chosen = next((each for each in candidates(desk, ticket) if each.person.id == assignee_id), None)
    if chosen is None:
        raise NotYours
    given = settle(desk, *life.assign(_with_group(ticket, chosen), assignee_id, by, at, desk.policy))
    send_photos(desk, given, Purpose.REPORT, at, chat_id=assignee_id)
    if ticket.group_id is None and given.group_id is not None:
        send_photos(desk, given, Purpose.REPORT, at, chat_id=desk.group(given.group_id).chat_id)
    if ticket.assignee_id is not None and ticket.assignee_id != assignee_id:
        _relieve(desk, given, ticket.assignee_id, chosen.person)
    return given


def _with_group(ticket: Ticket, chosen: Candidate) -> Ticket:
    if ticket.group_id is not None or chosen.group_id is None:
        return ticket
    if ticket.kind in NEEDS_PLACE and not ticket.place.known:
        raise PlaceMissing
    return ticket.with_(group_id=chosen.group_id)


def _relieve(desk: Desk, ticket: Ticket, former_id: int, chosen: Person) -> None:
    if desk.person(former_id).reachable:
        params = {"number": ticket.number, "name": chosen.name}
        key = f"relieved:{ticket.id}:{ticket.round}"
        desk.tell(Message(key, former_id, "staff/relieved", params, ticket_id=ticket.id, fallback="desk"))


def offer_new_time(desk: Desk, ticket_id: int, *, by: int, at: datetime, minutes: int) -> tuple[Ticket, datetime]:
    """The ticket, and the moment that the button names; refuses before a reason is asked."""
    ticket = desk.ticket(ticket_id)
    until = named(minutes, at)
    life.set_new_time(ticket, by, at, until, Purpose.REASON, limit=_limit(desk, ticket, by))
    return ticket, until


def _limit(desk: Desk, ticket: Ticket, by: int) -> int | None:
    """How often the person may set a new time: a supervisor always, whoever has the job or its head as the policy says.

    Those that a supervisor set do not count.
    """
    posts = [post for post in desk.posts_of(by) if leads(post, ticket)]
    if any(post.role is not Role.HEAD for post in posts):
        return None
    if not posts and ticket.assignee_id != by:
        raise NotYours
    return desk.policy.new_times


def set_new_time(
    desk: Desk, ticket_id: int, *, by: int, at: datetime, until: datetime, reason: str, source: Source
) -> Ticket:
    """Promise a new time with a reason: who has the job as often as the policy says, a supervisor always."""
    ticket = desk.ticket(ticket_id)
    moved, fact = life.set_new_time(ticket, by, at, until, Purpose.REASON, limit=_limit(desk, ticket, by))
    desk.add_words(Wording(ticket.id, at, by, Purpose.REASON, reason, source))
    return settle(desk, moved, fact)


def go_over_heads(desk: Desk, ticket_id: int, *, by: int, at: datetime) -> Ticket:
    """Whoever took it in reaches everybody above at once, when it is not handled in time (CP11)."""
    ticket = desk.ticket(ticket_id)
    if ticket.owner_id != by:
        raise NotYours
    if ticket.state not in WORKING:
        raise NotNow(ticket)
    above = [each for word in ("head", "supervisor", "manager") for each in recipients(desk, ticket, word)]
    fact = WentOverHeads(ticket.id, at, by, tuple(each.chat_id for each in above))
    return settle(desk, ticket, fact, also=[(each, "over_heads") for each in above])
