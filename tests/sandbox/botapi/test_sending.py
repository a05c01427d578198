"""sendMessage and its refusals, in Telegram's words."""

from typing import Any

import pytest

from tests.sandbox.client import TOKEN, Sandbox


async def test_html_is_parsed_and_links_are_found(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    sent = await sandbox.result("sendMessage", chat_id=wang, text=" <b>报修</b> /my \n", parse_mode="HTML")
    assert sent["text"] == "报修 /my"
    assert [entity["type"] for entity in sent["entities"]] == ["bold", "bot_command"]
    assert sent["date"] == int(sandbox.world.clock.now().timestamp())


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        ({"text": " \n"}, "message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": None}, "message text is empty"),
        ({"text": "水" * 4097}, "message is too long"),
        ({"text": "🚨" * 2049}, "message is too long"),
        ({"text": "a", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        ({"text": "a", "parse_mode": "MarkdownV2"}, "parse mode MarkdownV2 is not modelled by the sandbox"),
        ({"text": "a", "chat_id": 999}, "chat not found"),
        ({"text": "a", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "a", "chat_id": None}, "chat_id is empty"),
        ({"text": "a", "message_thread_id": 5}, "message thread not found"),
        ({"text": "a", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "a", "message_effect_id": "5"}, "parameter message_effect_id is not modelled by the sandbox"),
        ({"text": "a", "color": "red"}, "wrong parameters of sendMessage: it must not contain {'color'} properties"),
    ],
)
async def test_refusals(sandbox: Sandbox, more: dict[str, Any], complaint: str) -> None:
    wang = await sandbox.person()
    params = {name: value for name, value in ({"chat_id": wang} | more).items() if value is not None}
    assert await sandbox.complaint("sendMessage", **params) == f"Bad Request: {complaint}"


async def test_lengths_are_counted_after_parsing_in_utf16_units(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    await sandbox.result("sendMessage", chat_id=wang, text="🚨" * 2048)
    await sandbox.result("sendMessage", chat_id=wang, text=f"<b>{'a' * 4096}</b>", parse_mode="HTML")


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "a"} | button]]}


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        (inline(callback_data="水" * 22), "BUTTON_DATA_INVALID"),
        (inline(callback_data=""), "BUTTON_DATA_INVALID"),
        (inline(), "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (inline(text=" ", callback_data="a"), "inline keyboard button text must be non-empty"),
        (inline(url="not a link"), "inline keyboard button URL 'not a link' is invalid: Wrong HTTP URL"),
        (inline(web_app={"url": "https://a.b"}), "button with web_app is not modelled by the sandbox"),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "a"}]] * 101}, "REPLY_MARKUP_TOO_LONG"),
        ({"keyboard": [[{"text": ""}]]}, "keyboard button text must be non-empty"),
    ],
)
async def test_keyboards_that_telegram_refuses(sandbox: Sandbox, markup: dict[str, Any], complaint: str) -> None:
    wang = await sandbox.person()
    said = await sandbox.complaint("sendMessage", chat_id=wang, text="a", reply_markup=markup)
    assert said == f"Bad Request: {complaint}"


async def test_sixty_four_bytes_of_data_pass(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    await sandbox.result("sendMessage", chat_id=wang, text="a", reply_markup=inline(callback_data="水" * 21 + "a"))


async def test_contact_buttons_are_for_private_chats(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    group = await sandbox.group(wang)
    for wish, complaint in (("request_contact", "phone number"), ("request_location", "location")):
        markup = {"keyboard": [[{"text": "a", wish: True}]]}
        await sandbox.result("sendMessage", chat_id=wang, text="a", reply_markup=markup)
        said = await sandbox.complaint("sendMessage", chat_id=group, text="a", reply_markup=markup)
        assert said == f"Bad Request: {complaint} can be requested in private chats only"


async def test_a_reply_quotes_what_it_answers_once(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    first = await sandbox.result("sendMessage", chat_id=wang, text="1")
    second = await sandbox.result(
        "sendMessage", chat_id=wang, text="2", reply_parameters={"message_id": first["message_id"]}
    )
    third = await sandbox.result(
        "sendMessage", chat_id=wang, text="3", reply_parameters={"message_id": second["message_id"]}
    )
    assert third["reply_to_message"]["text"] == "2"
    assert "reply_to_message" not in third["reply_to_message"]
    lenient = {"message_id": 99, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await sandbox.result(
        "sendMessage", chat_id=wang, text="4", reply_parameters=lenient
    )


async def test_a_form_says_the_same_as_json(sandbox: Sandbox) -> None:
    wang = await sandbox.person()
    form = {
        "chat_id": str(wang),
        "text": "a",
        "reply_markup": '{"inline_keyboard": [[{"text": "b", "callback_data": "c"}]]}',
    }
    async with sandbox.http.post(f"{sandbox.base}/bot{TOKEN}/SENDMESSAGE", data=form) as response:
        assert (await response.json())["result"]["reply_markup"] == inline(text="b", callback_data="c")
    async with sandbox.http.get(f"{sandbox.base}/bot{TOKEN}/sendMessage?chat_id={wang}&text=b") as response:
        assert (await response.json())["result"]["text"] == "b"


async def test_what_is_not_modelled_is_said_so(sandbox: Sandbox) -> None:
    assert (
        await sandbox.complaint("sendDice", chat_id=1) == "Bad Request: method sendDice is not modelled by the sandbox"
    )
    assert await sandbox.complaint("sendHappiness") == "Bad Request: method sendHappiness is unknown"


async def test_tokens(sandbox: Sandbox) -> None:
    for token, code in (("42:other", 401), ("43:secret", 401), ("nonsense", 404)):
        async with sandbox.http.get(f"{sandbox.base}/bot{token}/getMe") as response:
            assert (response.status, (await response.json())["error_code"]) == (code, code)
