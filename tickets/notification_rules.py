"""What follows from a fact: whose card is sent anew, with which news at its head, and which tasks are opened and ended.

Every other card of the ticket is brought up to date in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tickets import answer_facts, facts
from tickets.facts import Fact
from tickets.people import Role
from tickets.tasks.facts import TaskDone, TaskEscalated, TaskSnoozed
from tickets.tasks.rules import (
    Closes,
    Condition,
    Opens,
    TaskRule,
    Voids,
    always,
    ended,
    has_resident,
    of_kind,
    rated,
    rated_well,
    words_of_resident,
)
from tickets.ticket import VISITED, Kind, Urgency

PRESSING = frozenset({Urgency.EMERGENCY, Urgency.URGENT})
ANY = frozenset(Urgency)
COMPLAINTS = frozenset({Kind.COMPLAINT})


@dataclass(frozen=True)
class NotificationRule:
    """The card is sent anew to `to`, with `news` at its head, where urgency (`only`), `kinds` and `when` have it so.

    `life`: only where life is at stake (`tickets.hazards.cannot_wait`).
    """

    to: str
    news: str = ""
    only: frozenset[Urgency] = ANY
    life: bool = False
    when: Condition = always
    kinds: frozenset[Kind] = frozenset(Kind)


SENT_BACK = (facts.WorkRejected, facts.TicketReopened)
"""Facts after which somebody comes again: that answers the words that came with them."""

NOTIFICATION_RULES: Mapping[type[Fact], tuple[NotificationRule | TaskRule, ...]] = {
    facts.TicketOpened: (
        Opens("answer", of_kind(Kind.INQUIRY, Kind.COMPLAINT)),
        NotificationRule("desk", "immediate", life=True),
        NotificationRule("supervisor", "immediate", life=True),
    ),
    facts.TicketDispatched: (
        NotificationRule("crew"),
        NotificationRule("head", "immediate", PRESSING),
        NotificationRule("decider", "to_decide", kinds=frozenset({Kind.SUGGESTION})),
    ),
    facts.UrgencyRaised: (
        NotificationRule("crew", "raised"),
        NotificationRule("assignee", "raised"),
        NotificationRule("head", "immediate", PRESSING),
        NotificationRule("resident", "raised"),
    ),
    facts.TicketAccepted: (NotificationRule("resident", "accepted"),),
    facts.TicketAssigned: (
        NotificationRule("resident", "assigned"),
        NotificationRule("crew", "assigned"),
        NotificationRule("assignee", "yours"),
    ),
    facts.TicketHandedBack: (NotificationRule("crew", "handed_back"), NotificationRule("resident", "handed_back")),
    facts.WordsAdded: (Opens("answer", words_of_resident, unless=SENT_BACK),),
    facts.ResidentAnswered: (Closes("answer", "answered"),),
    facts.TechnicianArrived: (NotificationRule("resident", "arrived"), Closes("answer", "in_person")),
    facts.WorkDone: (NotificationRule("resident", "done"), Opens("check_work", has_resident)),
    facts.WorkSigned: (Closes("check_work", "solved"), Voids("telephone_callback"), Opens("survey", has_resident)),
    facts.TicketRated: (
        Closes("survey", "rated"),
        Voids("telephone_callback", rated_well),
        Opens("telephone_callback", rated(1, 2), doer=Role.HEAD),
        Opens("telephone_callback", rated(3, 5)),
    ),
    facts.HelpEnded: (
        NotificationRule("resident", "helped"),
        NotificationRule("supervisor", "helped"),
        Closes("answer", "in_person"),
    ),
    facts.WorkRejected: (
        Closes("check_work", "not_solved"),
        Voids("telephone_callback"),
        NotificationRule("crew", "rejected"),
        NotificationRule("supervisor", "rejected"),
        NotificationRule("head", "rejected"),
    ),
    answer_facts.TicketAnswered: (NotificationRule("resident", "answered"), Closes("answer", "in_person")),
    answer_facts.AnswerHelped: (Voids(),),
    answer_facts.AnswerUnconfirmed: (Voids(),),
    answer_facts.AnswerDidNotHelp: (
        Opens("answer"),
        NotificationRule("crew", "not_helped"),
        NotificationRule("assignee", "not_helped"),
        NotificationRule("supervisor", "not_helped", kinds=COMPLAINTS),
    ),
    answer_facts.SuggestionDecided: (NotificationRule("resident", "decided"), Closes("answer", "answered")),
    answer_facts.OrderConfirmed: (NotificationRule("resident", "ordered"), Closes("answer", "answered")),
    facts.TicketReopened: (
        Voids("survey"),
        Voids("telephone_callback"),
        Opens("answer", of_kind(Kind.INQUIRY, Kind.COMPLAINT)),
        NotificationRule("crew", "reopened"),
        NotificationRule("supervisor", "reopened", kinds=VISITED | COMPLAINTS),
        NotificationRule("head", "reopened", kinds=VISITED | COMPLAINTS),
        NotificationRule("resident", "reopened"),
    ),
    facts.TicketCancelled: (NotificationRule("crew", "cancelled"), Voids()),
    facts.NewTimeSet: (NotificationRule("resident", "new_time"), NotificationRule("crew", "new_time")),
    TaskDone: (
        Opens("telephone_callback", ended("check_work", "nobody_answered")),
        Opens("telephone_callback", ended("survey", "nobody_answered")),
        Opens("telephone_callback", ended("telephone_callback", "nobody_answered")),
        NotificationRule("supervisor", "not_satisfied", when=ended("telephone_callback", "not_satisfied")),
        NotificationRule("head", "not_satisfied", when=ended("telephone_callback", "not_satisfied")),
    ),
    facts.DelayAnnounced: (NotificationRule("resident", "delay"),),
}

TASK_KINDS = frozenset(rule.kind for rules in NOTIFICATION_RULES.values() for rule in rules if isinstance(rule, Opens))
"""The kinds of tasks that the rules open: the policy must have them."""

NOT_ON_CARDS: frozenset[type[Fact]] = frozenset(
    {
        facts.PromiseWarned,
        facts.ResidentAnswered,
        facts.TicketAskedAfter,
        facts.ProgressStated,
        TaskEscalated,
        TaskSnoozed,
    }
)
"""Facts that no card shows: after them no card is brought up to date."""

ALWAYS_AUDIBLE = frozenset({"placed"})
"""News that makes a sound even at night when somebody has the job: they would go to the wrong place."""
