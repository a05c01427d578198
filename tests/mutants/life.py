"""Mutants of a ticket's life and of the rules around it."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

DOMAIN = ("tests/tickets/acts", "tests/handlers")


def _life(why: str, before: str, after: str) -> Mutant:
    return Mutant(why, "tickets/life.py", before, after, DOMAIN)


def _rule(why: str, file: str, before: str, after: str) -> Mutant:
    return Mutant(why, f"tickets/{file}.py", before, after, DOMAIN)


LIFE = (
    _life(
        "accepting leaves the escalation where it stood",
        "replace(without_escalation(ticket), state=state, assignee_id=by",
        "replace(ticket, state=state, assignee_id=by",
    ),
    _life(
        "a button of an earlier assignment works", "if expected is not None and ticket.round != expected:", "if False:"
    ),
    _life(
        "an unconfirmed ticket counts as confirmed",
        "number=number, unconfirmed=by is None",
        "number=number, unconfirmed=False",
    ),
    _life(
        "a resumed emergency does not get its minute anew",
        "hazard_at = at if ticket.urgency is Urgency.EMERGENCY else None\n    unheard_at = at",
        "hazard_at = None\n    unheard_at = at",
    ),
    _life(
        "what is more urgent now is still snoozed",
        "raised = replace(without_snooze(promised_anew(without_escalation(told)))",
        "raised = replace(promised_anew(without_escalation(told))",
    ),
    _life(
        "assigning does not pause the escalation",
        "held_until=_snoozed_until(ticket, at, policy),\n        held_by=by,",
        "held_until=None,\n        held_by=by,",
    ),
    _life(
        "a group that has a ticket can be given another's",
        "if ticket.state is not State.DISPATCHED or ticket.group_id is not None:",
        "if ticket.state is not State.DISPATCHED:",
    ),
    _life(
        "handing back on site keeps the old promise",
        'waiting = _waiting_again(_departed(ticket, at), move(ticket, "hand_back"), at)',
        'waiting = _waiting_again(ticket, move(ticket, "hand_back"), at)',
    ),
    _life(
        "coming to a new time leaves the first time to finish",
        "return replace(there, promised_at=later), facts.TechnicianArrived",
        "return there, facts.TechnicianArrived",
    ),
    _life(
        "what nobody took can be finished", 'state=move(ticket, "finish"), done_at=at', "state=State.DONE, done_at=at"
    ),
    _life(
        "a repair can be ended as a call for help",
        "    if ticket.kind is not Kind.HELP:\n        raise NotNow(ticket)\n",
        "",
    ),
    _life(
        "work that was rejected keeps its arrival",
        "replace(waiting, rejected_at=at, arrived_at=None, done_at=None)\n    return waiting, facts.WorkRejected",
        "replace(waiting, rejected_at=at, done_at=None)\n    return waiting, facts.WorkRejected",
    ),
    _life(
        "a ticket can be reopened after any time",
        "if ticket.closed_at is None or at - ticket.closed_at > policy.reopen_within:",
        "if ticket.closed_at is None:",
    ),
    _life("a reopened ticket keeps its old rating", "closed_at=None, rating=None)", "closed_at=None)"),
    _life(
        "a job that waits again keeps its assignment number",
        "dispatched_at=at, round=ticket.round + 1)",
        "dispatched_at=at, round=ticket.round)",
    ),
    _life("a rating of 0 is taken", "if not 1 <= rating <= 5:", "if not 0 <= rating <= 5:"),
    _life(
        "a second rating replaces the first",
        "if ticket.state is not State.CLOSED or ticket.rating is not None:",
        "if ticket.state is not State.CLOSED:",
    ),
    _life(
        "a resident may chase without a pause",
        "if ticket.nudged_at is not None and at <",
        "if ticket.nudged_at is None and at <",
    ),
    _life("a new time in the past is promised", "    if until <= at:\n        raise Outdated(ticket)\n", ""),
    _life(
        "new times may be set as often as one likes",
        "if limit is not None and ticket.reschedules >= limit:",
        "if limit is not None and ticket.reschedules > limit + 5:",
    ),
    _life(
        "a supervisor's new times count as the technician's",
        "counted = ticket.reschedules + (limit is not None)",
        "counted = ticket.reschedules + 1",
    ),
    _rule(
        "a leader of another property decides",
        "rights",
        "return post.property_id == ticket.property_id and post.role in LEADERS",
        "return post.role in LEADERS",
    ),
    _rule(
        "the front desk decides like a head",
        "rights",
        "post.role in LEADERS and post.covers(ticket.category)\n",
        "post.covers(ticket.category)\n",
    ),
    _rule(
        "a head of another trade decides",
        "rights",
        "post.role in LEADERS and post.covers(ticket.category)\n",
        "post.role in LEADERS\n",
    ),
    _rule(
        "somebody else's ticket can be signed",
        "rights",
        "if ticket.resident_id != person_id:",
        "if ticket.resident_id is None:",
    ),
    _rule(
        "a clerk of another property takes jobs",
        "rights",
        "if any(post.property_id == ticket.property_id and post.covers(ticket.category) for post in posts):",
        "if any(post.covers(ticket.category) for post in posts):",
    ),
    _rule(
        "technicians assign one another",
        "rights",
        "    else:\n        require_leader(work, ticket, person_id)\n",
        "    else:\n        require_worker(work, ticket, person_id)\n",
    ),
    _rule(
        "a colleague finishes another's job",
        "rights",
        "if ticket.assignee_id != by and not may_lead(work, ticket, by):",
        "if False:",
    ),
    _rule(
        "a group of all trades goes before the right one",
        "recipients",
        "return next(iter(special + general), None)",
        "return next(iter(general + special), None)",
    ),
    _rule(
        "who is off duty owns what comes in",
        "recipients",
        "found = on_duty or [post for post in posts if not post.on_duty and counts(post)]",
        "found = [post for post in posts if not post.on_duty and counts(post)] or on_duty",
    ),
    _rule(
        "who cannot be reached is told",
        "recipients",
        "return post.person_id not in besides and work.person(post.person_id).reachable",
        "return post.person_id not in besides",
    ),
    _rule(
        "a staff card that cannot be sent goes nowhere upward",
        "recipients",
        'return "upward" if office else "desk"',
        'return "desk"',
    ),
    _rule(
        "heads of every trade are told",
        "recipients",
        "for post in work.posts(ticket.property_id, Role.HEAD) if post.covers(ticket.category)]",
        "for post in work.posts(ticket.property_id, Role.HEAD)]",
    ),
    _rule(
        "a repetition at the top leaves the supervisor out",
        "escalation_recipients",
        "people = _people(work, ticket, level - 1) + people",
        "people = people",
    ),
    _rule(
        "a level that nobody fills stops the escalation",
        "escalation_recipients",
        "and level < top:\n        level += 1",
        "and level < 0:\n        level += 1",
    ),
    _rule(
        "a message joins a draft of any age",
        "belonging",
        "return draft is not None and at - (draft.touched_at or draft.opened_at) <= waits.draft_joins",
        "return draft is not None",
    ),
    _rule(
        "a danger is asked about as an addition",
        "belonging",
        "if contact.reading.hazards or (contact.text",
        "if (contact.text",
    ),
    _rule(
        "another room counts as the same",
        "belonging",
        "return said.room is not None and any(",
        "return said.room is None and any(",
    ),
    _rule("the desk is open on holidays", "calendar", "if self.working(day) and closes > start:", "if closes > start:"),
    _rule(
        "the desk is open at the moment it closes",
        "calendar",
        "self.opens <= day.time() < self.closes",
        "self.opens <= day.time() <= self.closes",
    ),
    _rule(
        "four o'clock exactly is today again",
        "calendar",
        "return today if today > moment else",
        "return today if today >= moment else",
    ),
    _rule(
        "codes can be guessed for ever",
        "codes",
        "if work.wrong_guesses(by, at - GUESSED_WITHIN) >= GUESSES:",
        "if False:",
    ),
    _rule(
        "a code of one purpose serves another", "codes", "if found is None or found[0] != purpose:", "if found is None:"
    ),
)
