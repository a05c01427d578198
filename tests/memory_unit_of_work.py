"""A unit of work in memory: what acts read and write, over plain lists, for tests of the domain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from tests import cast
from tests.memory_tasks import MemoryTasks
from tickets.card import Card
from tickets.facts import Fact
from tickets.outgoing import Audience, Errand, Message, Photos, Sent, Show
from tickets.people import Group, Person, Post, Role
from tickets.policy import Policy
from tickets.premises import Property, Unit
from tickets.records import File, Purpose, Source, TicketText
from tickets.refusals import NoSuchTicket
from tickets.ticket import OPEN, State, Ticket, Urgency

FIRST_MESSAGE_ID = 5000
"""The message id of the first message that an act sends; each further one gets the next number."""


@dataclass
class MemoryUnitOfWork(MemoryTasks):
    """Everything an act wrote can be read here; `shown`, `messages` and `photos` are what would be sent."""

    policy: Policy
    people: dict[int, Person] = field(default_factory=lambda: {each.id: each for each in cast.EVERYBODY})
    staff: list[Post] = field(default_factory=lambda: list(cast.STAFF))
    bound: list[Group] = field(default_factory=lambda: [cast.PLUMBERS, cast.EVERYTHING])
    crew: set[tuple[int, int]] = field(
        default_factory=lambda: {(cast.PLUMBERS.id, cast.CHEN.id), (cast.PLUMBERS.id, cast.ZHAO.id)}
    )
    estates: list[Property] = field(default_factory=lambda: [cast.ESTATE])
    homes: list[Unit] = field(default_factory=lambda: [cast.HOME, cast.NEXT_DOOR])
    stored: dict[int, Ticket] = field(default_factory=dict)
    history: list[Fact] = field(default_factory=list)
    texts: list[TicketText] = field(default_factory=list)
    sent: list[File] = field(default_factory=list)
    on_show: list[Card] = field(default_factory=list)
    shown: list[Show] = field(default_factory=list)
    stripped: list[tuple[int, int]] = field(default_factory=list)
    met: list[tuple[int, int, int]] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    photos: list[Photos] = field(default_factory=list)
    chats: dict[int, tuple[str, str, str | None]] = field(default_factory=dict)
    codes: dict[str, tuple[str, str, datetime]] = field(default_factory=dict)
    guesses: list[tuple[int, datetime]] = field(default_factory=list)
    errands: list[Errand] = field(default_factory=list)
    numbers: dict[tuple[int, date], int] = field(default_factory=dict)

    def ticket(self, ticket_id: int) -> Ticket:
        if ticket_id not in self.stored:
            raise NoSuchTicket
        return self.stored[ticket_id]

    def add_ticket(self, ticket: Ticket) -> Ticket:
        self.stored[len(self.stored) + 1] = replace(ticket, id=len(self.stored) + 1)
        return self.stored[len(self.stored)]

    def save(self, ticket: Ticket) -> None:
        self.stored[ticket.id] = ticket

    def record(self, *happened: Fact) -> None:
        self.history += happened

    def facts(self, ticket_id: int) -> Sequence[Fact]:
        return [fact for fact in self.history if fact.ticket_id == ticket_id]

    def next_number(self, property_id: int, day: date) -> int:
        self.numbers[property_id, day] = self.numbers.get((property_id, day), 0) + 1
        return self.numbers[property_id, day]

    def draft_of(self, resident_id: int) -> Ticket | None:
        return next(iter(self.drafts_of(resident_id)), None)

    def drafts_of(self, resident_id: int) -> Sequence[Ticket]:
        def order(draft: Ticket) -> tuple[bool, datetime, int]:
            return draft.urgency is Urgency.EMERGENCY, draft.touched_at or draft.opened_at, draft.id

        drafts = [each for each in self._of(resident_id) if each.state is State.DRAFT]
        return sorted(drafts, key=order, reverse=True)

    def tickets_of(self, resident_id: int) -> Sequence[Ticket]:
        kept = OPEN | {State.CLOSED, State.CANCELLED}
        return [each for each in reversed(self._of(resident_id)) if each.state in kept]

    def open_of_group(self, group_id: int) -> Sequence[Ticket]:
        return [each for each in self.stored.values() if each.open and each.group_id == group_id]

    def ownerless(self, property_id: int) -> Sequence[Ticket]:
        return [each for each in self.stored.values() if each.open and each.owner_id is None]

    def open_in(self, property_id: int) -> Sequence[Ticket]:
        return [each for each in self.stored.values() if each.open and each.property_id == property_id]

    def _of(self, resident_id: int) -> list[Ticket]:
        return [each for each in self.stored.values() if each.resident_id == resident_id]

    def add_words(self, ticket_text: TicketText) -> None:
        self.texts.append(replace(ticket_text, id=len(self.texts) + 1))

    def change_words(self, source: Source, text: str) -> TicketText | None:
        for index, ticket_text in enumerate(self.texts):
            here = (ticket_text.source.chat_id, ticket_text.source.message_id) == (source.chat_id, source.message_id)
            if here and ticket_text.purpose is not Purpose.TRANSCRIPT:
                self.texts[index] = replace(ticket_text, text=text)
                return ticket_text
        return None

    def words(self, ticket_id: int) -> Sequence[TicketText]:
        return [ticket_text for ticket_text in self.texts if ticket_text.ticket_id == ticket_id]

    def add_file(self, file: File) -> File:
        self.sent.append(replace(file, id=len(self.sent) + 1))
        return self.sent[-1]

    def files(self, ticket_id: int) -> Sequence[File]:
        return [file for file in self.sent if file.ticket_id == ticket_id]

    def person(self, person_id: int) -> Person:
        return self.people[person_id]

    def save_person(self, person: Person) -> None:
        self.people[person.id] = person

    def posts(self, property_id: int, role: Role) -> Sequence[Post]:
        posts = [each for each in self.staff if (each.property_id, each.role) == (property_id, role)]
        return sorted(posts, key=lambda post: not post.on_duty)

    def posts_of(self, person_id: int) -> Sequence[Post]:
        return [each for each in self.staff if each.person_id == person_id]

    def add_post(self, post: Post) -> None:
        def place(held: Post) -> tuple[int, int, Role]:
            return held.property_id, held.person_id, held.role

        known = [place(held) for held in self.staff]
        index = known.index(place(post)) if place(post) in known else len(known)
        self.staff[index : index + 1] = [post]

    def properties(self) -> Sequence[Property]:
        return self.estates

    def property(self, property_id: int) -> Property:
        return next(each for each in self.estates if each.id == property_id)

    def unit(self, unit_id: int) -> Unit:
        return next(each for each in self.homes if each.id == unit_id)

    def has_units(self, property_id: int) -> bool:
        return any(each.property_id == property_id for each in self.homes)

    def units_like(self, property_id: int, building: str | None, room: str | None) -> Sequence[Unit]:
        return [
            each
            for each in self.homes
            if each.property_id == property_id and (each.building == building or each.room == room)
        ]

    def group(self, group_id: int) -> Group:
        return next(each for each in self.bound if each.id == group_id)

    def group_at(self, chat_id: int, thread_id: int | None) -> Group | None:
        return next((each for each in self.bound if (each.chat_id, each.thread_id) == (chat_id, thread_id)), None)

    def groups(self, property_id: int) -> Sequence[Group]:
        return [each for each in self.bound if each.property_id == property_id]

    def groups_in(self, chat_id: int) -> Sequence[Group]:
        return [each for each in self.bound if each.chat_id == chat_id]

    def groups_of(self, person_id: int) -> Sequence[Group]:
        return [each for each in self.bound if (each.id, person_id) in self.crew]

    def add_group(self, group: Group) -> Group:
        before = self.group_at(group.chat_id, group.thread_id)
        number = before.id if before else max((each.id for each in self.bound), default=0) + 1
        self.bound = [each for each in self.bound if each.id != number] + [replace(group, id=number)]
        return self.bound[-1]

    def remove_group(self, group_id: int) -> None:
        self.bound = [each for each in self.bound if each.id != group_id]
        self.crew = {each for each in self.crew if each[0] != group_id}

    def technicians(self, group_id: int) -> Sequence[Person]:
        return [self.people[person_id] for group, person_id in sorted(self.crew) if group == group_id]

    def add_technician(self, group_id: int, person_id: int, *, approved: bool) -> None:
        if approved:
            self.crew.add((group_id, person_id))

    def remove_technician(self, group_id: int, person_id: int) -> None:
        self.crew.discard((group_id, person_id))

    def is_technician(self, group_id: int, person_id: int) -> bool:
        return (group_id, person_id) in self.crew

    def keep_chat(self, chat_id: int, chat_type: str, title: str, *, barrier: str | None) -> None:
        self.chats[chat_id] = (chat_type, title, barrier)

    def rename_chat(self, chat_id: int, title: str) -> None:
        self.bound = [replace(each, title=title) if each.chat_id == chat_id else each for each in self.bound]

    def migrate_chat(self, old: int, new: int) -> None:
        self.bound = [replace(each, chat_id=new) if each.chat_id == old else each for each in self.bound]
        for card in [card for card in self.on_show if card.chat_id == old and self.stored[card.ticket_id].open]:
            self.show(Show(card.ticket_id, card.audience, new, anew=True))

    def card(self, ticket_id: int, audience: Audience, chat_id: int) -> Card | None:
        found = [each for each in self.cards(ticket_id) if (each.audience, each.chat_id) == (audience, chat_id)]
        return next(iter(found), None)

    def cards(self, ticket_id: int) -> Sequence[Card]:
        return [each for each in self.on_show if each.ticket_id == ticket_id]

    def card_at(self, chat_id: int, message_id: int) -> Card | None:
        return next((e for e in self.on_show if (e.chat_id, e.message_id) == (chat_id, message_id)), None)

    def sent_at(self, chat_id: int, message_id: int) -> Sent | None:
        stood = [(each.chat_id, each.edit or FIRST_MESSAGE_ID + number) for number, each in enumerate(self.messages)]
        here = (self.messages[number] for number, place in enumerate(stood) if place == (chat_id, message_id))
        found = [Sent(each.ticket_id, each.template) for each in here if each.ticket_id is not None]
        return found[-1] if found else None

    def take_buttons(self, chat_id: int, message_id: int) -> None:
        self.stripped.append((chat_id, message_id))

    def stands_at(self, key: str) -> int | None:
        return next(
            (each.edit or FIRST_MESSAGE_ID + n for n, each in enumerate(self.messages) if each.key == key), None
        )

    def meet_card(self, ticket_id: int, chat_id: int, message_id: int) -> None:
        self.met.append((ticket_id, chat_id, message_id))

    def show(self, show: Show) -> None:
        self.shown.append(show)
        card = self.card(show.ticket_id, show.audience, show.chat_id)
        number = card.id if card else len(self.on_show) + 1
        view = show.view if show.view is not None else card.view if card else ""
        message_id = 1000 + len(self.shown) if show.anew or card is None else card.message_id
        now = Card(number, show.ticket_id, show.audience, show.chat_id, show.thread_id, message_id, view, show.news)
        self.on_show = [each for each in self.on_show if each.id != number] + [now]

    def send(self, message: Message) -> None:
        if message.key not in {each.key for each in self.messages}:
            self.messages.append(message)

    def send_photos(self, photos: Photos) -> None:
        self.photos.append(photos)

    def keep_code(self, digest: str, purpose: str, data: str, expires_at: datetime) -> None:
        self.codes[digest] = (purpose, data, expires_at)

    def look_up_code(self, digest: str, now: datetime) -> tuple[str, str] | None:
        purpose, data, expires_at = self.codes.get(digest, ("", "", now))
        return (purpose, data) if expires_at > now else None

    def take_code(self, digest: str, now: datetime) -> tuple[str, str] | None:
        purpose, data, expires_at = self.codes.pop(digest, ("", "", now))
        return (purpose, data) if expires_at > now else None

    def note_guess(self, person_id: int, at: datetime) -> None:
        self.guesses.append((person_id, at))

    def wrong_guesses(self, person_id: int, since: datetime) -> int:
        return sum(person == person_id and at >= since for person, at in self.guesses)

    def errand(self, errand: Errand) -> None:
        self.errands.append(errand)

    # what tests ask

    def stands_in(self, template: str) -> int:
        """The message id of the newest message of the template."""
        return FIRST_MESSAGE_ID + max(number for number, each in enumerate(self.messages) if each.template == template)

    def news(self, audience: Audience, chat_id: int) -> list[str]:
        """The news at the head of every card that was sent anew to that chat."""
        return [each.news for each in self.shown if each.anew and (each.audience, each.chat_id) == (audience, chat_id)]

    def happened(self, ticket_id: int) -> list[str]:
        """The names of the ticket's facts."""
        return [type(fact).__name__ for fact in self.facts(ticket_id)]
