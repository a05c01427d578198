"""A card is turned to another of its views, sent again, or brought up to date."""

from __future__ import annotations

from tickets.acts.ask import asked, step_back
from tickets.outgoing import Audience, Show
from tickets.people import Person
from tickets.rights import may_lead, require_assigner, require_resident, require_worker
from tickets.ticket import State, Ticket
from tickets.unit_of_work import UnitOfWork


def view_card(work: UnitOfWork, ticket_id: int, *, by: int, chat_id: int, message_id: int, view: str) -> Ticket:
    """Show the pressed card in another of its views: a list to choose from, a question, or `""` for the card.

    The card of a draft in which nothing was said yet would be empty: its way back leads to the question before.
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
    """What that view of the pressed card asked was chosen: the card is itself again."""
    card = work.card_at(chat_id, message_id)
    if card is not None and (card.ticket_id, card.view) == (ticket_id, view):
        work.show(Show(ticket_id, card.audience, chat_id, view=""))


def _audience(work: UnitOfWork, ticket: Ticket, by: int, chat_id: int, message_id: int) -> Audience:
    """For whom the pressed card is; one that was sent just before a crash is told by who presses it."""
    card = work.card_at(chat_id, message_id)
    if card is not None and card.ticket_id == ticket.id:
        return card.audience
    return Audience.RESIDENT if ticket.resident_id == by else Audience.SUPERVISOR


def meet_card(work: UnitOfWork, ticket_id: int, *, chat_id: int, message_id: int) -> None:
    """A card was pressed: one that was sent just before a crash is known from now on, or loses its buttons."""
    work.meet_card(ticket_id, chat_id, message_id)


def send_card(work: UnitOfWork, ticket_id: int, *, by: int) -> Ticket:
    """The resident asks for a ticket of theirs: its card comes again, below."""
    ticket = work.ticket(ticket_id)
    require_resident(ticket, by)
    work.show(Show(ticket.id, Audience.RESIDENT, by, anew=True, view=""))
    return ticket


STAFF_CARDS = (Audience.DESK, Audience.SUPERVISOR, Audience.GROUP)


def send_staff_card(work: UnitOfWork, ticket_id: int, *, by: int) -> Ticket:
    """A member of staff asks for a ticket: its card comes anew in their private chat, the kind they have or may have.

    Raises `NotYours` for whoever neither decides over it nor may take it nor has it.
    """
    ticket = work.ticket(ticket_id)
    if by not in (ticket.owner_id, ticket.assignee_id) and not may_lead(work, ticket, by):
        require_worker(work, ticket, by)
    work.show(Show(ticket.id, _staff_audience(work, ticket, by), by, anew=True, view=""))
    return ticket


def _staff_audience(work: UnitOfWork, ticket: Ticket, by: int) -> Audience:
    """As what they were shown it before; otherwise as who decides, as the office, as a technician."""
    for audience in STAFF_CARDS:
        if work.card(ticket.id, audience, by) is not None:
            return audience
    if may_lead(work, ticket, by):
        return Audience.SUPERVISOR
    return Audience.DESK if work.posts_of(by) else Audience.GROUP


def bring_up_to_date(work: UnitOfWork, ticket: Ticket, *, chat_id: int) -> Person | None:
    """The ticket's cards in a chat are shown as they are now; gives back who has the job."""
    for card in work.cards(ticket.id):
        if card.chat_id == chat_id:
            work.show(Show(ticket.id, card.audience, chat_id, card.thread_id))
    return None if ticket.assignee_id is None else work.person(ticket.assignee_id)


def end_question(work: UnitOfWork, key: str, *, chat_id: int, besides: int) -> None:
    """The question that was told by that key is answered: it loses its buttons, unless it stands in `besides`."""
    message_id = work.stands_at(key)
    if message_id is not None and message_id != besides:
        work.take_buttons(chat_id, message_id)


def outdate(work: UnitOfWork, *, chat_id: int, message_id: int) -> None:
    """A message whose button came too late loses its buttons; a card is brought up to date instead."""
    if work.card_at(chat_id, message_id) is None and work.sent_at(chat_id, message_id) is not None:
        work.take_buttons(chat_id, message_id)


def ticket_at(work: UnitOfWork, *, chat_id: int, message_id: int) -> int | None:
    """The ticket that a message of ours is about, its card or another; `None` for everything else."""
    found = work.card_at(chat_id, message_id) or work.sent_at(chat_id, message_id)
    return None if found is None else found.ticket_id
