"""Everything in one place: who there is, what was said, and what waits for the bot."""

import re
from itertools import count

from sandbox.clock import Clock
from sandbox.errors import Refusal
from sandbox.shapes import Json
from sandbox.signal import Signal
from sandbox.world.chats import Chat
from sandbox.world.events import EventLog
from sandbox.world.faults import Faults
from sandbox.world.files import Files
from sandbox.world.journal import Journal
from sandbox.world.limits import Limits
from sandbox.world.people import BotAccount, Person
from sandbox.world.queries import Queries
from sandbox.world.updates import UpdateQueue
from sandbox.world.webhook import Webhook

NUMBER = re.compile(r"-?\d{1,19}", re.ASCII)


class World:
    """The sandbox's state. `token`: the only one that is accepted (default: the first that comes)."""

    def __init__(self, token: str | None = None, *, limits: bool = False, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.bot = BotAccount()
        if token:
            self.bot.claim(token)
        self.events = EventLog(int(self.clock.real_seconds() * 1000))
        self.limits = Limits(limits)
        self.updates = UpdateQueue(self.clock)
        self.webhook = Webhook()
        self.changed = Signal()
        self.closing = False
        self.clear()

    def clear(self) -> None:
        """Forgets people, chats, files, calls, faults and what is pending."""
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.shown: dict[str, str] = {}
        self.files = Files()
        self.journal = Journal()
        self.faults = Faults()
        self.queries = Queries()
        self.updates.clear()
        self.message_ids = count(1)
        self.numbers = count(1)

    def person(self, name: int | str) -> Person:
        """By number or "@username". Raises Refusal (404)."""
        if NUMBER.fullmatch(str(name)):
            found = self.people.get(int(name))
        else:
            named = (person for person in self.people.values() if person.username)
            found = next((person for person in named if f"@{person.username}".lower() == str(name).lower()), None)
        if found is None:
            raise Refusal(f"there is no person {name}", 404)
        return found

    def chat(self, name: int | str) -> Chat:
        """By number or "@username". Raises Refusal (404)."""
        found = self.find_chat(name)
        if found is None:
            raise Refusal(f"there is no chat {name}", 404)
        return found

    def find_chat(self, name: int | str) -> Chat | None:
        """A group by number or "@username", or the private chat of a person, when there is one."""
        if NUMBER.fullmatch(str(name)):
            return self.chats.get(int(name))
        named = (chat for chat in self.chats.values() if chat.username)
        return next((chat for chat in named if f"@{chat.username}".lower() == str(name).lower()), None)

    def private_chat(self, person: Person) -> Chat:
        """The person's chat with the bot, opened when there is none."""
        chat = self.chats.get(person.id)
        if chat is None:
            chat = self.chats[person.id] = Chat(person.id, "private", bot="member")
            self.name_chat(person)
            self.show_chat(chat)
        return chat

    def name_chat(self, person: Person) -> None:
        """The private chat bears the person's names."""
        if chat := self.chats.get(person.id):
            names = ("first_name", "last_name", "username")
            chat.names = {name: value for name, value in person.user().items() if name in names}

    def show_person(self, person: Person) -> None:
        self.events.emit("person", {"person": person.view()})

    def show_chat(self, chat: Chat) -> None:
        self.events.emit("chat", {"chat": chat.view()})

    def bot_view(self) -> Json:
        return self.bot.view(self.webhook.url or None)

    def show_bot(self) -> None:
        self.events.emit("bot", self.bot_view())

    def tell_bot(self, kind: str, content: Json, chat: int | None = None) -> bool:
        """Queues an update for the bot, if it wants that kind."""
        return self.updates.put(kind, content, chat)

    def close(self) -> None:
        """Wakes all who wait, for the last time."""
        self.closing = True
        for signal in (self.updates.added, self.events.added, self.clock.moved, self.queries.answered, self.changed):
            signal.fire()
