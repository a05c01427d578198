// What happened to the chat itself, in one line.
import { fullName, senderName } from "./names.js";
import { gist } from "./content.js";
import { t } from "./words.js";

const names = (users) => users.map(fullName).join("、");

const LINES = {
  new_chat_members: (users, message) =>
    users.length === 1 && users[0].id === message.from?.id
      ? t("joined", { who: fullName(users[0]) })
      : t("added", { who: names(users), by: senderName(message) }),
  left_chat_member: (user) => t("left", { who: fullName(user) }),
  new_chat_title: (title) => t("renamed", { title }),
  group_chat_created: () => t("groupCreated"),
  supergroup_chat_created: () => t("groupCreated"),
  migrate_to_chat_id: () => t("migrated"),
  migrate_from_chat_id: () => t("migrated"),
  pinned_message: (pinned, message) => t("pinned", { who: senderName(message), text: gist(pinned).slice(0, 40) }),
  forum_topic_created: (topic) => t("topicOpened", { name: topic.name }),
  forum_topic_edited: (topic) => t("topicOpened", { name: topic.name ?? "" }),
  forum_topic_closed: () => t("topicClosed"),
  forum_topic_reopened: () => t("topicReopened"),
};

/** The line for a service message, or null when the message was written by somebody. */
export function serviceLine(message) {
  const kind = Object.keys(LINES).find((key) => key in message);
  return kind ? LINES[kind](message[kind], message) : null;
}
