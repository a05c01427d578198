"""A person presses a button under a message, or one of the keyboard below."""

from collections.abc import Iterable

from sandbox.control.ask import Ask
from sandbox.control.content import own_contact, words
from sandbox.control.speak import admit, speak
from sandbox.errors import Refusal
from sandbox.shapes import Json
from sandbox.world.chats import Chat
from sandbox.world.messages import Posted
from sandbox.world.posting import set_keyboard
from sandbox.world.queries import Query
from sandbox.world.world import World


def buttons_of(markup: Json | None) -> list[Json]:
    rows = (markup or {}).get("inline_keyboard") or (markup or {}).get("keyboard") or []
    return [button for row in rows for button in row]


def matching(buttons: Iterable[Json], text: str) -> Json | None:
    """The button with this text; else the only one with this text in its own. Raises Refusal when several have it."""
    listed = list(buttons)
    exact = [button for button in listed if button["text"] == text]
    partly = [button for button in listed if text in button["text"]]
    if not exact and len(partly) > 1:
        raise Refusal(f"several buttons have {text!r}: " + ", ".join(button["text"] for button in partly), 409)
    return next(iter(exact or partly), None)


def wanted(ask: Ask, posted: Posted) -> Json | None:
    """The button of this message that the request means."""
    buttons = buttons_of(posted.message.get("reply_markup"))
    if "data" in ask.body:
        return next((button for button in buttons if button.get("callback_data") == ask.body["data"]), None)
    return matching(buttons, ask.body["text"])


def find_button(ask: Ask, chat: Chat) -> tuple[int, Json]:
    """The message and its button, the newest that has it when no message is named. Raises Refusal."""
    number = ask.get("message_id")
    if ask.get("forged"):
        if number is None or "data" not in ask.body:
            raise Refusal("a forged press needs message_id and data")
        return number, {"text": "", "callback_data": ask.body["data"]}
    if number is not None and number not in chat.messages:
        raise Refusal(f"there is no message {number} in the chat {chat.id}", 404)
    candidates = reversed(chat.messages.values()) if number is None else [chat.messages[number]]
    for posted in candidates:
        if button := wanted(ask, posted):
            return posted.id, button
    raise Refusal(f"no such button; there are: {', '.join(_labels(chat)) or 'none'}", 404)


def _labels(chat: Chat) -> list[str]:
    return [
        button["text"] for posted in chat.messages.values() for button in buttons_of(posted.message.get("reply_markup"))
    ]


async def press(ask: Ask) -> Json:
    if ("text" in ask.body) == ("data" in ask.body):
        raise Refusal("give either text or data")
    chat = ask.chat()
    admit(ask.world, ask.person(), chat)
    number, button = find_button(ask, chat)
    if "url" in button:
        return {"url": button["url"]}
    if "copy_text" in button:
        return {"copied": button["copy_text"]["text"]}
    query = send_query(ask, chat, number, button["callback_data"])
    return await when_answered(ask.world, query, ask.get("wait", 0))


def send_query(ask: Ask, chat: Chat, number: int, data: str) -> Query:
    """Tells the bot that the button was pressed."""
    world, person = ask.world, ask.person()
    query = world.queries.open(person.id, chat.id, number, world.clock.now())
    posted = chat.messages.get(number)
    message = posted.message if posted else {"chat": chat.brief(), "message_id": number, "date": 0}
    body = {"id": query.id, "from": person.user(), "message": message, "chat_instance": str(chat.id * 31), "data": data}
    world.tell_bot("callback_query", body, chat.id)
    shown = {"chat": chat.id, "query_id": query.id, "from": person.id, "message_id": number}
    world.events.emit("query", shown)
    return query


async def when_answered(world: World, query: Query, wait: float) -> Json:
    """The query with its answer, which may take `wait` real seconds to come."""
    end = world.clock.ticks() + wait
    while query.answer is None and (left := end - world.clock.ticks()) > 0:
        await world.queries.answered.wait(left)
    return query.view()


async def see_query(ask: Ask) -> Json:
    query = ask.world.queries.by_id.get(ask.path["id"])
    if query is None:
        raise Refusal(f"there is no query {ask.path['id']}", 404)
    return await when_answered(ask.world, query, float(ask.number("wait", 0)))


def tap(ask: Ask) -> Json:
    """A button of the reply keyboard: sends its text, or what it asks for."""
    chat = ask.chat()
    button = matching(buttons_of(chat.keyboard), ask.body["text"])
    if button is None:
        there = ", ".join(each["text"] for each in buttons_of(chat.keyboard))
        raise Refusal(f"no such button on the keyboard; there are: {there or 'none'}", 404)
    posted = speak(ask, chat, _asked_for(ask, button))
    if chat.keyboard and chat.keyboard.get("one_time_keyboard"):
        set_keyboard(ask.world, chat, None)
    return {"message": posted.view()}


def _asked_for(ask: Ask, button: Json) -> Json:
    if button.get("request_contact"):
        return {"contact": own_contact(ask.person())}
    if button.get("request_location"):
        if "latitude" not in ask.body or "longitude" not in ask.body:
            raise Refusal("a location button needs latitude and longitude")
        return {"location": {"latitude": ask.body["latitude"], "longitude": ask.body["longitude"]}}
    return words("text", button["text"])
