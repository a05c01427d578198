"""Posting with python-telegram-bot: one method for each thing that can be in a parcel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from telegram import (
    Bot,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode

from bot.sender.message_renderer import Parcel
from storage.albums import parts
from storage.outbox import OutRow
from templates.rendered import Button, Rendered
from tickets.records import File

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

MEDIA: Mapping[str, type[InputMediaPhoto] | type[InputMediaVideo] | type[InputMediaDocument]] = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "document": InputMediaDocument,
}

SPEECHLESS = ("location", "video_note")
"""Kinds of files that take no words with them."""


def weight(row: OutRow) -> int:
    """How many messages the row brings at most: none for a change; an album's parts, and the words of its repeat."""
    if row.kind == "photos":
        return len(row.params.get("files", ())) + row.repeat
    return 0 if row.edit is not None else 1


async def post(bot: Bot, parcel: Parcel) -> int | None:
    """Post a parcel; the id of the message that it brought or changed. Raises what `outcome_of` understands."""
    row = parcel.row
    if row.kind == "strip":
        await bot.edit_message_reply_markup(chat_id=row.chat_id, message_id=row.edit)
        return row.edit
    if row.kind == "photos":
        return await _files(bot, parcel)
    if parcel.words is None:
        raise LookupError(f"row {row.id} has no words")
    return await (_send(bot, row, parcel.words) if row.edit is None else _edit(bot, row, parcel.words))


async def _send(bot: Bot, row: OutRow, words: Rendered) -> int:
    reply = ReplyParameters(row.reply_to, allow_sending_without_reply=True) if row.reply_to else None
    sent = await bot.send_message(
        text=words.text,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        api_kwargs=_markup(words),
        reply_parameters=reply,
        **_where(row),
    )
    return sent.message_id


async def _edit(bot: Bot, row: OutRow, words: Rendered) -> int | None:
    await bot.edit_message_text(
        chat_id=row.chat_id,
        message_id=row.edit,
        text=words.text,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        api_kwargs=_markup(words),
    )
    return row.edit


async def _files(bot: Bot, parcel: Parcel) -> int | None:
    """The album, or the one file; the id of the first message. A row of before each had one may hold several."""
    first: int | None = None
    caption = parcel.words.text if parcel.words else None
    for part in parts(parcel.files):
        sent = await _part(bot, parcel.row, part, caption)
        first = first or sent.message_id
    return first


async def _part(bot: Bot, row: OutRow, part: Sequence[File], caption: str | None) -> Message:
    if len(part) > 1:
        media = [MEDIA[file.kind](file.file_id, caption=caption) for file in part]
        return (await bot.send_media_group(media=media, **_where(row)))[0]
    file = part[0]
    if caption and file.kind in SPEECHLESS:
        await bot.send_message(text=caption, **_where(row))
    if file.kind == "location":
        latitude, longitude = map(float, file.file_id.split(","))
        return await bot.send_location(latitude=latitude, longitude=longitude, **_where(row))
    return await _single(bot, row, file, caption)


async def _single(bot: Bot, row: OutRow, file: File, caption: str | None) -> Message:  # noqa: PLR0911
    where, file_id = _where(row), file.file_id
    match file.kind:
        case "photo":
            return await bot.send_photo(photo=file_id, caption=caption, **where)
        case "video":
            return await bot.send_video(video=file_id, caption=caption, **where)
        case "voice":
            return await bot.send_voice(voice=file_id, caption=caption, **where)
        case "audio":
            return await bot.send_audio(audio=file_id, caption=caption, **where)
        case "animation":
            return await bot.send_animation(animation=file_id, caption=caption, **where)
        case "video_note":
            return await bot.send_video_note(video_note=file_id, **where)
        case _:
            return await bot.send_document(document=file_id, caption=caption, **where)


def _where(row: OutRow) -> dict[str, Any]:
    return {
        "chat_id": row.chat_id,
        "message_thread_id": row.thread_id,
        "disable_notification": row.silent or None,
    }


def _markup(words: Rendered) -> dict[str, Any]:
    """The keyboard as the Bot API has it: as the library's objects it would cost more than all the rest."""
    rows = [[_button(button) for button in row] for row in words.keyboard]
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _button(button: Button) -> dict[str, str]:
    where = {"callback_data": button.data, "url": button.url}
    return {"text": button.label} | {name: value for name, value in where.items() if value is not None}
