"""Mutants of the acts."""

from __future__ import annotations

from tests.mutants.mutant import Mutant

DOMAIN = ("tests/tickets/acts", "tests/handlers")


def _act(why: str, file: str, before: str, after: str) -> Mutant:
    return Mutant(why, f"tickets/acts/{file}.py", before, after, DOMAIN)


ACTS = (
    _act(
        "a warning comes after the promise is broken", "keep_promises", "    elif at < promise.due_at:\n", "    else:\n"
    ),
    _act(
        "the group is warned though somebody has the job",
        "keep_promises",
        "if ticket.assignee_id is not None and work.person(ticket.assignee_id).reachable:",
        "if False:",
    ),
    _act(
        "the escalation stays snoozed after it rose",
        "keep_promises",
        "climbed = replace(life.without_snooze(ticket), rung=level",
        "climbed = replace(ticket, rung=level",
    ),
    _act(
        "an empty draft reaches the desk",
        "keep_promises",
        "if draft.reminded_at is not None and not _given(work, draft):",
        "if False:",
    ),
    _act(
        "a draft is reminded of twice",
        "keep_promises",
        "replace(draft, reminded_at=at), DraftReminded",
        "replace(draft, reminded_at=None), DraftReminded",
    ),
    _act(
        "anybody accepts a job", "accept_ticket", "    require_worker(work, ticket, by)\n    accepted", "    accepted"
    ),
    _act("anybody cancels a ticket", "cancel_ticket", "    require_resident(ticket, by)\n", ""),
    _act(
        "people stand on the list of candidates twice",
        "candidates",
        "best.setdefault(each.person.id, each)",
        "best.setdefault(len(best), each)",
    ),
    _act(
        "the owner is the last clerk and not the first on duty",
        "dispatch_ticket",
        "owner = posts[0].person_id if posts else None",
        "owner = posts[-1].person_id if posts else None",
    ),
    _act(
        "a ticket without a place goes to a group",
        "dispatch_ticket",
        "    if ticket.kind in NEEDS_PLACE and not ticket.place.known:\n        return True\n    if ticket.unheard_at",
        "    if ticket.unheard_at",
    ),
    _act(
        "an unconfirmed emergency of a stranger goes to the group",
        "dispatch_ticket",
        "return ticket.urgency is not Urgency.EMERGENCY or not known",
        "return ticket.urgency is not Urgency.EMERGENCY",
    ),
    _act(
        "pictures of an earlier visit are shown as evidence",
        "finish_ticket",
        "send_photos(work, done, Purpose.EVIDENCE, at, since=since)",
        "send_photos(work, done, Purpose.EVIDENCE, at)",
    ),
    _act(
        "pictures of an earlier visit count as evidence",
        "finish_ticket",
        "return ticket, sum(since is None or file.at >= since for file in evidence)",
        "return ticket, len(evidence)",
    ),
    _act(
        "a manager makes administrators",
        "give_role",
        "return list(GIVEN[: highest + 1])",
        "return list(GIVEN[: highest + 2])",
    ),
    _act(
        "an invitation outlives its issuer's post",
        "give_role",
        "    if post.role not in roles_to_give(work, property_id=post.property_id, by=issuer):\n        raise CodeRefused\n",
        "",
    ),
    _act(
        "a head takes effect unconfirmed",
        "give_role",
        "CONFIRMED_ROLES = frozenset(GIVEN[1:])",
        "CONFIRMED_ROLES = frozenset(GIVEN[2:])",
    ),
    _act("anybody confirms a person", "give_role", '    if offer["by"] != by:\n        raise NotYours\n', ""),
    _act(
        "whoever presses in a public group is a technician", "join_crew", "approved=not group.public)", "approved=True)"
    ),
    _act("the supervisor never hears of chasing", "nudge_ticket", ">= work.policy.waits.nudges_to_supervisor", "> 99"),
    _act(
        "a rating of three is not asked about",
        "rate_ticket",
        "return rating <= work.policy.low_rating",
        "return rating < work.policy.low_rating",
    ),
    _act(
        "the low-rating threshold stands on paper only",
        "rate_ticket",
        "return rating <= work.policy.low_rating",
        "return rating <= 3",
    ),
    _act(
        "a claim reaches nobody",
        "rate_ticket",
        "reached = answerable(work, ticket) if claims else []",
        "reached = answerable(work, ticket) if not claims else []",
    ),
    _act("staff vouch for themselves", "approve_resident", "if by == ticket.resident_id or all(", "if all("),
    _act(
        "staff of another property vouch",
        "approve_resident",
        "all(post.property_id != ticket.property_id for post in work.posts_of(by))",
        "not work.posts_of(by)",
    ),
    _act(
        "a group is taken from another property",
        "bind_group",
        "    if bound.property_id not in mine:\n        raise BoundElsewhere\n",
        "",
    ),
    _act(
        "the tickets of a released group stay with it",
        "bind_group",
        "save_and_notify(work, replace(ticket, group_id=None), TicketDispatched",
        "save_and_notify(work, ticket, TicketDispatched",
    ),
    _act("words alone cancel a ticket", "withdraw", 'view = "" if ticket.state is State.DONE else CANCEL', 'view = ""'),
    _act(
        "a question about a ticket lists none of the others",
        "ask_after",
        "return Answer(ticket, others if contact.replies_to is None else ())",
        "return Answer(ticket, ())",
    ),
    _act("a complaint does not come back", "come_back", "REOPENED = VISITED | {Kind.COMPLAINT}", "REOPENED = VISITED"),
)
