"""Every modelled method, called by both libraries as they are."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram import types as aio
from telegram import Bot as PtbBot
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, ReactionTypeEmoji

from sandbox.botapi.methods import METHODS
from sandbox.samples import samples
from tests.sandbox.client import Sandbox

PICTURE = samples()["leak"].file.read_bytes()
VOICE = samples()["voice"].file.read_bytes()


class Stage:
    """A person, a group with the bot as administrator, a card of the bot's with a picture, and a pressed button."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.wang = self.group = self.card = self.words = self.query = self.file_id = None  # type: Any

    async def set(self) -> "Stage":
        sandbox = self.sandbox
        self.wang = await sandbox.person("王")
        self.group = await sandbox.group(self.wang, bot="administrator")
        said = await sandbox.post("say", from_=self.wang, photo="leak", caption="漏水")
        self.words, self.file_id = said["message"]["message_id"], said["message"]["photo"][-1]["file_id"]
        markup = {"inline_keyboard": [[{"text": "接单", "callback_data": "accept"}]]}
        card = await sandbox.result(
            "sendPhoto", chat_id=self.wang, photo=self.file_id, caption="a", reply_markup=markup
        )
        self.card = card["message_id"]
        self.query = (await sandbox.post("press", from_=self.wang, text="接单"))["query_id"]
        await sandbox.updates()
        return self


@pytest.fixture
async def stage(sandbox: Sandbox) -> Stage:
    return await Stage(sandbox).set()


Act = Callable[[Any, Stage], Awaitable[Any]]


async def aio_edit_text(bot: Bot, stage: Stage) -> Any:
    sent = await bot.send_message(stage.wang, "one")
    return await bot.edit_message_text("two", chat_id=stage.wang, message_id=sent.message_id)


async def aio_download(bot: Bot, stage: Stage) -> Any:
    buffer = await bot.download(stage.file_id)
    assert buffer
    assert buffer.read() == PICTURE
    return True


def uploaded(content: bytes, name: str) -> aio.BufferedInputFile:
    return aio.BufferedInputFile(content, name)


async def pinned(bot: Any, stage: Stage) -> Any:
    await bot.pin_chat_message(stage.wang, stage.card)
    return await bot.unpin_chat_message(stage.wang)


AIOGRAM: dict[str, Act] = {
    "getMe": lambda bot, s: bot.get_me(),
    "getUpdates": lambda bot, s: bot.get_updates(offset=1, timeout=0, allowed_updates=["message", "chat_member"]),
    "setWebhook": lambda bot, s: bot.set_webhook(
        "http://127.0.0.1:1/hook", secret_token="s", allowed_updates=["message"]
    ),
    "deleteWebhook": lambda bot, s: bot.delete_webhook(drop_pending_updates=True),
    "getWebhookInfo": lambda bot, s: bot.get_webhook_info(),
    "sendMessage": lambda bot, s: bot.send_message(
        s.wang,
        "<b>漏水</b>",
        parse_mode="HTML",
        reply_parameters=aio.ReplyParameters(message_id=s.words),
        reply_markup=aio.ReplyKeyboardMarkup(keyboard=[[aio.KeyboardButton(text="☎", request_contact=True)]]),
    ),
    "sendLocation": lambda bot, s: bot.send_location(s.wang, 30.25, 120.16),
    "sendPhoto": lambda bot, s: bot.send_photo(s.wang, uploaded(PICTURE, "a.png"), caption="看"),
    "sendVideo": lambda bot, s: bot.send_video(s.wang, uploaded(b"film", "a.mp4"), width=10, height=10, duration=2),
    "sendVoice": lambda bot, s: bot.send_voice(s.wang, uploaded(VOICE, "a.ogg")),
    "sendDocument": lambda bot, s: bot.send_document(s.wang, uploaded(b"%PDF", "记录.pdf")),
    "sendAudio": lambda bot, s: bot.send_audio(s.wang, uploaded(b"song", "a.mp3"), title="水声", performer="泵"),
    "sendAnimation": lambda bot, s: bot.send_animation(s.wang, uploaded(b"film", "a.mp4"), caption="看"),
    "sendVideoNote": lambda bot, s: bot.send_video_note(s.wang, uploaded(b"film", "a.mp4"), length=240),
    "sendMediaGroup": lambda bot, s: bot.send_media_group(
        s.wang,
        [aio.InputMediaPhoto(media=uploaded(PICTURE, "a.png"), caption="1"), aio.InputMediaPhoto(media=s.file_id)],
    ),
    "getFile": aio_download,
    "copyMessage": lambda bot, s: bot.copy_message(s.group, s.wang, s.words),
    "forwardMessage": lambda bot, s: bot.forward_message(s.group, s.wang, s.words),
    "editMessageText": aio_edit_text,
    "editMessageCaption": lambda bot, s: bot.edit_message_caption(chat_id=s.wang, message_id=s.card, caption="b"),
    "editMessageReplyMarkup": lambda bot, s: bot.edit_message_reply_markup(chat_id=s.wang, message_id=s.card),
    "deleteMessage": lambda bot, s: bot.delete_message(s.wang, s.card),
    "deleteMessages": lambda bot, s: bot.delete_messages(s.wang, [s.card, s.words, 999]),
    "answerCallbackQuery": lambda bot, s: bot.answer_callback_query(s.query, "好", show_alert=True),
    "sendChatAction": lambda bot, s: bot.send_chat_action(s.wang, "typing"),
    "getChat": lambda bot, s: bot.get_chat(s.group),
    "getChatMember": lambda bot, s: bot.get_chat_member(s.group, s.wang),
    "getChatAdministrators": lambda bot, s: bot.get_chat_administrators(s.group, return_bots=True),
    "getChatMemberCount": lambda bot, s: bot.get_chat_member_count(s.group),
    "leaveChat": lambda bot, s: bot.leave_chat(s.group),
    "setMyCommands": lambda bot, s: bot.set_my_commands(
        [aio.BotCommand(command="my", description="我的报修")], scope=aio.BotCommandScopeChat(chat_id=s.wang)
    ),
    "getMyCommands": lambda bot, s: bot.get_my_commands(language_code="zh"),
    "deleteMyCommands": lambda bot, s: bot.delete_my_commands(),
    "setMyName": lambda bot, s: bot.set_my_name("回音"),
    "getMyName": lambda bot, s: bot.get_my_name(),
    "setMyDescription": lambda bot, s: bot.set_my_description("件件有回音"),
    "getMyDescription": lambda bot, s: bot.get_my_description(),
    "setMyShortDescription": lambda bot, s: bot.set_my_short_description("回音", language_code="zh"),
    "getMyShortDescription": lambda bot, s: bot.get_my_short_description(),
    "setMessageReaction": lambda bot, s: bot.set_message_reaction(
        s.wang, s.words, reaction=[aio.ReactionTypeEmoji(emoji="👍")]
    ),
    "pinChatMessage": lambda bot, s: bot.pin_chat_message(s.wang, s.card, disable_notification=True),
    "unpinChatMessage": pinned,
}


async def ptb_edit_text(bot: PtbBot, stage: Stage) -> Any:
    sent = await bot.send_message(stage.wang, "one")
    return await bot.edit_message_text("two", stage.wang, sent.message_id)


async def ptb_download(bot: PtbBot, stage: Stage) -> Any:
    file = await bot.get_file(stage.file_id)
    assert bytes(await file.download_as_bytearray()) == PICTURE
    return True


BUTTONS = InlineKeyboardMarkup(
    [[InlineKeyboardButton("转给别人", callback_data="hand"), InlineKeyboardButton("t", url="t.me/x")]]
)
PTB: dict[str, Act] = {
    "getMe": lambda bot, s: bot.get_me(),
    "getUpdates": lambda bot, s: bot.get_updates(offset=1, timeout=0, allowed_updates=["message", "chat_member"]),
    "setWebhook": lambda bot, s: bot.set_webhook("http://127.0.0.1:1/hook", secret_token="s", max_connections=5),
    "deleteWebhook": lambda bot, s: bot.delete_webhook(),
    "getWebhookInfo": lambda bot, s: bot.get_webhook_info(),
    "sendMessage": lambda bot, s: bot.send_message(
        s.wang, "<i>漏水</i>", parse_mode="HTML", reply_to_message_id=s.words, reply_markup=BUTTONS
    ),
    "sendLocation": lambda bot, s: bot.send_location(s.wang, 30.25, 120.16),
    "sendPhoto": lambda bot, s: bot.send_photo(s.wang, PICTURE, caption="看", disable_notification=True),
    "sendVideo": lambda bot, s: bot.send_video(s.wang, b"film", duration=3, filename="a.mp4"),
    "sendVoice": lambda bot, s: bot.send_voice(s.wang, VOICE),
    "sendDocument": lambda bot, s: bot.send_document(s.wang, b"%PDF", filename="记录.pdf", protect_content=True),
    "sendAudio": lambda bot, s: bot.send_audio(s.wang, b"song", filename="a.mp3", duration=3),
    "sendAnimation": lambda bot, s: bot.send_animation(s.wang, b"film", filename="a.mp4", width=10, height=10),
    "sendVideoNote": lambda bot, s: bot.send_video_note(s.wang, b"film", duration=3),
    "sendMediaGroup": lambda bot, s: bot.send_media_group(
        s.wang, [InputMediaPhoto(PICTURE), InputMediaPhoto(s.file_id)]
    ),
    "getFile": ptb_download,
    "copyMessage": lambda bot, s: bot.copy_message(s.group, s.wang, s.words, caption="别的"),
    "forwardMessage": lambda bot, s: bot.forward_message(s.group, s.wang, s.words),
    "editMessageText": ptb_edit_text,
    "editMessageCaption": lambda bot, s: bot.edit_message_caption(s.wang, s.card, caption="b", reply_markup=BUTTONS),
    "editMessageReplyMarkup": lambda bot, s: bot.edit_message_reply_markup(s.wang, s.card, reply_markup=BUTTONS),
    "deleteMessage": lambda bot, s: bot.delete_message(s.wang, s.card),
    "deleteMessages": lambda bot, s: bot.delete_messages(s.wang, [s.card]),
    "answerCallbackQuery": lambda bot, s: bot.answer_callback_query(
        s.query, url="https://t.me/huiyin_sandbox_bot?start=done-7"
    ),
    "sendChatAction": lambda bot, s: bot.send_chat_action(s.wang, "typing"),
    "getChat": lambda bot, s: bot.get_chat(s.wang),
    "getChatMember": lambda bot, s: bot.get_chat_member(s.group, 42),
    "getChatAdministrators": lambda bot, s: bot.get_chat_administrators(s.group),
    "getChatMemberCount": lambda bot, s: bot.get_chat_member_count(s.group),
    "leaveChat": lambda bot, s: bot.leave_chat(s.group),
    "setMyCommands": lambda bot, s: bot.set_my_commands([BotCommand("my", "我的报修")], language_code="zh"),
    "getMyCommands": lambda bot, s: bot.get_my_commands(),
    "deleteMyCommands": lambda bot, s: bot.delete_my_commands(),
    "setMyName": lambda bot, s: bot.set_my_name("回音"),
    "getMyName": lambda bot, s: bot.get_my_name(),
    "setMyDescription": lambda bot, s: bot.set_my_description("件件有回音", language_code="zh"),
    "getMyDescription": lambda bot, s: bot.get_my_description(),
    "setMyShortDescription": lambda bot, s: bot.set_my_short_description("回音"),
    "getMyShortDescription": lambda bot, s: bot.get_my_short_description(),
    "setMessageReaction": lambda bot, s: bot.set_message_reaction(s.wang, s.words, ReactionTypeEmoji("👌")),
    "pinChatMessage": lambda bot, s: bot.pin_chat_message(s.group, s.sandbox.world.chats[s.group].last_message_id),
    "unpinChatMessage": pinned,
}


@pytest.mark.parametrize("method", METHODS)
async def test_aiogram(method: str, aiogram_bot: Bot, stage: Stage) -> None:
    assert await AIOGRAM[method](aiogram_bot, stage) is not None
    assert stage.sandbox.world.journal.calls[-1].outcome["ok"]


@pytest.mark.parametrize("method", METHODS)
async def test_python_telegram_bot(method: str, ptb_bot: PtbBot, stage: Stage) -> None:
    assert await PTB[method](ptb_bot, stage) is not None
    assert stage.sandbox.world.journal.calls[-1].outcome["ok"]


def test_the_page_of_the_documentation_names_the_same_methods() -> None:
    text = (
        Path("docs/sandbox.md")
        .read_text(encoding="utf-8")
        .partition("not modelled by the sandbox`:")[2]
        .partition("\n\n")[0]
    )
    assert {name.strip(" \n.") for name in text.split(",")} == METHODS.keys()
