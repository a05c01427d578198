"""The end of every act: the ticket is stored with its deadline, its facts are kept, and whoever must know is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from tickets.deadline import next_deadline
from tickets.facts import Fact
from tickets.hazards import cannot_wait
from tickets.notification_rules import ALWAYS_AUDIBLE, NOT_ON_CARDS, NOTIFICATION_RULES
from tickets.outgoing import Audience, Show
from tickets.policy import Policy
from tickets.recipients import Recipient, fallback, heads, recipients
from tickets.ticket import State, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork


def save_and_notify(
    work: UnitOfWork, ticket: Ticket, *happened: Fact, also: Iterable[tuple[Recipient, str]] = ()
) -> Ticket:
    """Store what changed, and order every card that follows from the facts; gives the stored ticket back.

    `also` are cards to send anew, with their news, besides those of the table. A draft's one card is shown by the act
    itself, which knows what it asks next.
    """
    ticket = replace(ticket, next_deadline_at=next_deadline(ticket, work.policy))
    work.save(ticket)
    anew = {(to.chat_id, to.audience): (to, news) for to, news in (*_notifications(work, ticket, happened), *also)}
    work.record(*happened)
    for to, news in anew.values():
        show_anew(work, ticket, to, news, happened[-1].at)
    if ticket.state is not State.DRAFT and any(type(fact) not in NOT_ON_CARDS for fact in happened):
        refresh(work, ticket, besides=anew)
    return ticket


def _notifications(work: UnitOfWork, ticket: Ticket, happened: Iterable[Fact]) -> Iterator[tuple[Recipient, str]]:
    for fact in happened:
        for rule in NOTIFICATION_RULES.get(type(fact), ()):
            if ticket.urgency in rule.only and (cannot_wait(ticket) or not rule.life):
                for each in recipients(work, ticket, rule.to):
                    yield each, rule.news


def show_anew(work: UnitOfWork, ticket: Ticket, to: Recipient, news: str, at: datetime) -> None:
    """Send the card again below, so that it is seen: with sound, where the hour and the urgency allow."""
    urgent = ticket.urgency is Urgency.EMERGENCY
    on_the_way = news in ALWAYS_AUDIBLE and ticket.assignee_id is not None
    silent = not (on_the_way or loud(work, ticket, to, at))
    otherwise = fallback(ticket, to)
    work.show(
        Show(ticket.id, to.audience, to.chat_id, to.thread_id, True, news, urgent, silent, otherwise, view=""),
    )


def refresh(work: UnitOfWork, ticket: Ticket, besides: Collection[tuple[int, Audience]] = ()) -> None:
    """Bring every card of the ticket up to date where it stands, besides these."""
    for card in work.cards(ticket.id):
        if (card.chat_id, card.audience) not in besides:
            work.show(Show(ticket.id, card.audience, card.chat_id, card.thread_id))


def loud(work: UnitOfWork, ticket: Ticket, to: Recipient, at: datetime) -> bool:
    """Whether it makes a sound: at night an emergency wakes everybody, an urgent matter the crew and the head."""
    if to.audience is Audience.RESIDENT or ticket.urgency is Urgency.EMERGENCY or not at_night(work.policy, at):
        return True
    if to.audience is Audience.SUPERVISOR and to.chat_id not in {post.person_id for post in heads(work, ticket)}:
        return False
    return ticket.pace is Urgency.URGENT


def at_night(policy: Policy, at: datetime) -> bool:
    """Whether it is the night of the policy, which goes over midnight, in the property's zone."""
    hour, office = at.astimezone(policy.office.zone).time(), policy.office
    return hour >= office.night_begins or hour < office.night_ends
