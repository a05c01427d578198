"""The end of every act: the ticket is stored with its deadline, its facts are kept, and whoever must know is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from tickets.consequences import CONSEQUENCES, HEARD, UNSEEN
from tickets.deadline import next_deadline
from tickets.desk import Desk
from tickets.facts import Fact
from tickets.hazards import cannot_wait
from tickets.policy import Policy
from tickets.recipients import Recipient, fallback, heads, recipients
from tickets.telling import Audience, Show
from tickets.ticket import State, Ticket, Urgency


def settle(desk: Desk, ticket: Ticket, *happened: Fact, also: Iterable[tuple[Recipient, str]] = ()) -> Ticket:
    """Store what changed, and order every card that follows from the facts; gives the stored ticket back.

    `also` are cards to send anew, with their news, besides those of the table. A draft's one card is shown by the act
    itself, which knows what it asks next.
    """
    ticket = ticket.with_(next_deadline_at=next_deadline(ticket, desk.policy))
    desk.save(ticket)
    anew = {(to.chat_id, to.audience): (to, news) for to, news in (*_tellings(desk, ticket, happened), *also)}
    desk.record(*happened)
    for to, news in anew.values():
        show_anew(desk, ticket, to, news, happened[-1].at)
    if ticket.state is not State.DRAFT and any(type(fact) not in UNSEEN for fact in happened):
        refresh(desk, ticket, besides=anew)
    return ticket


def _tellings(desk: Desk, ticket: Ticket, happened: Iterable[Fact]) -> Iterator[tuple[Recipient, str]]:
    for fact in happened:
        for telling in CONSEQUENCES.get(type(fact), ()):
            if ticket.urgency in telling.only and (cannot_wait(ticket) or not telling.life):
                for each in recipients(desk, ticket, telling.to):
                    yield each, telling.news


def show_anew(desk: Desk, ticket: Ticket, to: Recipient, news: str, at: datetime) -> None:
    """Send the card again below, so that it is seen: with sound, where the hour and the urgency allow."""
    urgent = ticket.urgency is Urgency.EMERGENCY
    on_the_way = news in HEARD and ticket.assignee_id is not None
    silent = not (on_the_way or loud(desk, ticket, to, at))
    otherwise = fallback(ticket, to)
    desk.show(
        Show(ticket.id, to.audience, to.chat_id, to.thread_id, True, news, urgent, silent, otherwise, view=""),
    )


def refresh(desk: Desk, ticket: Ticket, besides: Collection[tuple[int, Audience]] = ()) -> None:
    """Bring every card of the ticket up to date where it stands, besides these."""
    for card in desk.cards(ticket.id):
        if (card.chat_id, card.audience) not in besides:
            desk.show(Show(ticket.id, card.audience, card.chat_id, card.thread_id))


def loud(desk: Desk, ticket: Ticket, to: Recipient, at: datetime) -> bool:
    """Whether it makes a sound: at night an emergency wakes everybody, an urgent matter the crew and the head."""
    if to.audience is Audience.RESIDENT or ticket.urgency is Urgency.EMERGENCY or not at_night(desk.policy, at):
        return True
    if to.audience is Audience.SUPERVISOR and to.chat_id not in {post.person_id for post in heads(desk, ticket)}:
        return False
    return ticket.pace is Urgency.URGENT


def at_night(policy: Policy, at: datetime) -> bool:
    """Whether it is the night of the policy, which goes over midnight, in the property's zone."""
    hour, office = at.astimezone(policy.office.zone).time(), policy.office
    return hour >= office.night_begins or hour < office.night_ends
