"""The handlers over a unit of work in memory: real updates go through the dispatcher, and the answers are read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, cast

from aiogram import Bot, Dispatcher
from aiogram.types import CallbackQuery, Chat, ChatMemberUpdated, Message, Update

from handlers.context import UpdateContext
from handlers.conversation import ConversationData
from handlers.dispatcher import dispatcher_router
from handlers.errand import answered
from templates.render import Renderer
from tests.cast import CHEN, NIGHT, PLUMBERS, WANG
from tests.memory_unit_of_work import MemoryUnitOfWork
from tickets.people import Person
from tickets.reading import read
from tickets.ticket import Ticket
from tickets.triage.lexicon import Lexicon

BOT = "huiyin_bot"
GROUP = PLUMBERS.chat_id


@dataclass
class House:
    """The bot with its people: what they do, and what they are answered; everything is rendered, so that no value is
    missing.
    """

    work: MemoryUnitOfWork
    lexicon: Lexicon
    renderer: Renderer
    now: datetime = NIGHT
    updates: int = 0
    states: dict[tuple[int, int], tuple[str | None, dict[str, Any]]] = field(default_factory=dict)
    locales: dict[int, str] = field(default_factory=dict)
    dispatcher: Dispatcher = field(default_factory=lambda: Dispatcher(disable_fsm=True))
    bot: Bot = field(default_factory=lambda: Bot("42:token"))

    def __post_init__(self) -> None:
        self.dispatcher.include_router(dispatcher_router())

    async def writes(
        self, person: Person, text: str | None = None, *, chat: int | None = None, **more: Any
    ) -> UpdateContext:
        """Somebody writes, in private or in a group; `more` are fields of the message."""
        written = {} if text is None else {"text": text}
        return await self._update("message", person, self._message(person, chat, written | more), chat)

    async def edits(self, person: Person, message_id: int, text: str | None, **more: Any) -> UpdateContext:
        """Somebody edits a message."""
        message = self._message(
            person, None, {"edit_date": 1, "message_id": message_id} | ({"text": text} if text else {}) | more
        )
        return await self._update("edited_message", person, message, None)

    async def presses(
        self, person: Person, data: str, *, chat: int | None = None, message: int | None = None
    ) -> UpdateContext:
        """Somebody presses a button of the card, or of another message."""
        shown = self._message(person, chat, {"message_id": message or self._card_message(data, chat or person.id)})
        query = {"id": "1", "from": self._user(person), "chat_instance": "1", "data": data, "message": shown}
        return await self._update("callback_query", person, query, chat)

    def passes(self, **span: float) -> None:
        """Time goes by."""
        self.now += timedelta(**span)

    async def drafted(self, person: Person) -> Ticket:
        """A draft that waits for its confirmation."""
        await self.writes(person, "厨房水龙头滴水，3-2-1201")
        return self.ticket

    async def dispatched(self, person: Person) -> Ticket:
        """A ticket that the person wrote and confirmed."""
        await self.drafted(person)
        await self.presses(person, f"confirm:{self.ticket.id}:0")
        return self.ticket

    async def accepted(self, person: Person = WANG) -> Ticket:
        """A ticket that Chen took."""
        ticket = await self.dispatched(person)
        await self.presses(CHEN, f"accept:{ticket.id}:1", chat=GROUP)
        return self.ticket

    async def done(self, person: Person = WANG) -> Ticket:
        """A ticket whose work is finished."""
        ticket = await self.accepted(person)
        await self.presses(CHEN, f"arrive:{ticket.id}:1", chat=GROUP)
        await self.presses(CHEN, f"finish:{ticket.id}:1:now", chat=GROUP)
        return self.ticket

    async def signed(self, person: Person = WANG) -> Ticket:
        """A ticket whose work the resident signed."""
        ticket = await self.done(person)
        await self.presses(person, f"sign:{ticket.id}:1")
        return self.ticket

    def view(self, person: Person) -> str:
        """The view of the card that the person was shown last."""
        mine = [card for card in self.work.on_show if card.chat_id == person.id]
        return mine[-1].view if mine else "no card"

    def card(self, chat: int) -> int:
        """The message that the newest card of a chat stands in."""
        return [card.message_id for card in self.work.on_show if card.chat_id == chat and card.message_id][-1]

    @property
    def ticket(self) -> Ticket:
        """The newest ticket."""
        return self.work.stored[max(self.work.stored)]

    def _card_message(self, data: str, chat: int) -> int:
        ticket_id = int(data.split(":")[1]) if data.count(":") > 1 and data.split(":")[1].isdigit() else 0
        cards = [card for card in self.work.cards(ticket_id) if card.chat_id == chat]
        return next((card.message_id for card in reversed(cards) if card.message_id), 1)

    def _message(self, person: Person, chat: int | None, more: dict[str, Any]) -> dict[str, Any]:
        where = {"id": chat or person.id, "type": "private" if chat is None else "supergroup"}
        head = {"message_id": 500 + self.updates, "date": int(self.now.timestamp()), "chat": where}
        return head | {"from": self._user(person)} | more

    def _user(self, person: Person) -> dict[str, Any]:
        return {"id": person.id, "is_bot": False, "first_name": person.name}

    async def _update(self, kind: str, person: Person, event: dict[str, Any], chat: int | None) -> UpdateContext:
        context = await self.takes({kind: event})
        assert context is not None
        assert (context.person.id, context.chat_id) == (person.id, chat or person.id)
        return context

    async def takes(self, raw: dict[str, Any]) -> UpdateContext | None:
        """An update as Telegram sends it; `None` when nobody stands behind it. Raises `ValidationError`."""
        self.updates += 1
        update = Update.model_validate({"update_id": self.updates} | raw, context={"bot": self.bot})
        event: Message | CallbackQuery | ChatMemberUpdated | None = update.message or update.edited_message
        event = event or update.callback_query or update.my_chat_member or update.chat_member
        if event is None or event.from_user is None:
            return None
        where = event.message if isinstance(event, CallbackQuery) else event
        chat = where.chat if where else Chat(id=event.from_user.id, type="private")
        person = self.work.people.setdefault(event.from_user.id, Person(event.from_user.id, event.from_user.full_name))
        context = self._dispatch(person, chat)
        if isinstance(where, Message) and where.is_topic_message:
            context.thread_id = where.message_thread_id
        await self.dispatcher.feed_update(self.bot, update, context=context)
        self._keep(context)
        return context

    async def learns(self, **found: Any) -> UpdateContext:
        """Telegram answers the errand that was ordered last."""
        errand = self.work.errands[-1]
        self.updates += 1
        chat = Chat(id=errand.chat_id, type="private" if errand.chat_id > 0 else "supergroup")
        context = self._dispatch(self.work.person(errand.by), chat)
        await answered(errand.name, json.loads(json.dumps(errand.params)), found, context)
        self._keep(context)
        return context

    def _dispatch(self, person: Person, chat: Chat) -> UpdateContext:
        state, data = self.states.get((chat.id, person.id), (None, {}))
        return UpdateContext(
            person=person,
            chat_id=chat.id,
            chat_type=chat.type,
            now=self.now,
            key=str(self.updates),
            run=self._run(),
            understand=partial(read, lexicon=self.lexicon),
            property_id=1,
            bot=BOT,
            locale_chosen=chat.id in self.locales,
            state=state,
            data=cast(ConversationData, data),
        )

    def _run(self) -> Any:
        async def run(act: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
            return act(self.work, *args, **kwargs)

        return run

    def _keep(self, context: UpdateContext) -> None:
        for message in context.messages:
            params = json.loads(json.dumps(message.params))
            assert self.renderer.message(message.template, context.locale, params, now=self.now).text
            self.work.send(message)
        if context.answer is not None:
            assert self.renderer.toast(context.answer.template, context.locale, context.answer.params, now=self.now)
        if context.spoken:
            self.locales[context.chat_id] = context.spoken
        if context.moved:
            self.states[context.chat_id, context.person.id] = (context.state, json.loads(json.dumps(context.data)))


def replies(context: UpdateContext) -> list[str]:
    """The templates of the answers."""
    return [message.template for message in context.messages]


def toast(context: UpdateContext) -> str:
    """The template of the toast."""
    return context.answer.template if context.answer else "no toast"
