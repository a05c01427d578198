"""The core: a person speaks, the bot answers with a button, the person presses it."""

from aiogram import Bot
from telegram import Bot as PtbBot
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from tests.sandbox.client import Sandbox


async def test_words_reach_the_bot(sandbox: Sandbox, aiogram_bot: Bot) -> None:
    wang = await sandbox.person("王", started=False)
    said = await sandbox.post("say", from_=wang, text="厨房水管爆了，3栋2单元1201")
    (update,) = await aiogram_bot.get_updates()
    assert update.message
    assert (update.message.text, update.message.chat.id) == ("厨房水管爆了，3栋2单元1201", wang)
    assert update.message.message_id == said["message"]["message_id"]


async def test_the_private_chat_may_be_named_before_it_is_there(sandbox: Sandbox, aiogram_bot: Bot) -> None:
    wang = await sandbox.person("王", started=False)
    await sandbox.post("say", from_=wang, chat=wang, text="您好")
    (update,) = await aiogram_bot.get_updates()
    assert update.message
    assert update.message.chat.id == wang


async def test_a_button_is_pressed_and_answered(sandbox: Sandbox, aiogram_bot: Bot, ptb_bot: PtbBot) -> None:
    wang = await sandbox.person("王")
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("没错，马上派人", callback_data="confirm:1")]])
    card = await ptb_bot.send_message(wang, "<b>对吗？</b>", parse_mode="HTML", reply_markup=markup)
    pressed = await sandbox.post("press", from_=wang, text="没错")
    (update,) = await aiogram_bot.get_updates()
    query = update.callback_query
    assert query
    assert query.message
    assert (query.data, query.message.message_id) == ("confirm:1", card.message_id)
    assert await aiogram_bot.answer_callback_query(query.id, text="好的")
    assert (await sandbox.get(f"queries/{pressed['query_id']}"))["answer"]["text"] == "好的"


async def test_an_edit_changes_what_is_read(sandbox: Sandbox, ptb_bot: PtbBot) -> None:
    wang = await sandbox.person("王")
    card = await ptb_bot.send_message(wang, "对吗？")
    await ptb_bot.edit_message_text("已派", wang, card.message_id)
    (read,) = (await sandbox.get(f"chats/{wang}/messages"))["messages"]
    assert (read["text"], read["outgoing"]) == ("已派", True)
    assert "edit_date" in read
