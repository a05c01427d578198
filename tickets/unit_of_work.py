"""What an act may read and write inside its one transaction. `storage.unit_of_work` implements it with a connection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from tickets.card import Card
from tickets.facts import Fact
from tickets.outgoing import Audience, Errand, Message, Photos, Sent, Show
from tickets.people import Group, Person, Post, Role
from tickets.policy import Policy
from tickets.premises import Property, Unit
from tickets.records import File, Source, TicketText
from tickets.tasks.ping import Ping
from tickets.tasks.task import Task
from tickets.ticket import Ticket


class UnitOfWork(Protocol):
    """The records as one transaction sees them: everything written here is committed together, or not at all."""

    @property
    def policy(self) -> Policy: ...

    # tickets
    def ticket(self, ticket_id: int) -> Ticket:
        """The ticket, locked until the commit; raises `NoSuchTicket`."""
        ...

    def add_ticket(self, ticket: Ticket) -> Ticket:
        """Store a new draft; gives it back with its id."""
        ...

    def save(self, ticket: Ticket) -> None:
        """Store the ticket as it now is."""
        ...

    def record(self, *happened: Fact) -> None:
        """Append to the history, in this order."""
        ...

    def facts(self, ticket_id: int) -> Sequence[Fact]:
        """The history, oldest first."""
        ...

    def next_number(self, property_id: int, day: date) -> int:
        """The running number of that day in that property, from 1; a gap after a rollback is allowed."""
        ...

    def draft_of(self, resident_id: int) -> Ticket | None:
        """The resident's open draft, if there is one: of several an emergency, otherwise the one touched last."""
        ...

    def drafts_of(self, resident_id: int) -> Sequence[Ticket]:
        """The resident's open drafts: an emergency first, then the one touched last."""
        ...

    def tickets_of(self, resident_id: int) -> Sequence[Ticket]:
        """The resident's numbered tickets, newest first: open ones, and those closed in the last 30 days."""
        ...

    def open_of_group(self, group_id: int) -> Sequence[Ticket]:
        """Open tickets that the group has, oldest first."""
        ...

    def ownerless(self, property_id: int) -> Sequence[Ticket]:
        """Open tickets that nobody answers for, oldest first."""
        ...

    def open_in(self, property_id: int) -> Sequence[Ticket]:
        """Every open ticket of the property, oldest first, to look at only: not locked."""
        ...

    # tasks
    def task(self, task_id: int) -> Task:
        """The task, locked until the commit; raises `NoSuchTicket`."""
        ...

    def open_task(self, task: Task) -> Task | None:
        """Store a new task; gives it back with its id, or `None` where its key is known already."""
        ...

    def save_task(self, task: Task) -> None:
        """Store the task as it now is."""
        ...

    def tasks_of(self, ticket_id: int) -> Sequence[Task]:
        """All tasks of the ticket, oldest first."""
        ...

    def open_tasks(self, property_id: int) -> Sequence[Task]:
        """The open tasks of the property, what is due first, to look at only: not locked."""
        ...

    def add_ping(self, ping: Ping) -> Ping:
        """Have a person told; one about the same that has not gone out yet is told with this reason instead."""
        ...

    def waiting_pings(self, person_id: int) -> Sequence[Ping]:
        """The person's pings that have not gone out, oldest first."""
        ...

    def pings_of_task(self, task_id: int) -> Sequence[Ping]:
        """The pings about the task that went out, oldest first."""
        ...

    def last_pinged(self, person_id: int) -> datetime | None:
        """When the person was last told of something by a ping."""
        ...

    def pings_sent(self, pings: Sequence[Ping], at: datetime) -> None:
        """They have gone out."""
        ...

    # words and files
    def add_words(self, ticket_text: TicketText) -> None: ...

    def change_words(self, source: Source, text: str) -> TicketText | None:
        """Replace the first words that came in by this message; gives them as they were, `None` when there are none."""
        ...

    def words(self, ticket_id: int) -> Sequence[TicketText]: ...

    def add_file(self, file: File) -> File: ...

    def files(self, ticket_id: int) -> Sequence[File]: ...

    # people and places
    def person(self, person_id: int) -> Person: ...

    def save_person(self, person: Person) -> None: ...

    def posts(self, property_id: int, role: Role) -> Sequence[Post]:
        """Who holds the role there, those on duty first, in the order they were given it."""
        ...

    def posts_of(self, person_id: int) -> Sequence[Post]: ...

    def add_post(self, post: Post) -> None:
        """Give a post; one that the person holds already is changed."""
        ...

    def properties(self) -> Sequence[Property]: ...

    def property(self, property_id: int) -> Property: ...

    def unit(self, unit_id: int) -> Unit: ...

    def has_units(self, property_id: int) -> bool:
        """Whether any unit of the property is on file, so that places can be checked."""
        ...

    def units_like(self, property_id: int, building: str | None, room: str | None) -> Sequence[Unit]:
        """Units on file in that building or with that room number, at most 500: those with both, then with the room."""
        ...

    def group(self, group_id: int) -> Group: ...

    def group_at(self, chat_id: int, thread_id: int | None) -> Group | None: ...

    def groups(self, property_id: int) -> Sequence[Group]: ...

    def groups_in(self, chat_id: int) -> Sequence[Group]:
        """What is bound in the chat: the chat itself, and its topics."""
        ...

    def groups_of(self, person_id: int) -> Sequence[Group]:
        """The bound groups in whose name the person may act."""
        ...

    def add_group(self, group: Group) -> Group:
        """Bind a chat or topic; one that was bound before is the same group again, with its new trades."""
        ...

    def remove_group(self, group_id: int) -> None: ...

    def technicians(self, group_id: int) -> Sequence[Person]:
        """Who may act in the group's name."""
        ...

    def add_technician(self, group_id: int, person_id: int, *, approved: bool) -> None: ...

    def remove_technician(self, group_id: int, person_id: int) -> None: ...

    def is_technician(self, group_id: int, person_id: int) -> bool: ...

    # chats
    def keep_chat(self, chat_id: int, chat_type: str, title: str, *, barrier: str | None) -> None:
        """What the chat is called, and why nothing can be sent there (`None`: it can)."""
        ...

    def rename_chat(self, chat_id: int, title: str) -> None:
        """The chat, and what is bound in it, is called that now."""
        ...

    def migrate_chat(self, old: int, new: int) -> None:
        """The group has another id: everything goes on there, with the cards of open tickets sent anew."""
        ...

    # cards and messages
    def card(self, ticket_id: int, audience: Audience, chat_id: int) -> Card | None: ...

    def cards(self, ticket_id: int) -> Sequence[Card]: ...

    def card_at(self, chat_id: int, message_id: int) -> Card | None: ...

    def sent_at(self, chat_id: int, message_id: int) -> Sent | None:
        """Which ticket this message is about; `None` if it is about none, or not ours."""
        ...

    def take_buttons(self, chat_id: int, message_id: int) -> None:
        """The message keeps its words, and nothing under it can be pressed any more."""
        ...

    def stands_at(self, key: str) -> int | None:
        """The id of the message that was sent with this key; `None` while there is none."""
        ...

    def meet_card(self, ticket_id: int, chat_id: int, message_id: int) -> None:
        """The ticket's card was pressed in this message: a message that is not known becomes the card's, or loses its
        buttons.
        """
        ...

    def show(self, show: Show) -> None: ...

    def send(self, message: Message) -> None: ...

    def send_photos(self, photos: Photos) -> None: ...

    # codes and links
    def keep_code(self, digest: str, purpose: str, data: str, expires_at: datetime) -> None: ...

    def look_up_code(self, digest: str, now: datetime) -> tuple[str, str] | None:
        """A code's purpose and data without using it up; `None` when it is wrong, used or expired."""
        ...

    def take_code(self, digest: str, now: datetime) -> tuple[str, str] | None:
        """Use up a code: its purpose and data, or `None` when it is wrong, used or expired."""
        ...

    def note_guess(self, person_id: int, at: datetime) -> None:
        """Remember a wrong code."""
        ...

    def wrong_guesses(self, person_id: int, since: datetime) -> int: ...

    # what needs the network
    def errand(self, errand: Errand) -> None:
        """Order something that needs the network; its answer comes back as an update of its own kind."""
        ...
