"""The bot answers a pressed button."""

import re

from sandbox.botapi.call import Call
from sandbox.errors import bad_request
from sandbox.words.utf16 import units

TOAST_LIMIT = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(call: Call) -> bool:
    query = call.world.queries.by_id.get(call.get("callback_query_id"))
    if query is None or not query.fresh(call.world.clock.now()):
        raise bad_request(TOO_OLD)
    text = call.get("text") or None
    if text and units(text) > TOAST_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    url = call.get("url") or None
    if url and not re.match(rf"https?://t\.me/{call.world.bot.username}\?start=|tg://resolve", url):
        raise bad_request("URL_INVALID")
    answer = {"text": text, "show_alert": bool(call.get("show_alert")), "url": url}
    call.world.queries.answer(query, answer)
    shown = {"chat": query.chat, "query_id": query.id, "from": query.person}
    call.world.events.emit("toast", shown | answer)
    return True
