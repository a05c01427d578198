"""The end of every act: store the ticket with its next deadline, record its facts, and tell whoever must know."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from tickets.deadline import next_deadline
from tickets.facts import Fact
from tickets.hazards import cannot_wait
from tickets.notification_rules import ALWAYS_AUDIBLE, NOT_ON_CARDS, NOTIFICATION_RULES, NotificationRule
from tickets.outgoing import Audience, Show
from tickets.policy import Policy
from tickets.recipients import Recipient, fallback, heads, recipients
from tickets.tasks.follow import follow
from tickets.ticket import State, Ticket, Urgency
from tickets.unit_of_work import UnitOfWork


def save_and_notify(
    work: UnitOfWork, ticket: Ticket, *happened: Fact, also: Iterable[tuple[Recipient, str]] = ()
) -> Ticket:
    """Store the ticket, its facts and the tasks that follow from them, and order every card; gives the stored ticket.

    `also` are cards to send anew, with their news, besides those of the notification rules. The card of a draft is not
    touched here: the act itself knows what it asks next.
    """
    ticket = replace(ticket, next_deadline_at=next_deadline(ticket, work.policy))
    work.save(ticket)
    happened = (*happened, *follow(work, ticket, happened))
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
            if not isinstance(rule, NotificationRule):
                continue
            if not rule.when(work.policy, ticket, fact) or ticket.kind not in rule.kinds:
                continue
            if ticket.urgency in rule.only and (cannot_wait(ticket) or not rule.life):
                for each in recipients(work, ticket, rule.to):
                    yield each, rule.news


def show_anew(work: UnitOfWork, ticket: Ticket, to: Recipient, news: str, at: datetime) -> None:
    """Send the card as a new message, so that it is seen; with sound where the hour and the urgency allow."""
    urgent = ticket.urgency is Urgency.EMERGENCY
    on_the_way = news in ALWAYS_AUDIBLE and ticket.assignee_id is not None
    silent = not (on_the_way or loud(work, ticket, to, at))
    otherwise = fallback(ticket, to)
    work.show(
        Show(ticket.id, to.audience, to.chat_id, to.thread_id, True, news, urgent, silent, otherwise, view=""),
    )


def refresh(work: UnitOfWork, ticket: Ticket, besides: Collection[tuple[int, Audience]] = ()) -> None:
    """Bring every card of the ticket up to date in its place, except these."""
    for card in work.cards(ticket.id):
        if (card.chat_id, card.audience) not in besides:
            work.show(Show(ticket.id, card.audience, card.chat_id, card.thread_id))


def loud(work: UnitOfWork, ticket: Ticket, to: Recipient, at: datetime) -> bool:
    """Whether a message makes a sound. At night an emergency wakes everybody, an urgent ticket the crew and the
    head.
    """
    if to.audience is Audience.RESIDENT or ticket.urgency is Urgency.EMERGENCY or not at_night(work.policy, at):
        return True
    if to.audience is Audience.SUPERVISOR and to.chat_id not in {post.person_id for post in heads(work, ticket)}:
        return False
    return ticket.pace is Urgency.URGENT


def at_night(policy: Policy, at: datetime) -> bool:
    """Whether it is night by the policy, in the property's zone; the night goes over midnight."""
    hour, office = at.astimezone(policy.office.zone).time(), policy.office
    return hour >= office.night_begins or hour < office.night_ends
