"""The methods and parameters that the sandbox models."""

from sandbox.botapi import chats, copy, delete, deliver, edit, mark, media, own, poll, webhook
from sandbox.botapi.answer_query import answer_callback_query
from sandbox.botapi.call import Method

METHODS: dict[str, Method] = {
    "getMe": own.get_me,
    "getUpdates": poll.get_updates,
    "setWebhook": webhook.set_webhook,
    "deleteWebhook": webhook.delete_webhook,
    "getWebhookInfo": webhook.get_webhook_info,
    "sendMessage": deliver.send_message,
    "sendLocation": deliver.send_location,
    "sendPhoto": media.send_media,
    "sendVideo": media.send_media,
    "sendVoice": media.send_media,
    "sendDocument": media.send_media,
    "sendMediaGroup": media.send_media_group,
    "getFile": media.get_file,
    "copyMessage": copy.copy_message,
    "forwardMessage": copy.forward_message,
    "editMessageText": edit.edit_message_text,
    "editMessageCaption": edit.edit_message_caption,
    "editMessageReplyMarkup": edit.edit_message_reply_markup,
    "deleteMessage": delete.delete_message,
    "deleteMessages": delete.delete_messages,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": chats.send_chat_action,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "getChatMemberCount": chats.get_chat_member_count,
    "leaveChat": chats.leave_chat,
    "setMyCommands": own.set_my_commands,
    "getMyCommands": own.get_my_commands,
    "deleteMyCommands": own.delete_my_commands,
    "setMyName": own.set_my_text,
    "getMyName": own.get_my_text,
    "setMyDescription": own.set_my_text,
    "getMyDescription": own.get_my_text,
    "setMyShortDescription": own.set_my_text,
    "getMyShortDescription": own.get_my_text,
    "setMessageReaction": mark.set_message_reaction,
    "pinChatMessage": mark.pin_chat_message,
    "unpinChatMessage": mark.unpin_chat_message,
}
UNMODELLED = {
    *("business_connection_id", "direct_messages_topic_id", "inline_message_id", "suggested_post_parameters"),
    *("ephemeral_message_parameters", "allow_paid_broadcast", "message_effect_id", "rich_message"),
    *("certificate", "ip_address", "thumbnail", "cover", "live_period"),
}
