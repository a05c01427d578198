"""The one door for everything that people do: a table picks the file, and refusals are answered here."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers import add, claim_desk, edit, leave, media, membership, odd, reply, service, words
from handlers.claim import Claim, Forged, claim_of
from handlers.command import Command, command_of
from handlers.content import contact_of, files_of, words_of
from handlers.flood import Recent
from handlers.refusals import refuse
from handlers.start import is_link
from handlers.tables import ANSWERS, COMMANDS, GROUP_COMMANDS, PRESSES, Room
from handlers.take import take_hazard
from handlers.visit import Visit
from tickets.acts.join_crew import join_crew
from tickets.acts.meet import now_reachable
from tickets.acts.show_card import meet_card
from tickets.refusals import AwaitingApproval, Refusal
from tickets.rights import roles_of
from tickets.triage.intents import Intent
from tickets.triage.script import has_latin, in_either_script, locale_of

ENGLISH_FROM = 4
"""Letters from which Latin words tell of a person's language: "OK" is written by everybody."""

ODD = frozenset(
    {"sticker", "poll", "dice", "game", "story", "contact", "checklist", "paid_media", "live_photo", "unknown"}
)
"""Content that somebody sent on purpose and that a ticket cannot keep."""

TAKES_IN: tuple[Room, ...] = (words, media, add, leave, odd)
"""Rooms that take dangers in themselves, or hear of none."""


def front_door() -> Router:
    """A new front door. Give every update to it with its `visit`; what it answers stands there afterwards."""
    return FrontDoor().router


class FrontDoor:
    """Its `router` is asked first and last: it knows all rooms, and sends each visitor to one."""

    def __init__(self) -> None:
        tables: tuple[Mapping[str, Room], ...] = (COMMANDS, GROUP_COMMANDS, PRESSES, ANSWERS)
        rooms = {
            id(room): room
            for room in chain(*(table.values() for table in tables), (edit, media, odd, reply, service, words))
        }
        self._routers = {number: room.router() for number, room in rooms.items()}
        self._recent = Recent()
        self.router = Router(name="front_door")
        self.router.message.register(self.message)
        self.router.edited_message.register(self.edited)
        self.router.callback_query.register(self.press)
        self.router.include_router(membership.router())

    async def message(self, message: Message, visit: Visit) -> None:
        """Somebody wrote or sent something, or the group says something of itself."""
        if message.content_type in service.KINDS:
            await self._pass(service, "message", message, visit)
            return
        if message.from_user is None or (message.from_user.is_bot and message.sender_chat is None):
            return
        visit.message_id = message.message_id
        if visit.private:
            await self._private(message, visit)
        else:
            await self._group(message, visit)

    async def edited(self, message: Message, visit: Visit) -> None:
        """Somebody changed a message; a position that moves on is no new message."""
        visit.message_id = message.message_id
        if words_of(message) and message.sender_chat is None and command_of(message.text) is None:
            await self._pass(edit, "message", message, visit)

    async def press(self, press: CallbackQuery, visit: Visit) -> None:
        """Somebody pressed a button."""
        visit.message_id = press.message.message_id if press.message else 0
        try:
            claim = claim_of(press.data)
            room = PRESSES.get(claim.verb)
            if room is None:
                raise Forged
            if claim.ticket_id:
                await self._meet(visit, claim)
            await self._routers[id(room)].propagate_event("callback_query", press, visit=visit, claim=claim)
        except Refusal as refusal:
            await refuse(visit, refusal, pressed=True)

    async def _meet(self, visit: Visit, claim: Claim) -> None:
        """The card may be unknown, and whoever presses in a group may come to count as one of its technicians."""
        await visit.act(meet_card, claim.ticket_id, chat_id=visit.chat_id, message_id=visit.message_id)
        if visit.private:
            return
        if not await visit.act(join_crew, claim.ticket_id, chat_id=visit.chat_id, by=visit.person.id):
            raise AwaitingApproval

    async def _private(self, message: Message, visit: Visit) -> None:
        visit.quiet = message.media_group_id is None and self._recent.flooded(visit.chat_id, visit.person.id, visit.now)
        if not visit.person.reachable:
            await visit.act(now_reachable, visit.person.id)
        command = command_of(message.text)
        if command is not None and tells_something(command):
            if command.name in COMMANDS:
                visit.become(None)
            message, command = message.model_copy(update={"text": command.argument}), None
        if command is None:
            await self._written(message, visit)
        else:
            await self._commanded(message, visit, command)
        if visit.quiet:
            visit.messages.clear()
            visit.say("resident/flood", key=f"flood:{visit.now:%y%m%d%H%M}")

    async def _written(self, message: Message, visit: Visit) -> None:
        """Words and media are an answer or a matter; an answer that tells of a danger is a matter besides."""
        await listen(message, visit)
        room = room_for(message, visit)
        if room is None:
            return
        about = next(iter(visit.awaited), None) if visit.waiting else None
        if room is claim_desk and visit.read(words_of(message)).hazards:
            await claim_desk.ask(visit)
        else:
            await self._pass(room, "message", message, visit)
        if room not in TAKES_IN:
            await take_hazard(visit, contact_of(message, visit), about)

    async def _commanded(self, message: Message, visit: Visit, command: Command) -> None:
        if command.name in COMMANDS:
            await self._pass(COMMANDS[command.name], "message", message, visit, command=command)
        else:
            misdirect(visit, command)
        said = message.model_copy(update={"text": command.argument})
        await take_hazard(visit, contact_of(said, visit), None)

    async def _replied(self, message: Message, visit: Visit) -> None:
        """A note on a ticket; one that tells of a danger is a matter besides, in whose name it was written."""
        answered = await self._pass(reply, "message", message, visit)
        if not answered or message.sender_chat is not None or not visit.read(words_of(message)).hazards:
            return
        about = await reply.replied_ticket(message, visit)
        if about is not None:
            await take_hazard(visit, contact_of(message, visit), about)

    async def _group(self, message: Message, visit: Visit) -> None:
        command = command_of(message.text)
        if command is None:
            if message.reply_to_message is not None:
                await self._replied(message, visit)
        elif command.addressed.lower() not in ("", visit.bot.lower()):
            return
        elif command.name in GROUP_COMMANDS:
            await self._pass(GROUP_COMMANDS[command.name], "message", message, visit, command=command)
        elif command.name in COMMANDS or command.addressed:
            misdirect(visit, command)

    async def _pass(self, room: Room, kind: str, event: Message, visit: Visit, **more: object) -> bool:
        """Let a room's handler answer; what it refuses is said here. Whether it refused nothing."""
        try:
            await self._routers[id(room)].propagate_event(kind, event, visit=visit, **more)
        except Refusal as refusal:
            await refuse(visit, refusal, pressed=False)
            return False
        return True


async def listen(message: Message, visit: Visit) -> None:
    """The script of somebody's first words decides how the chat is spoken to; words of either script decide nothing.

    Staff name people and posts in any script: only words in nothing but Chinese decide for them.
    """
    words = words_of(message)
    told = not visit.settled and not (visit.locale != "en" and in_either_script(words))
    locale = locale_of(words) if told else None
    if locale is None or (locale == "en" and len(words) < ENGLISH_FROM):
        return
    roles = await visit.act(roles_of, visit.person.id) if has_latin(words) else []
    if not roles:
        visit.speak(locale)


def room_for(message: Message, visit: Visit) -> Room | None:
    """Where a message in the private chat belongs; `None` for service messages, which nobody wrote."""
    if visit.waiting in leave.BY_WORDS and message.text is not None and takes_back(message, visit):
        return leave
    if message.text is not None or files_of(message):
        return ANSWERS.get(visit.waiting, words if message.text is not None else media)
    return odd if message.content_type in ODD else None


def takes_back(message: Message, visit: Visit) -> bool:
    """Whether the words leave a question: what says more than that answers it."""
    meant = visit.read(words_of(message)).meant
    return meant is not None and meant.intent is Intent.NO_LONGER_NEEDED and not meant.more


def tells_something(command: Command) -> bool:
    """Whether words follow that are none of the command's own: they are taken in as if they stood alone."""
    if command.name == "start":
        return bool(command.argument) and not is_link(command.argument)
    own = command.name != "report" and (command.name in COMMANDS or command.name in GROUP_COMMANDS)
    return bool(command.argument) and not own


def misdirect(visit: Visit, command: Command) -> None:
    """Say where the command works, or that there is none of that name."""
    if visit.private and command.name in GROUP_COMMANDS:
        visit.say("common/wrong_chat", command=command.name, belongs="group", url=None)
    elif not visit.private and command.name in COMMANDS:
        visit.say("common/wrong_chat", command=command.name, belongs="private", url=visit.link(command.name))
    else:
        visit.say("common/unknown_command", command=command.name)
