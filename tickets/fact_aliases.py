"""Earlier names of facts and of their fields: rows of the history are never rewritten, so these are read for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

CODES: Mapping[str, str] = {
    "DraftOpened": "draft_opened",
    "DraftDropped": "draft_dropped",
    "DraftResumed": "draft_resumed",
    "DraftReminded": "draft_reminded",
    "DraftSplit": "draft_split",
    "Corrected": "corrected",
    "PlaceKeptAsTold": "place_kept_as_reported",
    "TicketOpened": "ticket_opened",
    "TicketDispatched": "ticket_dispatched",
    "OwnerNamed": "owner_named",
    "WordsAdded": "words_added",
    "WordsChanged": "words_changed",
    "ResidentAnswered": "resident_answered",
    "FilesAdded": "files_added",
    "UrgencyRaised": "urgency_raised",
    "TicketAccepted": "ticket_accepted",
    "TicketAssigned": "ticket_assigned",
    "TicketHandedBack": "ticket_handed_back",
    "TechnicianArrived": "technician_arrived",
    "WorkDone": "work_done",
    "WorkSigned": "work_signed",
    "HelpEnded": "help_ended",
    "WorkRejected": "work_rejected",
    "TicketRated": "ticket_rated",
    "RatingExplained": "rating_explained",
    "TicketCancelled": "ticket_cancelled",
    "TicketNudged": "ticket_nudged",
    "TicketAskedAfter": "ticket_asked_after",
    "TicketReopened": "ticket_reopened",
    "ResidentApproved": "resident_approved",
    "PromiseWarned": "promise_warned",
    "DelayTold": "delay_announced",
    "PromiseMissed": "promise_missed",
    "RungReached": "escalation_reached",
    "LadderHeld": "escalation_snoozed",
    "NewTimeSet": "new_time_set",
    "WentOverHeads": "went_over_heads",
}
"""Earlier code: code. Up to migration 0008 a fact was stored by the name of its class."""

FIELDS: Mapping[str, Mapping[str, str]] = {
    "ticket_dispatched": {"round": "assignment_no"},
    "ticket_accepted": {"round": "assignment_no"},
    "ticket_assigned": {"round": "assignment_no"},
    "ticket_handed_back": {"round": "assignment_no"},
    "work_rejected": {"round": "assignment_no"},
    "ticket_reopened": {"round": "assignment_no"},
    "escalation_reached": {"rung": "level"},
}
"""Code: earlier name of a field: its name."""


def code_of(stored: str) -> str:
    """The code of a fact that is stored under this name."""
    return CODES.get(stored, stored)


def stored_codes(code: str) -> Iterator[str]:
    """Every name under which facts of this code are stored: for queries."""
    yield code
    yield from (old for old, new in CODES.items() if new == code)


def with_present_names(code: str, data: Mapping[str, object]) -> Mapping[str, object]:
    """What a fact holds, by the present names of its fields."""
    names = FIELDS.get(code)
    return data if names is None else {names.get(name, name): value for name, value in data.items()}
