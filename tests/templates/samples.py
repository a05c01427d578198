"""Representative cards for every template, by what they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from tests import cast
from tickets.card import Card, CardContent, Milestone
from tickets.endings import Ending
from tickets.outgoing import Audience
from tickets.people import Candidate, Role
from tickets.records import File, Purpose, Source, TicketText
from tickets.tasks.task import Task
from tickets.ticket import STAFF, Kind, Location, State, Ticket, Urgency

NOW = cast.NIGHT + timedelta(minutes=6)
WORDS = "厨房水管爆了，水都流到客厅了"

DRAFT = Ticket(
    12, 1, Kind.REPAIR, "plumbing", Urgency.EMERGENCY, Location("3", "2", "1201", unit_id=7), cast.NIGHT, cast.WANG.id
)
ROUTINE = replace(DRAFT, kind=Kind.COMPLAINT, category="noise", urgency=Urgency.ROUTINE, place=Location())
LOST = replace(DRAFT, urgency=Urgency.ROUTINE, place=Location())
DISPATCHED = replace(
    DRAFT,
    state=State.DISPATCHED,
    number="R-261123-007",
    dispatched_at=cast.NIGHT + timedelta(minutes=1),
    owner_id=cast.LI.id,
    round=1,
    group_id=1,
)
SLOW = replace(
    DISPATCHED, urgency=Urgency.ROUTINE, opened_at=cast.NIGHT - timedelta(days=9), unconfirmed=True, channel=STAFF
)
ACCEPTED = replace(
    DISPATCHED, state=State.ACCEPTED, assignee_id=cast.CHEN.id, accepted_at=cast.NIGHT + timedelta(minutes=2)
)
ASKED = replace(
    DISPATCHED,
    kind=Kind.INQUIRY,
    category="fees",
    urgency=Urgency.URGENT,
    state=State.RECEIVED,
    number="I-261123-008",
    group_id=None,
    assignee_id=cast.SUN.id,
)
COMPLAINED = replace(ASKED, kind=Kind.COMPLAINT, category="noise", urgency=Urgency.ROUTINE, assignee_id=None)
SUGGESTED = replace(COMPLAINED, kind=Kind.SUGGESTION, category="landscaping", unconfirmed=True)
BOOKED = replace(SUGGESTED, kind=Kind.SERVICE, category="other", place=Location(), unconfirmed=False)
RECEIVED = (ASKED, COMPLAINED, SUGGESTED, BOOKED, replace(COMPLAINED, urgency=Urgency.EMERGENCY))
ORDERED = replace(BOOKED, state=State.DISPATCHED, promised_at=cast.MORNING)
MOVED = replace(ACCEPTED, promised_at=cast.MORNING, held_until=cast.MORNING, held_by=cast.SUN.id, reschedules=1)
ON_SITE = replace(ACCEPTED, state=State.ON_SITE, arrived_at=cast.NIGHT + timedelta(minutes=14))
DONE = replace(ON_SITE, state=State.DONE, done_at=cast.NIGHT + timedelta(minutes=50))
CLOSED = replace(DONE, state=State.CLOSED, closed_at=cast.NIGHT + timedelta(hours=1))
MUTE = replace(LOST, category="other", unheard_at=cast.NIGHT)
WAITS_UNHEARD = replace(
    SLOW, category="other", opened_at=cast.NIGHT, unheard_at=cast.NIGHT, group_id=None, channel="bot"
)
RATED = replace(CLOSED, rating=2)
CANCELLED = replace(DISPATCHED, state=State.CANCELLED, closed_at=cast.NIGHT + timedelta(hours=1))
DROPPED = replace(DRAFT, state=State.DROPPED)
URGENT = replace(DISPATCHED, urgency=Urgency.URGENT)
ANSWERED = replace(ASKED, state=State.ANSWERED, answered_at=NOW)
FOLLOWED_UP = replace(ANSWERED, kind=Kind.COMPLAINT, important=True)
SETTLED = tuple(
    replace(ticket, state=State.CLOSED, closed_at=NOW, outcome=outcome)
    for ticket, outcomes in (
        (ANSWERED, (Ending.ANSWERED, Ending.UNCONFIRMED, None)),
        (COMPLAINED, (Ending.ANSWERED, Ending.UNCONFIRMED)),
        (SUGGESTED, (Ending.ADOPTED, Ending.PLANNED, Ending.DECLINED)),
    )
    for outcome in outcomes
)
WITHDRAWN = tuple(replace(ticket, state=State.CANCELLED, closed_at=NOW) for ticket in (ASKED, COMPLAINED, SUGGESTED))
NOT_VISITED = (*RECEIVED[:3], RECEIVED[4], ANSWERED, FOLLOWED_UP, *SETTLED, *WITHDRAWN)
CALL_FOR_HELP = replace(
    DISPATCHED, kind=Kind.HELP, category="people_in_danger", hazards=("medical",), group_id=None, unconfirmed=True
)
HELPED = replace(CALL_FOR_HELP, state=State.CLOSED, assignee_id=cast.LI.id, done_at=NOW, closed_at=NOW)
WORKING = (CALL_FOR_HELP, DISPATCHED, SLOW, URGENT, ACCEPTED, MOVED, ON_SITE, *RECEIVED, ORDERED)
NUMBERED = (*WORKING, DONE, ANSWERED, FOLLOWED_UP, CLOSED, RATED, CANCELLED, HELPED, *SETTLED, *WITHDRAWN)

AGAIN = ("handed_back", "rejected", "reopened")
"""Lines of a course after which a ticket waits for somebody once more."""
MILESTONES = ("opened", "dispatched", "accepted", "assigned", "arrived", "done", *AGAIN, "new_time")
ANSWERS = ("answered", "helped", "not_helped", "unconfirmed", "decided", "ordered")
ENDS = ("help_ended", "signed", "cancelled")
COURSE = tuple(
    Milestone(what, cast.NIGHT + timedelta(minutes=minute), cast.CHEN.id, group=cast.PLUMBERS, reason=WORDS)
    for minute, what in enumerate((*MILESTONES, *ENDS))
)
TALK = tuple(
    Milestone(what, cast.NIGHT + timedelta(minutes=minute), cast.LI.id, group=None, reason="")
    for minute, what in enumerate(("opened", "dispatched", "assigned", *ANSWERS, "reopened", "cancelled"))
)
"""The course of what is answered, decided or priced first."""
LATE = replace(ACCEPTED, opened_at=cast.NIGHT - timedelta(days=1))
GIVEN = (Milestone("assigned", cast.NIGHT + timedelta(minutes=2), cast.CHEN.id, cast.SUN.id),)
"""How `ACCEPTED` and `LATE` were given to Chen."""
WAITING = tuple(
    (COURSE[1], Milestone(what, NOW, by, group=group, reason=WORDS))
    for what in ("dispatched", *AGAIN)
    for by in (None, cast.LI.id)
    for group in (None, cast.PLUMBERS)
)
"""Ways in which a ticket comes to wait for somebody once more."""
SAID = (Purpose.ANSWER, Purpose.DECISION, Purpose.PRICE)
PLACES = ("place", "place:again", "unplaced")
REASONS = ("not_accepted", "not_arrived", "not_finished", "not_answered", "")
TO_STAFF = (*AGAIN, "not_helped", "call", "nudged", "assigned", "yours", "placed", "new_time", "cancelled")
TO_RESIDENT = ("accepted", "assigned", "arrived", "handed_back", "new_time", "delay", "done", "lapsed", "reopened")
TOLD = ("answered", "decided", "ordered")
DUE = ("to_decide", "not_helped")
NEWS = {
    Audience.RESIDENT: (
        *TO_RESIDENT,
        "placed",
        "raised",
        "helped",
        "asked",
        "asked_often",
        "ended",
        "reminder:survey",
        "answered",
        "decided",
        "ordered",
    ),
    Audience.GROUP: (*TO_STAFF, "raised"),
    Audience.DESK: (*TO_STAFF, "raised", "asked:3"),
    Audience.SUPERVISOR: (
        "rung",
        "immediate",
        "nudged",
        "rejected",
        "over_heads",
        "reopened",
        "claim",
        "helped",
        "not_satisfied",
        "to_decide",
        "not_helped",
    ),
}


TO_ANSWER = Task(1, "answer", 1, "answer:12:1.1", NOW, NOW + timedelta(hours=4), 12, doer_id=cast.LI.id)


def files(*kinds: str) -> tuple[File, ...]:
    """What came without words."""
    source = Source(cast.WANG.id, 5)
    return tuple(File(12, cast.NIGHT, cast.WANG.id, Purpose.REPORT, kind, "file", source) for kind in kinds)


def unheard() -> Iterator[CardContent]:
    """Recordings and pictures without words, before and after they went to the desk, also with what a machine heard."""
    heard = TicketText(12, cast.NIGHT, cast.WANG.id, Purpose.TRANSCRIPT, WORDS, Source(cast.WANG.id, 5))
    late = replace(WAITS_UNHEARD, dispatched_at=cast.NIGHT - timedelta(hours=1))
    for sent in (files("voice"), files("photo", "photo"), files("voice", "video")):
        for words in ((), (heard,)):
            for ticket in (MUTE, replace(MUTE, urgency=Urgency.EMERGENCY), WAITS_UNHEARD, late):
                views = ("", "words") if ticket.state is State.DRAFT else ("",)
                yield from (content(ticket, Audience.RESIDENT, view, words=words, files=sent) for view in views)
            for audience in Audience:
                yield content(WAITS_UNHEARD, audience, words=words, files=sent)


def content(ticket: Ticket, audience: Audience, view: str = "", news: str = "", **changes: object) -> CardContent:
    """A card with words, files of every kind, a full course, and people to choose from."""
    source = Source(cast.WANG.id, 5)
    kept: dict[str, object] = {
        "words": tuple(
            TicketText(ticket.id, cast.NIGHT, cast.WANG.id, purpose, WORDS, source)
            for purpose in (
                Purpose.REPORT,
                Purpose.ADDITION,
                Purpose.REASON,
                Purpose.COMMENT,
                Purpose.OUTCOME,
                Purpose.NOTE,
                *SAID,
            )
        ),
        "files": tuple(
            File(ticket.id, ticket.accepted_at or cast.NIGHT, cast.WANG.id, purpose, kind, "file", source)
            for purpose in (Purpose.REPORT, Purpose.EVIDENCE)
            for kind in ("photo", "photo", "voice")
        ),
        "people": {person.id: person for person in cast.EVERYBODY},
        "course": COURSE if ticket.kind in (Kind.REPAIR, Kind.HELP) else TALK,
        "repeats": 1,
        "nearby": (cast.HOME, cast.NEXT_DOOR),
        "candidates": (
            Candidate(cast.CHEN, Role.TECHNICIAN, group_id=1),
            *(Candidate(cast.LI, role, on_duty=on) for role in Role for on in (True, False)),
        ),
        "tasks": (TO_ANSWER, replace(TO_ANSWER, id=2, due_at=NOW - timedelta(hours=1), doer_id=None)),
        "next_people": (cast.SUN, cast.ZHOU),
        "rated_for": ("quality", "manner"),
    }
    return CardContent(Card(1, ticket.id, audience, 5, None, None, view, news), ticket, **(kept | changes))  # type: ignore[arg-type]


def cards() -> Iterator[CardContent]:
    """Every card, view and piece of news, full and bare."""
    for ticket in (DRAFT, ROUTINE, LOST, replace(LOST, urgency=Urgency.EMERGENCY)):
        for view in ("", "kind", "category", *PLACES, "urgency", "photo", "words", "join", "reminder"):
            yield content(ticket, Audience.RESIDENT, view)
            yield content(ticket, Audience.RESIDENT, view, words=(), files=(), nearby=())
    yield from unheard()
    several = "several:urgent.repair.drainage,routine.inquiry.fees,routine.complaint.noise"
    yield content(LOST, Audience.RESIDENT, several)
    which = "which_back:12.plumbing.R-261123-007,15.hvac.R-261120-001"
    yield content(replace(LOST, joins=12), Audience.RESIDENT, which)
    for view in ("cancel", "add", "reject", "not_helped", "reasons:quality,manner", "thanks"):
        for ticket in NUMBERED:
            yield content(ticket, Audience.RESIDENT, view)
    for audience, news in NEWS.items():
        for ticket in (*NUMBERED, DROPPED, replace(DROPPED, joins=3)) if audience is Audience.RESIDENT else NUMBERED:
            yield from (content(ticket, audience, news=each) for each in ("", *news))
            yield content(
                replace(ticket, group_id=None, owner_id=None), audience, words=(), files=(), course=(), people={}
            )
            for late in (LATE, replace(COMPLAINED, opened_at=cast.NIGHT - timedelta(days=2))):
                yield content(late, audience, news="delay", course=GIVEN)
        yield from (content(DISPATCHED, audience, course=course) for course in WAITING)
        yield content(ACCEPTED, audience, news="placed", place_before="3-2-802", as_told=True)
    for audience in (Audience.SUPERVISOR, Audience.DESK):
        for ticket in WORKING:
            reached = replace(ticket, rung=2, rung_at=NOW)
            yield from (content(reached, audience, escalation_reason=reason) for reason in REASONS)
            yield from (content(ticket, audience, view) for view in ("assign", "new_time", "slot"))
            yield content(ticket, audience, "assign", candidates=())
