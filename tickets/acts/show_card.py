"""A card is switched to another view, sent again, or brought up to date."""

from __future__ import annotations

from tickets.acts.ask import asked, step_back
from tickets.outgoing import Audience, Show
from tickets.people import Person
from tickets.rights import may_lead, require_assigner, require_resident, require_worker
from tickets.ticket import State, Ticket
from tickets.unit_of_work import UnitOfWork


def view_card(work: UnitOfWork, ticket_id: int, *, by: int, chat_id: int, message_id: int, view: str) -> Ticket:
    """Show the pressed card in another view: a list to choose from, a question, or `""` for the card itself.

    The card of an empty draft would show nothing: "back" leads to the question before instead.
    """
    ticket = work.ticket(ticket_id)
    audience = _audience(work, ticket, by, chat_id, message_id)
    if audience is Audience.RESIDENT:
        require_resident(ticket, by)
    else:
        require_assigner(work, ticket, by)
    if not view and ticket.state is State.DRAFT and not (work.words(ticket.id) or work.files(ticket.id)):
        view = step_back(ticket, asked(work, ticket))
    work.show(Show(ticket.id, audience, chat_id, view=view))
    return ticket


def leave_view(work: UnitOfWork, ticket_id: int, *, chat_id: int, message_id: int, view: str) -> None:
    """The choice that this view offered was made: show the card itself again."""
    card = work.card_at(chat_id, message_id)
    if card is not None and (card.ticket_id, card.view) == (ticket_id, view):
        work.show(Show(ticket_id, card.audience, chat_id, view=""))


def _audience(work: UnitOfWork, ticket: Ticket, by: int, chat_id: int, message_id: int) -> Audience:
    """The audience of the pressed card. If a crash kept its message id from being stored, it follows from who
    presses.
    """
    card = work.card_at(chat_id, message_id)
    if card is not None and card.ticket_id == ticket.id:
        return card.audience
    return Audience.RESIDENT if ticket.resident_id == by else Audience.SUPERVISOR


def meet_card(work: UnitOfWork, ticket_id: int, *, chat_id: int, message_id: int) -> None:
    """A card was pressed. If a crash kept its message id from being stored, it is stored now, or the message loses its
    buttons.
    """
    work.meet_card(ticket_id, chat_id, message_id)


def send_card(work: UnitOfWork, ticket_id: int, *, by: int) -> Ticket:
    """Send the resident the card of their own ticket again."""
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    work.show(Show(ticket.id, Audience.RESIDENT, by, anew=True, view=""))
    return ticket


STAFF_CARDS = (Audience.DESK, Audience.SUPERVISOR, Audience.GROUP)


def send_staff_card(work: UnitOfWork, ticket_id: int, *, by: int, view: str = "") -> Ticket:
    """Send a member of staff the card of a ticket again, in their private chat.

    Raises `NotYours` for whoever neither decides over it, nor may take it, nor has it.
    """
    ticket = work.ticket(ticket_id)
    if by not in (ticket.owner_id, ticket.assignee_id) and not may_lead(work, ticket, by):
        require_worker(work, ticket, by)
    work.show(Show(ticket.id, _staff_audience(work, ticket, by), by, anew=True, view=view))
    return ticket


def _staff_audience(work: UnitOfWork, ticket: Ticket, by: int) -> Audience:
    """The audience they had the card as before; otherwise as a leader, as the office, or as a technician."""
    for audience in STAFF_CARDS:
        if work.card(ticket.id, audience, by) is not None:
            return audience
    if may_lead(work, ticket, by):
        return Audience.SUPERVISOR
    return Audience.DESK if work.posts_of(by) else Audience.GROUP


def bring_up_to_date(work: UnitOfWork, ticket: Ticket, *, chat_id: int) -> Person | None:
    """Bring the ticket's cards in a chat up to date; gives who has the job."""
    for card in work.cards(ticket.id):
        if card.chat_id == chat_id:
            work.show(Show(ticket.id, card.audience, chat_id, card.thread_id))
    return None if ticket.assignee_id is None else work.person(ticket.assignee_id)


def end_question(work: UnitOfWork, key: str, *, chat_id: int, besides: int) -> None:
    """The question sent with this key is answered: take its buttons, unless it is the message `besides`."""
    message_id = work.stands_at(key)
    if message_id is not None and message_id != besides:
        work.take_buttons(chat_id, message_id)


def outdate(work: UnitOfWork, *, chat_id: int, message_id: int) -> None:
    """A button came too late: take the buttons of its message; a card is left to be brought up to date."""
    if work.card_at(chat_id, message_id) is None and work.sent_at(chat_id, message_id) is not None:
        work.take_buttons(chat_id, message_id)


def ticket_at(work: UnitOfWork, *, chat_id: int, message_id: int) -> int | None:
    """The ticket that this message of ours is about; `None` for any other message."""
    found = work.card_at(chat_id, message_id) or work.sent_at(chat_id, message_id)
    return None if found is None else found.ticket_id
