// What people and chats are called on the screen.
import { isPrivate, world } from "./state.js";
import { t } from "./words.js";

const HUES = 8;

export const fullName = (user) => [user?.first_name, user?.last_name].filter(Boolean).join(" ") || t("somebody");
export const personName = (id) => fullName(world.people.get(id));
export const chatName = (id) => (isPrivate(id) ? personName(id) : (world.chats.get(id)?.title ?? String(id)));
export const initial = (name) => [...name.trim()][0]?.toUpperCase() ?? "?";
export const hue = (id) => `hue-${Math.abs(id) % HUES}`;

/** Who a message is from: the group itself for an anonymous administrator. */
export const senderName = (message) => message.sender_chat?.title ?? fullName(message.from);
export const senderId = (message) => message.sender_chat?.id ?? message.from?.id ?? 0;
