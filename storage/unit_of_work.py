"""The unit of work over a connection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from storage import (
    cards,
    chats,
    codes,
    errands,
    facts,
    groups,
    numbers,
    outbox,
    people,
    premises,
    records,
    sent,
    strays,
    tickets,
)
from storage.albums import parted
from storage.chat_migration import migrate_chat
from storage.outbox import OutRow
from storage.task_records import TaskRecords
from tickets.card import Card
from tickets.facts import Fact
from tickets.outgoing import Audience, Errand, Message, Photos, Sent, Show
from tickets.people import Group, Person, Post, Role
from tickets.policy import Policy
from tickets.premises import Property, Unit
from tickets.records import File, Source, TicketText
from tickets.ticket import Ticket
from tickets.unit_of_work import UnitOfWork


class StoredUnitOfWork(TaskRecords):
    """What an act may read and write. Rows to be sent right after the commit are added to `outgoing`.

    `fence` is the sender's fencing token if this process has it and the backlog is short; without it every row waits.
    `waiting` says whether rows wait, so that the sender is woken; `errands_waiting` the same for errands. `locked` has
    the tickets that this transaction has locked, as they are stored.
    """

    def __init__(
        self,
        c: Connection,
        policy: Policy,
        now: datetime,
        outgoing: list[OutRow],
        *,
        fence: int | None = None,
        locked: dict[int, Ticket] | None = None,
    ) -> None:
        self._c = c
        self._now = now
        self._outgoing = outgoing
        self._fence = fence
        self._locked = {} if locked is None else locked
        self._posts: dict[int, list[Post]] = {}  # an act asks for many roles of one property
        self._on_file: dict[int, bool] = {}
        self.policy = policy
        self.waiting = False
        self.errands_waiting = False

    # tickets
    def ticket(self, ticket_id: int) -> Ticket:
        if ticket_id not in self._locked:
            self._locked[ticket_id] = tickets.lock(self._c, ticket_id)
        return self._locked[ticket_id]

    def add_ticket(self, ticket: Ticket) -> Ticket:
        return self._lock(tickets.add(self._c, ticket))[0]

    def save(self, ticket: Ticket) -> None:
        tickets.save(self._c, ticket, self._locked.get(ticket.id))
        self._lock(ticket)

    def _lock(self, *found: Ticket) -> Sequence[Ticket]:
        self._locked.update((ticket.id, ticket) for ticket in found)
        return found

    def record(self, *happened: Fact) -> None:
        facts.record(self._c, *happened)

    def facts(self, ticket_id: int) -> Sequence[Fact]:
        return facts.of_ticket(self._c, ticket_id)

    def next_number(self, property_id: int, day: date) -> int:
        return numbers.following(self._c, property_id, day)

    def draft_of(self, resident_id: int) -> Ticket | None:
        draft = tickets.draft_of(self._c, resident_id)
        return draft and self._lock(draft)[0]

    def drafts_of(self, resident_id: int) -> Sequence[Ticket]:
        return self._lock(*tickets.drafts_of(self._c, resident_id))

    def tickets_of(self, resident_id: int) -> Sequence[Ticket]:
        return tickets.of_resident(self._c, resident_id, self._now)

    def open_of_group(self, group_id: int) -> Sequence[Ticket]:
        return self._lock(*tickets.open_of_group(self._c, group_id))

    def ownerless(self, property_id: int) -> Sequence[Ticket]:
        return self._lock(*tickets.ownerless(self._c, property_id))

    def open_in(self, property_id: int) -> Sequence[Ticket]:
        return tickets.open_in(self._c, property_id)

    # words and files
    def add_words(self, ticket_text: TicketText) -> None:
        records.add_words(self._c, ticket_text)

    def change_words(self, source: Source, text: str) -> TicketText | None:
        return records.change_words(self._c, source, text)

    def words(self, ticket_id: int) -> Sequence[TicketText]:
        return records.words_of(self._c, ticket_id)

    def add_file(self, file: File) -> File:
        return records.add_file(self._c, file)

    def files(self, ticket_id: int) -> Sequence[File]:
        return records.files_of(self._c, ticket_id)

    # people and places
    def person(self, person_id: int) -> Person:
        return people.person(self._c, person_id)

    def save_person(self, person: Person) -> None:
        people.save(self._c, person)

    def posts(self, property_id: int, role: Role) -> Sequence[Post]:
        if property_id not in self._posts:
            self._posts[property_id] = people.posts_in(self._c, property_id)
        return [post for post in self._posts[property_id] if post.role is role]

    def posts_of(self, person_id: int) -> Sequence[Post]:
        return people.posts_of(self._c, person_id)

    def add_post(self, post: Post) -> None:
        people.add_post(self._c, post)
        self._posts.pop(post.property_id, None)

    def properties(self) -> Sequence[Property]:
        return premises.all_properties(self._c)

    def property(self, property_id: int) -> Property:
        return premises.one(self._c, property_id)

    def unit(self, unit_id: int) -> Unit:
        return premises.unit(self._c, unit_id)

    def has_units(self, property_id: int) -> bool:
        if property_id not in self._on_file:
            self._on_file[property_id] = premises.has_units(self._c, property_id)
        return self._on_file[property_id]

    def units_like(self, property_id: int, building: str | None, room: str | None) -> Sequence[Unit]:
        return premises.units_like(self._c, property_id, building, room)

    def group(self, group_id: int) -> Group:
        return groups.one(self._c, group_id)

    def group_at(self, chat_id: int, thread_id: int | None) -> Group | None:
        return groups.at(self._c, chat_id, thread_id)

    def groups(self, property_id: int) -> Sequence[Group]:
        return groups.of_property(self._c, property_id)

    def groups_in(self, chat_id: int) -> Sequence[Group]:
        return groups.in_chat(self._c, chat_id)

    def groups_of(self, person_id: int) -> Sequence[Group]:
        return groups.of_technician(self._c, person_id)

    def add_group(self, group: Group) -> Group:
        return groups.add(self._c, group)

    def remove_group(self, group_id: int) -> None:
        groups.remove(self._c, group_id)

    def technicians(self, group_id: int) -> Sequence[Person]:
        return groups.technicians_of(self._c, group_id)

    def add_technician(self, group_id: int, person_id: int, *, approved: bool) -> None:
        groups.add_technician(self._c, group_id, person_id, approved=approved)

    def remove_technician(self, group_id: int, person_id: int) -> None:
        groups.remove_technician(self._c, group_id, person_id)

    def is_technician(self, group_id: int, person_id: int) -> bool:
        return groups.is_technician(self._c, group_id, person_id)

    # chats
    def keep_chat(self, chat_id: int, chat_type: str, title: str, *, barrier: str | None) -> None:
        chats.keep(self._c, chat_id, chat_type, title, barrier)

    def rename_chat(self, chat_id: int, title: str) -> None:
        chats.rename(self._c, chat_id, title)
        groups.rename(self._c, chat_id, title)

    def migrate_chat(self, old: int, new: int) -> None:
        migrate_chat(self._c, old, new, self._now)
        self.waiting = True

    # cards and messages
    def card(self, ticket_id: int, audience: Audience, chat_id: int) -> Card | None:
        return cards.find(self._c, ticket_id, audience, chat_id)

    def cards(self, ticket_id: int) -> Sequence[Card]:
        return cards.of_ticket(self._c, ticket_id)

    def card_at(self, chat_id: int, message_id: int) -> Card | None:
        return cards.at(self._c, chat_id, message_id)

    def sent_at(self, chat_id: int, message_id: int) -> Sent | None:
        return sent.at(self._c, chat_id, message_id)

    def take_buttons(self, chat_id: int, message_id: int) -> None:
        self._hand_over(outbox.put_strip(self._c, chat_id, message_id, self._now))

    def stands_at(self, key: str) -> int | None:
        return sent.stands_at(self._c, key)

    def meet_card(self, ticket_id: int, chat_id: int, message_id: int) -> None:
        self._hand_over(strays.meet(self._c, ticket_id, chat_id, message_id, self._now))

    def show(self, show: Show) -> None:
        self._hand_over(outbox.put_card(self._c, show, self._now, self._fence))

    def send(self, message: Message) -> None:
        self._hand_over(outbox.put_message(self._c, message, self._now, self._fence))

    def send_photos(self, photos: Photos) -> None:
        for album in parted(photos, records.files_of(self._c, photos.ticket_id)):
            self._hand_over(outbox.put_photos(self._c, album, self._now, self._fence))

    def _hand_over(self, row: OutRow | None) -> None:
        if row is None:
            return
        if row.waits:
            self.waiting = True
        else:
            self._outgoing.append(row)

    # codes and links
    def keep_code(self, digest: str, purpose: str, data: str, expires_at: datetime) -> None:
        codes.keep(self._c, digest, purpose, data, expires_at)

    def look_up_code(self, digest: str, now: datetime) -> tuple[str, str] | None:
        return codes.look_up(self._c, digest, now)

    def take_code(self, digest: str, now: datetime) -> tuple[str, str] | None:
        return codes.take(self._c, digest, now)

    def note_guess(self, person_id: int, at: datetime) -> None:
        codes.note_guess(self._c, person_id, at)

    def wrong_guesses(self, person_id: int, since: datetime) -> int:
        return codes.wrong_guesses(self._c, person_id, since)

    # what needs the network
    def errand(self, errand: Errand) -> None:
        self.errands_waiting |= errands.put(self._c, errand, self._now)


_: type[UnitOfWork] = StoredUnitOfWork
