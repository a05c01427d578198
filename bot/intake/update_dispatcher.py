"""Turns a row of the inbox into an update context for the handlers, and stores what they left in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import cast

import structlog
from aiogram import Bot, Dispatcher
from aiogram.types import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User
from pydantic import ValidationError

from bot.act_runner import ActRunner
from bot.intake.runner import Unreadable, Work
from bot.telegram.direct import Direct, Toast
from bot.telegram.menus import order_menu, order_of_its_own
from handlers.context import UpdateContext
from handlers.conversation import ConversationData
from handlers.dispatcher import dispatcher_router
from handlers.errand import answered
from storage import chats, conversations, people, premises, update_context
from storage.connection import Connection
from storage.database import Transaction
from storage.inbox import Row
from storage.update_context import Known
from templates.locale import locale_of_code
from templates.render import Renderer
from tickets.clock import Clock
from tickets.contact import Reading
from tickets.people import Person
from tickets.unit_of_work import UnitOfWork

log = structlog.get_logger()

Event = Message | CallbackQuery | ChatMemberUpdated


class UpdateDispatcher:
    """Reads rows with aiogram, lets the handlers work, and stores what they left."""

    def __init__(
        self,
        *,
        bot: Bot,
        username: str,
        acts: ActRunner,
        clock: Clock,
        renderer: Renderer,
        understand: Callable[[str], Reading],
        direct: Direct,
        home: int,
    ) -> None:
        """`home` is the property of people who are on file for no unit."""
        self._bot = bot
        self._username = username
        self._acts = acts
        self._clock = clock
        self._renderer = renderer
        self._understand = understand
        self._direct = direct
        self._home = home
        self._dispatcher = Dispatcher(disable_fsm=True)
        self._dispatcher.include_router(dispatcher_router())

    def read(self, row: Row) -> Work:
        """The work for a row; raises `Unreadable` if it is no update."""
        if row.kind.startswith("errand:"):
            return partial(self._go_on, row=row)
        update = self._update(row)
        written = update.message or update.edited_message
        event: Event | None = written or update.callback_query or update.my_chat_member or update.chat_member
        if event is None or event.from_user is None:
            return _nothing
        return partial(self._dispatch, row=row, update=update, event=event, user=event.from_user)

    async def _go_on(self, tx: Transaction, row: Row) -> None:
        """The result of an errand came in: let its handler go on."""
        answer = json.loads(row.raw)
        known, property_id = await tx.run(_known, answer["chat_id"], answer["by"], self._home)
        chat = Chat(id=answer["chat_id"], type="private" if answer["chat_id"] > 0 else "supergroup")
        context = self._context(tx, row, chat, known, property_id)
        await answered(row.kind.removeprefix("errand:"), answer["params"], answer["result"], context)
        self._keep(tx, context, known)

    def _update(self, row: Row) -> Update:
        if row.malformed:
            raise Unreadable("not an update")
        try:
            return Update.model_validate_json(row.raw, context={"bot": self._bot})
        except ValidationError as error:
            raise Unreadable(f"not an update that could be read: {error.error_count()} errors") from None

    async def _dispatch(self, tx: Transaction, row: Row, update: Update, event: Event, user: User) -> None:
        place = event.message if isinstance(event, CallbackQuery) else event
        chat = place.chat if place is not None else Chat(id=user.id, type="private")
        known, property_id = await tx.run(_meet, chat.id, user, self._home)
        context = self._context(tx, row, chat, known, property_id)
        if isinstance(place, Message) and place.is_topic_message:
            context.thread_id = place.message_thread_id
        await self._dispatcher.feed_update(self._bot, update, context=context, raw_state=context.state)
        self._keep(tx, context, known)
        if isinstance(event, CallbackQuery):
            toast = self._toast(event, context)
            tx.after_commit(lambda: self._direct.post([toast]))

    def _context(self, tx: Transaction, row: Row, chat: Chat, known: Known, property_id: int) -> UpdateContext:
        if known.person is None:
            raise LookupError("nobody was met")
        return UpdateContext(
            person=known.person,
            chat_id=chat.id,
            chat_type=chat.type,
            now=self._clock.now(),
            key=f"update:{row.id}",
            run=partial(self._acts.run, tx),
            understand=self._understand,
            property_id=property_id,
            bot=self._username,
            locale=known.chat_locale or known.person.locale,
            locale_chosen=known.chat_locale is not None,
            state=known.state,
            data=cast(ConversationData, dict(known.data)),
        )

    def _keep(self, tx: Transaction, context: UpdateContext, known: Known) -> None:
        """Store and send what the handlers left in the context."""
        menu = order_of_its_own(context, known.chat_locale)
        if menu is not None:
            self._acts.defer(tx, order_menu, context, self._renderer, menu)
        if context.spoken or context.moved:
            tx.defer(_keep, context)
        if context.messages:
            self._acts.defer(tx, _send, context)

    def _toast(self, press: CallbackQuery, context: UpdateContext) -> Toast:
        """The answer to the press; empty if its words cannot be rendered, for the button must stop spinning."""
        answer = context.answer
        if answer is None:
            return Toast(press.id)
        try:
            text = self._renderer.toast(answer.template, context.locale, answer.params, now=context.now)
        except Exception:
            log.exception("toast_unworded", template=answer.template)
            text = ""
        return Toast(press.id, text, answer.alert, answer.url)


async def _nothing(_tx: Transaction) -> None:
    """The update is from nobody."""


def _meet(c: Connection, chat_id: int, user: User, home: int) -> tuple[Known, int]:
    """What is known of the person, who is on file from now on, and their property."""
    known = update_context.load(c, chat_id, user.id)
    person = _as_they_are(known.person, user, here=chat_id == user.id)
    if person != known.person:
        people.save(c, person)
    return replace(known, person=person), _property(c, person, home)


def _known(c: Connection, chat_id: int, person_id: int, home: int) -> tuple[Known, int]:
    """The same for a person who is on file already."""
    known = update_context.load(c, chat_id, person_id)
    return known, _property(c, people.person(c, person_id), home)


def _as_they_are(person: Person | None, user: User, *, here: bool) -> Person:
    """The person with their present names; whoever wrote in their private chat (`here`) can be written to."""
    name = user.full_name
    if person is None:
        return Person(user.id, name, locale_of_code(user.language_code), user.username, reachable=here)
    return replace(person, name=name, username=user.username)


def _property(c: Connection, person: Person, home: int) -> int:
    """The property of the person's unit, else `home`."""
    return home if person.unit_id is None else premises.unit(c, person.unit_id).property_id


def _keep(c: Connection, context: UpdateContext) -> None:
    if context.spoken:
        chats.speak(c, context.chat_id, context.chat_type, context.spoken)
    if context.moved:
        conversations.save(
            c, context.chat_id, context.person.id, state=context.state, data=context.data, now=context.now
        )


def _send(work: UnitOfWork, context: UpdateContext) -> None:
    for message in context.messages:
        work.send(message)
