"""A card is turned to another of its views, sent again, or brought up to date."""

from __future__ import annotations

from tickets.desk import Desk
from tickets.people import Person
from tickets.rights import require_assigner, require_resident
from tickets.telling import Audience, Show
from tickets.ticket import Ticket


def view_card(desk: Desk, ticket_id: int, *, by: int, chat_id: int, message_id: int, view: str) -> Ticket:
    """Show the pressed card in another of its views: a list to choose from, a question, or `""` for the card."""
    ticket = desk.ticket(ticket_id)
    audience = _audience(desk, ticket, by, chat_id, message_id)
    if audience is Audience.RESIDENT:
        require_resident(ticket, by)
    else:
        require_assigner(desk, ticket, by)
    desk.show(Show(ticket.id, audience, chat_id, view=view))
    return ticket


def _audience(desk: Desk, ticket: Ticket, by: int, chat_id: int, message_id: int) -> Audience:
    """For whom the pressed card is; one that was sent just before a crash is told by who presses it."""
    card = desk.card_at(chat_id, message_id)
    if card is not None and card.ticket_id == ticket.id:
        return card.audience
    return Audience.RESIDENT if ticket.resident_id == by else Audience.SUPERVISOR


def send_card(desk: Desk, ticket_id: int, *, by: int) -> Ticket:
    """The resident asks for a ticket of theirs: its card comes again, below."""
    ticket = desk.ticket(ticket_id)
    require_resident(ticket, by)
    desk.show(Show(ticket.id, Audience.RESIDENT, by, anew=True, view=""))
    return ticket


def bring_up_to_date(desk: Desk, ticket: Ticket, *, chat_id: int) -> Person | None:
    """The ticket's cards in a chat are shown as they are now; gives back who has the job."""
    for card in desk.cards(ticket.id):
        if card.chat_id == chat_id:
            desk.show(Show(ticket.id, card.audience, chat_id, card.thread_id))
    return None if ticket.assignee_id is None else desk.person(ticket.assignee_id)


def ticket_at(desk: Desk, *, chat_id: int, message_id: int) -> int | None:
    """The ticket whose card that message is; `None` when it is none of ours."""
    card = desk.card_at(chat_id, message_id)
    return None if card is None else card.ticket_id
