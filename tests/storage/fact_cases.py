"""A fact of every sort, with what it holds; the golden file has rows of each."""

from __future__ import annotations

from datetime import UTC, datetime

from tickets import answer_facts, facts
from tickets.facts import Fact
from tickets.tasks import facts as owed

AT = datetime(2026, 11, 22, 18, 10, 0, 250_000, tzinfo=UTC)
DUE = datetime(2026, 11, 22, 18, 40, tzinfo=UTC)
TICKET = 7
WANG, LI, CHEN = 1001, 2001, 2003

_WANGS = (TICKET, AT, WANG)
_LIS = (TICKET, AT, LI)
_CHENS = (TICKET, AT, CHEN)
_OURS = (TICKET, AT, None)

CASES: dict[str, Fact] = {
    "words of nothing but thanks": facts.WordsAdded(*_WANGS, purpose="addition", chatter=True),
    "progress as planned": facts.ProgressStated(*_LIS, in_words=False),
    "task opened": owed.TaskOpened(*_OURS, "answer", DUE, LI),
    "task opened for the service": owed.TaskOpened(*_OURS, "survey", DUE, None),
    "task done": owed.TaskDone(*_LIS, "answer", "answered"),
    "task voided": owed.TaskVoided(*_WANGS, "answer"),
    "task passed on": owed.TaskPassedOn(*_LIS, "answer", LI, CHEN),
    "task goes to who is on duty": owed.TaskPassedOn(*_OURS, "answer", LI, None),
    "task escalated": owed.TaskEscalated(*_OURS, "answer", 1, "supervisor", (2001, 2002)),
    "task snoozed": owed.TaskSnoozed(*_LIS, "answer", DUE),
    "draft opened": facts.DraftOpened(*_WANGS),
    "draft dropped": facts.DraftDropped(*_WANGS),
    "draft resumed": facts.DraftResumed(*_WANGS),
    "draft reminded": facts.DraftReminded(*_OURS),
    "draft split": facts.DraftSplit(*_WANGS, matters=3),
    "corrected": facts.Corrected(*_WANGS, line="place", before="3-2-802", after="3-2-902"),
    "corrected from nothing to nothing": facts.Corrected(*_LIS, line="unit", before=None, after=None),
    "place kept": facts.PlaceKeptAsReported(*_WANGS),
    "opened": facts.TicketOpened(*_WANGS, number="R-261123-007", unconfirmed=False),
    "opened unconfirmed": facts.TicketOpened(*_OURS, number="R-261123-007", unconfirmed=True),
    "dispatched to a group": facts.TicketDispatched(*_OURS, 1, 2),
    "dispatched to the front desk": facts.TicketDispatched(*_OURS, None, 1),
    "owner": facts.OwnerNamed(*_OURS, owner_id=LI),
    "words added": facts.WordsAdded(*_WANGS, purpose="report"),
    "words changed": facts.WordsChanged(*_WANGS),
    "resident answered": facts.ResidentAnswered(*_LIS),
    "answered": answer_facts.TicketAnswered(*_LIS),
    "answer helped": answer_facts.AnswerHelped(*_WANGS),
    "answer did not help": answer_facts.AnswerDidNotHelp(*_WANGS),
    "answer unconfirmed": answer_facts.AnswerUnconfirmed(*_OURS),
    "marked important": answer_facts.MarkedImportant(*_LIS),
    "suggestion decided": answer_facts.SuggestionDecided(*_LIS, outcome="adopted"),
    "order confirmed": answer_facts.OrderConfirmed(*_LIS, until=DUE),
    "files added": facts.FilesAdded(*_CHENS, purpose="evidence", count=2),
    "urgency raised": facts.UrgencyRaised(*_OURS, before="routine", after="emergency"),
    "accepted": facts.TicketAccepted(*_CHENS, 1),
    "assigned": facts.TicketAssigned(*_LIS, CHEN, 2),
    "handed back": facts.TicketHandedBack(*_CHENS, "no_parts", 2),
    "arrived": facts.TechnicianArrived(*_CHENS),
    "done": facts.WorkDone(*_CHENS),
    "signed": facts.WorkSigned(*_WANGS),
    "help ended": facts.HelpEnded(*_CHENS),
    "rejected": facts.WorkRejected(*_WANGS, 2),
    "rated": facts.TicketRated(*_WANGS, rating=2),
    "rating explained": facts.RatingExplained(*_WANGS, reasons=("quality", "manner")),
    "cancelled": facts.TicketCancelled(*_WANGS),
    "nudged": facts.TicketNudged(*_WANGS, count=2),
    "asked after": facts.TicketAskedAfter(*_WANGS, count=3),
    "reopened": facts.TicketReopened(*_WANGS, 2),
    "resident approved": facts.ResidentApproved(*_LIS, resident_id=WANG, unit_id=1),
    "resident approved without a unit": facts.ResidentApproved(*_LIS, resident_id=WANG, unit_id=None),
    "promise warned": facts.PromiseWarned(*_OURS, promise="accepted", due_at=DUE),
    "delay": facts.DelayAnnounced(*_OURS, promise="arrived", due_at=DUE),
    "promise missed": facts.PromiseMissed(*_OURS, promise="finished", due_at=DUE),
    "escalated": facts.EscalationReached(*_OURS, 2, "not_accepted", "supervisor", (2001, 2002), DUE),
    "escalated for the last time": facts.EscalationReached(*_OURS, 3, "not_accepted", "manager", (), None),
    "snoozed": facts.EscalationSnoozed(*_LIS, until=DUE),
    "new time": facts.NewTimeSet(*_CHENS, until=DUE, reason="reason"),
    "went over heads": facts.WentOverHeads(*_LIS, people=(2001, 2002)),
}
