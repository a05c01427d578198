"""Every update of a person comes in here: a table chooses the handler module, and refusals are answered."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers import add, bootstrap_administrator, edit, leave, media, membership, reply, service, unsupported, words
from handlers.callback_data import CallbackData, InvalidCallback, read_callback
from handlers.command import Command, command_of
from handlers.content import contact_of, files_of, words_of
from handlers.context import UpdateContext
from handlers.flood import Recent
from handlers.refusals import refuse
from handlers.start import is_link
from handlers.tables import ANSWERS, COMMANDS, GROUP_COMMANDS, PRESSES, HandlerModule
from handlers.take import take_hazard
from tickets.acts.join_crew import join_crew
from tickets.acts.meet import now_reachable
from tickets.acts.show_card import meet_card
from tickets.refusals import AwaitingApproval, Refusal
from tickets.rights import roles_of
from tickets.triage.intents import Intent
from tickets.triage.script import has_latin, in_either_script, locale_of

ENGLISH_FROM = 4
"""So many Latin letters decide for English; everybody writes "OK"."""

UNSUPPORTED = frozenset(
    {"sticker", "poll", "dice", "game", "story", "contact", "checklist", "paid_media", "live_photo", "unknown"}
)
"""Content that people send on purpose and that a ticket cannot keep."""

TAKES_IN: tuple[HandlerModule, ...] = (words, media, add, leave, unsupported)
"""Modules after which words are not looked through for a danger: they do it themselves, or get no words."""


def dispatcher_router() -> Router:
    """A new router for every update, to be given its `context`. What is to be sent and stored is left in the
    context.
    """
    return HandlerDispatcher().router


class HandlerDispatcher:
    """Knows all handler modules; its `router` passes each update to one of them."""

    def __init__(self) -> None:
        tables: tuple[Mapping[str, HandlerModule], ...] = (COMMANDS, GROUP_COMMANDS, PRESSES, ANSWERS)
        modules = {
            id(module): module
            for module in chain(
                *(table.values() for table in tables), (edit, media, unsupported, reply, service, words)
            )
        }
        self._routers = {number: module.router() for number, module in modules.items()}
        self._recent = Recent()
        self.router = Router(name="dispatcher")
        self.router.message.register(self.message)
        self.router.edited_message.register(self.edited)
        self.router.callback_query.register(self.press)
        self.router.include_router(membership.router())

    async def message(self, message: Message, context: UpdateContext) -> None:
        """Somebody wrote or sent something, or the group says something of itself."""
        if message.content_type in service.KINDS:
            await self._pass(service, "message", message, context)
            return
        if message.from_user is None or (message.from_user.is_bot and message.sender_chat is None):
            return
        context.message_id = message.message_id
        if context.private:
            await self._private(message, context)
        else:
            await self._group(message, context)

    async def edited(self, message: Message, context: UpdateContext) -> None:
        """Somebody changed a message; a position that moves on is no new message."""
        context.message_id = message.message_id
        if words_of(message) and message.sender_chat is None and command_of(message.text) is None:
            await self._pass(edit, "message", message, context)

    async def press(self, press: CallbackQuery, context: UpdateContext) -> None:
        """Somebody pressed a button."""
        context.message_id = press.message.message_id if press.message else 0
        try:
            callback = read_callback(press.data)
            module = PRESSES.get(callback.verb)
            if module is None:
                raise InvalidCallback
            if callback.ticket_id:
                await self._meet(context, callback)
            await self._routers[id(module)].propagate_event("callback_query", press, context=context, callback=callback)
        except Refusal as refusal:
            await refuse(context, refusal, pressed=True)

    async def _meet(self, context: UpdateContext, callback: CallbackData) -> None:
        """Note the card's message id, if it is not known; in a group, make whoever presses one of its technicians."""
        await context.act(meet_card, callback.ticket_id, chat_id=context.chat_id, message_id=context.message_id)
        if context.private:
            return
        if not await context.act(join_crew, callback.ticket_id, chat_id=context.chat_id, by=context.person.id):
            raise AwaitingApproval

    async def _private(self, message: Message, context: UpdateContext) -> None:
        context.quiet = message.media_group_id is None and self._recent.flooded(
            context.chat_id, context.person.id, context.now
        )
        if not context.person.reachable:
            await context.act(now_reachable, context.person.id)
        command = command_of(message.text)
        if command is not None and tells_something(command):
            if command.name in COMMANDS:
                context.become(None)
            message, command = message.model_copy(update={"text": command.argument}), None
        if command is None:
            await self._written(message, context)
        else:
            await self._commanded(message, context, command)
        if context.quiet:
            context.messages.clear()
            context.reply("resident/flood", key=f"flood:{context.now:%y%m%d%H%M}")

    async def _written(self, message: Message, context: UpdateContext) -> None:
        """Words and files answer a pending question, or are a new matter. An answer that tells of a danger is both."""
        await listen(message, context)
        module = module_for(message, context)
        if module is None:
            return
        about = next(iter(context.awaited), None) if context.waiting else None
        if module is bootstrap_administrator and context.read(words_of(message)).hazards:
            await bootstrap_administrator.ask(context)
        else:
            await self._pass(module, "message", message, context)
        if module not in TAKES_IN:
            await take_hazard(context, contact_of(message, context), about)

    async def _commanded(self, message: Message, context: UpdateContext, command: Command) -> None:
        if command.name in COMMANDS:
            await self._pass(COMMANDS[command.name], "message", message, context, command=command)
        else:
            misdirect(context, command)
        said = message.model_copy(update={"text": command.argument})
        await take_hazard(context, contact_of(said, context), None)

    async def _replied(self, message: Message, context: UpdateContext) -> None:
        """Keep a reply in a group as a note or an answer. If it tells of a danger it is a matter of its own too."""
        answered = await self._pass(reply, "message", message, context)
        if not answered or message.sender_chat is not None or not context.read(words_of(message)).hazards:
            return
        about = await reply.replied_ticket(message, context)
        if about is not None:
            await take_hazard(context, contact_of(message, context), about)

    async def _group(self, message: Message, context: UpdateContext) -> None:
        command = command_of(message.text)
        if command is None:
            if message.reply_to_message is not None:
                await self._replied(message, context)
        elif command.addressed.lower() not in ("", context.bot.lower()):
            return
        elif command.name in GROUP_COMMANDS:
            await self._pass(GROUP_COMMANDS[command.name], "message", message, context, command=command)
        elif command.name in COMMANDS or command.addressed:
            misdirect(context, command)

    async def _pass(
        self, module: HandlerModule, kind: str, event: Message, context: UpdateContext, **more: object
    ) -> bool:
        """Let a module's handler run, and answer its refusal. Gives whether it refused nothing."""
        try:
            await self._routers[id(module)].propagate_event(kind, event, context=context, **more)
        except Refusal as refusal:
            await refuse(context, refusal, pressed=False)
            return False
        return True


async def listen(message: Message, context: UpdateContext) -> None:
    """Choose the chat's language by the script of somebody's first words; words of either script decide nothing.

    Staff write names and posts in any script: for them only purely Chinese words decide.
    """
    words = words_of(message)
    told = not context.locale_chosen and not (context.locale != "en" and in_either_script(words))
    locale = locale_of(words) if told else None
    if locale is None or (locale == "en" and len(words) < ENGLISH_FROM):
        return
    roles = await context.act(roles_of, context.person.id) if has_latin(words) else []
    if not roles:
        context.speak(locale)


def module_for(message: Message, context: UpdateContext) -> HandlerModule | None:
    """The module for a message in the private chat; `None` for service messages, which nobody wrote."""
    if context.waiting in leave.BY_WORDS and message.text is not None and takes_back(message, context):
        return leave
    if message.text is not None or files_of(message):
        return ANSWERS.get(context.waiting, words if message.text is not None else media)
    return unsupported if message.content_type in UNSUPPORTED else None


def takes_back(message: Message, context: UpdateContext) -> bool:
    """Whether the words only say "never mind" to a question; if they say more, they answer it."""
    meant = context.read(words_of(message)).meant
    return meant is not None and meant.intent is Intent.NO_LONGER_NEEDED and not meant.more


def tells_something(command: Command) -> bool:
    """Whether a report follows a command that takes no words: it is then read as if it stood alone."""
    if command.name == "start":
        return bool(command.argument) and not is_link(command.argument)
    own = command.name != "report" and (command.name in COMMANDS or command.name in GROUP_COMMANDS)
    return bool(command.argument) and not own


def misdirect(context: UpdateContext, command: Command) -> None:
    """Say where the command works, or that there is none of that name."""
    if context.private and command.name in GROUP_COMMANDS:
        context.reply("common/wrong_chat", command=command.name, belongs="group", url=None)
    elif not context.private and command.name in COMMANDS:
        context.reply("common/wrong_chat", command=command.name, belongs="private", url=context.link(command.name))
    else:
        context.reply("common/unknown_command", command=command.name)
