"""The methods that the sandbox models."""

from sandbox.botapi.answer_query import answer_callback_query
from sandbox.botapi.call import Call, Method
from sandbox.botapi.delete import delete_message, delete_messages
from sandbox.botapi.deliver import send_location, send_message
from sandbox.botapi.edit import edit_message_caption, edit_message_reply_markup, edit_message_text
from sandbox.botapi.poll import get_updates
from sandbox.shapes import Json


def get_me(call: Call) -> Json:
    return call.world.bot.me()


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "sendMessage": send_message,
    "sendLocation": send_location,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback_query,
}
UNMODELLED = {
    *("business_connection_id", "direct_messages_topic_id", "inline_message_id", "suggested_post_parameters"),
    *("ephemeral_message_parameters", "allow_paid_broadcast", "message_effect_id", "rich_message"),
}
