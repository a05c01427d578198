"""A row of the inbox becomes a visit: who, where, what was pending. What the handlers answer is stored with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import structlog
from aiogram import Bot, Dispatcher
from aiogram.types import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User
from pydantic import ValidationError

from bot.desks import Desks
from bot.intake.runner import Unreadable, Work
from bot.telegram.direct import Direct, Toast
from bot.telegram.menus import order_menu, order_of_its_own
from handlers.errand import answered
from handlers.front_door import front_door
from handlers.visit import Visit
from storage import chats, conversations, people, premises, visits
from storage.connection import Connection
from storage.database import Transaction
from storage.inbox import Row
from storage.visits import Known
from templates.locale import locale_of_code
from templates.render import Renderer
from tickets.clock import Clock
from tickets.contact import Reading
from tickets.desk import Desk
from tickets.people import Person

log = structlog.get_logger()

Event = Message | CallbackQuery | ChatMemberUpdated


class Visits:
    """Reads rows with aiogram, lets the handlers answer, and stores what they said."""

    def __init__(
        self,
        *,
        bot: Bot,
        username: str,
        desks: Desks,
        clock: Clock,
        renderer: Renderer,
        understand: Callable[[str], Reading],
        direct: Direct,
        home: int,
    ) -> None:
        """`home` is the property of whoever has not said where they live."""
        self._bot = bot
        self._username = username
        self._desks = desks
        self._clock = clock
        self._renderer = renderer
        self._understand = understand
        self._direct = direct
        self._home = home
        self._dispatcher = Dispatcher(disable_fsm=True)
        self._dispatcher.include_router(front_door())

    def read(self, row: Row) -> Work:
        """What is to be done for a row in its transaction; raises `Unreadable` for what is no update."""
        if row.kind.startswith("errand:"):
            return partial(self._go_on, row=row)
        update = self._update(row)
        written = update.message or update.edited_message
        event: Event | None = written or update.callback_query or update.my_chat_member or update.chat_member
        if event is None or event.from_user is None:
            return _nothing
        return partial(self._visit, row=row, update=update, event=event, user=event.from_user)

    async def _go_on(self, tx: Transaction, row: Row) -> None:
        """An errand is back: whoever ordered it goes on with its result."""
        answer = json.loads(row.raw)
        known, property_id = await tx.run(_known, answer["chat_id"], answer["by"], self._home)
        chat = Chat(id=answer["chat_id"], type="private" if answer["chat_id"] > 0 else "supergroup")
        visit = self._welcome(tx, row, chat, known, property_id)
        await answered(row.kind.removeprefix("errand:"), answer["params"], answer["result"], visit)
        self._keep(tx, visit, known)

    def _update(self, row: Row) -> Update:
        if row.malformed:
            raise Unreadable("not an update")
        try:
            return Update.model_validate_json(row.raw, context={"bot": self._bot})
        except ValidationError as error:
            raise Unreadable(f"not an update that could be read: {error.error_count()} errors") from None

    async def _visit(self, tx: Transaction, row: Row, update: Update, event: Event, user: User) -> None:
        place = event.message if isinstance(event, CallbackQuery) else event
        chat = place.chat if place is not None else Chat(id=user.id, type="private")
        known, property_id = await tx.run(_meet, chat.id, user, self._home)
        visit = self._welcome(tx, row, chat, known, property_id)
        if isinstance(place, Message) and place.is_topic_message:
            visit.thread_id = place.message_thread_id
        await self._dispatcher.feed_update(self._bot, update, visit=visit, raw_state=visit.state)
        self._keep(tx, visit, known)
        if isinstance(event, CallbackQuery):
            toast = self._toast(event, visit)
            tx.after_commit(lambda: self._direct.post([toast]))

    def _welcome(self, tx: Transaction, row: Row, chat: Chat, known: Known, property_id: int) -> Visit:
        if known.person is None:
            raise LookupError("nobody was met")
        return Visit(
            person=known.person,
            chat_id=chat.id,
            chat_type=chat.type,
            now=self._clock.now(),
            key=f"update:{row.id}",
            run=partial(self._desks.act, tx),
            understand=self._understand,
            property_id=property_id,
            bot=self._username,
            locale=known.chat_locale or known.person.locale,
            settled=known.chat_locale is not None,
            state=known.state,
            data=dict(known.data),
        )

    def _keep(self, tx: Transaction, visit: Visit, known: Known) -> None:
        """Store what the handlers left in the visit."""
        menu = order_of_its_own(visit, known.chat_locale)
        if menu is not None:
            self._desks.put_off(tx, order_menu, visit, self._renderer, menu)
        if visit.spoken or visit.moved:
            tx.put_off(_keep, visit)
        if visit.messages:
            self._desks.put_off(tx, _tell, visit)

    def _toast(self, press: CallbackQuery, visit: Visit) -> Toast:
        """The answer to the press; one that cannot be worded is empty, for the button must stop turning."""
        answer = visit.answer
        if answer is None:
            return Toast(press.id)
        try:
            text = self._renderer.toast(answer.template, visit.locale, answer.params, now=visit.now)
        except Exception:
            log.exception("toast_unworded", template=answer.template)
            text = ""
        return Toast(press.id, text, answer.alert, answer.url)


async def _nothing(_tx: Transaction) -> None:
    """There is nobody to serve."""


def _meet(c: Connection, chat_id: int, user: User, home: int) -> tuple[Known, int]:
    """What is known of the visitor, who is on file from now on, and their property."""
    known = visits.load(c, chat_id, user.id)
    person = _as_they_are(known.person, user, here=chat_id == user.id)
    if person != known.person:
        people.save(c, person)
    return replace(known, person=person), _property(c, person, home)


def _known(c: Connection, chat_id: int, person_id: int, home: int) -> tuple[Known, int]:
    """The same for somebody who has been met."""
    known = visits.load(c, chat_id, person_id)
    return known, _property(c, people.person(c, person_id), home)


def _as_they_are(person: Person | None, user: User, *, here: bool) -> Person:
    """Names change, and are met for the first time; in their private chat (`here`) the bot may write to them."""
    name = user.full_name
    if person is None:
        return Person(user.id, name, locale_of_code(user.language_code), user.username, reachable=here)
    return replace(person, name=name, username=user.username)


def _property(c: Connection, person: Person, home: int) -> int:
    """Where the person lives, else the first property, which is `home`."""
    return home if person.unit_id is None else premises.unit(c, person.unit_id).property_id


def _keep(c: Connection, visit: Visit) -> None:
    if visit.spoken:
        chats.speak(c, visit.chat_id, visit.chat_type, visit.spoken)
    if visit.moved:
        conversations.save(c, visit.chat_id, visit.person.id, state=visit.state, data=visit.data, now=visit.now)


def _tell(desk: Desk, visit: Visit) -> None:
    for message in visit.messages:
        desk.tell(message)
