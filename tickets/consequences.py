"""What follows from a fact: who gets the ticket's card anew, with which news at its head.

Every other card of the ticket is brought up to date where it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tickets import facts
from tickets.facts import Fact
from tickets.ticket import Urgency

PRESSING = frozenset({Urgency.EMERGENCY, Urgency.URGENT})
ANY = frozenset(Urgency)


@dataclass(frozen=True)
class Telling:
    """To whom the card is sent anew, and the news at its head; `only` for these urgencies.

    `life`: only where life is at stake (`tickets.hazards.cannot_wait`).
    """

    to: str
    news: str = ""
    only: frozenset[Urgency] = ANY
    life: bool = False


CONSEQUENCES: Mapping[type[Fact], tuple[Telling, ...]] = {
    facts.TicketOpened: (Telling("desk", "immediate", life=True), Telling("supervisor", "immediate", life=True)),
    facts.TicketDispatched: (Telling("crew"), Telling("head", "immediate", PRESSING)),
    facts.UrgencyRaised: (
        Telling("crew", "raised"),
        Telling("assignee", "raised"),
        Telling("head", "immediate", PRESSING),
        Telling("resident", "raised"),
    ),
    facts.TicketAccepted: (Telling("resident", "accepted"),),
    facts.TicketAssigned: (Telling("resident", "assigned"), Telling("crew", "assigned"), Telling("assignee", "yours")),
    facts.TicketHandedBack: (Telling("crew", "handed_back"), Telling("resident", "handed_back")),
    facts.TechnicianArrived: (Telling("resident", "arrived"),),
    facts.WorkDone: (Telling("resident", "done"),),
    facts.HelpEnded: (Telling("resident", "helped"), Telling("supervisor", "helped")),
    facts.WorkRejected: (Telling("crew", "rejected"), Telling("supervisor", "rejected"), Telling("head", "rejected")),
    facts.TicketReopened: (
        Telling("crew", "reopened"),
        Telling("supervisor", "reopened"),
        Telling("head", "reopened"),
        Telling("resident", "reopened"),
    ),
    facts.TicketCancelled: (Telling("crew", "cancelled"),),
    facts.NewTimeSet: (Telling("resident", "new_time"), Telling("crew", "new_time")),
    facts.DelayTold: (Telling("resident", "delay"),),
}

UNSEEN: frozenset[type[Fact]] = frozenset({facts.PromiseWarned, facts.ResidentAnswered, facts.TicketAskedAfter})
"""Facts that no card shows: after them the cards stay as they stand."""

HEARD = frozenset({"placed"})
"""News that makes a sound at any hour where somebody is on the way, who would go to the wrong door."""
