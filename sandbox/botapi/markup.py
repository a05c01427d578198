"""What Telegram demands of keyboards."""

import re

from sandbox.errors import bad_request
from sandbox.shapes import Json
from sandbox.world.chats import Chat

MOST_BUTTONS = 100
INLINE_ACTIONS = {"url", "callback_data", "copy_text", "disabled"}
UNMODELLED = {
    *("web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat", "callback_game", "pay"),
    *("switch_inline_query_chosen_chat", "request_users", "request_chat", "request_poll", "request_managed_bot"),
}
URL = re.compile(r"(?i)(https?://|tg://|ton://)?[^\s/]+(\.[^\s/]+)*(/\S*)?")


def check_markup(markup: Json | None, chat: Chat) -> None:
    """Raises BotApiError in Telegram's words for a keyboard that it would refuse in this chat."""
    if not markup:
        return
    buttons = [button for row in (markup.get("inline_keyboard") or markup.get("keyboard") or []) for button in row]
    if len(buttons) > MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        unmodelled = UNMODELLED & button.keys()
        if unmodelled:
            raise bad_request(f"button with {min(unmodelled)} is not modelled by the sandbox")
        if "inline_keyboard" in markup:
            _check_inline(button)
        else:
            _check_reply(button, chat)


def _check_inline(button: Json) -> None:
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = INLINE_ACTIONS & button.keys()
    if len(actions) != 1:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not _valid(button["url"]):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def _valid(url: str) -> bool:
    return bool(URL.fullmatch(url)) and ("." in url or "://" in url)


def _check_reply(button: Json, chat: Chat) -> None:
    if not button["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    if button.get("request_contact") and not chat.private:
        raise bad_request("phone number can be requested in private chats only")
    if button.get("request_location") and not chat.private:
        raise bad_request("location can be requested in private chats only")


def split_markup(markup: Json | None) -> tuple[Json | None, Json | None]:
    """The inline keyboard, which is part of the message, and the reply keyboard, which is not."""
    if markup and "inline_keyboard" in markup:
        rows = [row for row in markup["inline_keyboard"] if row]
        return ({"inline_keyboard": rows} if rows else None), None
    return None, markup
