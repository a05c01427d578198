// One message, or the parts of one album.
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { inlineKeyboard } from "./buttons.js";
import { gist, media } from "./content.js";
import { beginEdit, beginReply, sayText } from "./compose.js";
import { rich } from "./entities.js";
import { icon } from "./icons.js";
import { openLink } from "./links.js";
import { fullName, hue, initial, senderId, senderName } from "./names.js";
import { reveal } from "./scroll.js";
import { isPrivate, world } from "./state.js";
import { timeOf } from "./time.js";
import { t } from "./words.js";

export const isOwn = (pane, message) => !message.outgoing && !message.sender_chat && message.from?.id === pane.actor;

const following = (pane) => ({
  link: (url) => openLink(pane, url),
  command: (text) => sayText(pane, text),
});

function words(pane, message) {
  const text = message.text ?? message.caption;
  if (!text) return nothing;
  return html`<div class="words" dir="auto">${rich(text, message.entities ?? message.caption_entities, following(pane))}</div>`;
}

function quoted(pane, message) {
  const other = message.reply_to_message;
  if (!other || other.forum_topic_created) return nothing;
  return html`
    <button type="button" class="quoted ${hue(senderId(other))}" aria-label=${t("showQuoted")}
      @click=${() => reveal(pane, other.message_id)}>
      <strong><bdi>${senderName(other)}</bdi></strong><span dir="auto">${gist(other)}</span>
    </button>`;
}

function origin(message) {
  const from = message.forward_origin;
  if (!from) return nothing;
  const name = from.sender_user_name ?? from.sender_chat?.title ?? from.chat?.title ?? fullName(from.sender_user);
  return html`<div class="origin">${t("forwarded", { who: name })}</div>`;
}

/** The topic, where several are on show. */
function topic(pane, message) {
  const topics = pane.thread === null ? (world.chats.get(pane.chat)?.topics ?? []) : [];
  const found = topics.find((each) => each.message_thread_id === message.message_thread_id);
  return found ? html`<span class="topic"><bdi># ${found.name}</bdi></span>` : nothing;
}

const marks = (pane, message) => html`
  <div class="marks">
    ${topic(pane, message)}
    ${message.reactions?.length ? html`<span class="reactions">${message.reactions.join(" ")}</span>` : nothing}
    ${message.seen_by_bot === false ? html`<span class="unseen" title=${t("unseenLong")}>${t("unseen")}</span>` : nothing}
    ${message.edit_date ? html`<span>${t("edited")}</span>` : nothing}
    <time datetime=${new Date(message.date * 1000).toISOString()}>${timeOf(message.date * 1000)}</time>
  </div>`;

const actions = (pane, message, own) => html`
  <div class="actions">
    <button type="button" title=${t("reply")} aria-label=${t("reply")} @click=${() => beginReply(pane, message)}>${icon("reply")}</button>
    ${own && (message.text || message.caption) && !message.forward_origin
      ? html`<button type="button" title=${t("edit")} aria-label=${t("edit")} @click=${() => beginEdit(pane, message)}>${icon("edit")}</button>`
      : nothing}
  </div>`;

const pieces = (parts) =>
  parts.length > 1 ? html`<div class="album n${Math.min(parts.length, 4)}">${parts.map(media)}</div>` : media(parts[0]);

const face = (message) => html`
  <span class="face ${hue(senderId(message))}" aria-hidden="true">${initial(senderName(message))}</span>`;

/** `parts` are the messages of an album, or one; `follows`: the same sender spoke just before. */
export function bubble(pane, parts, follows) {
  const message = parts.find((part) => part.caption) ?? parts[0];
  const own = isOwn(pane, message);
  const named = !own && !isPrivate(pane.chat);
  const id = senderId(message);
  return html`
    <article class="message ${own ? "own" : "other"} ${follows ? "follows" : ""}" id=${`m-${pane.slot}-${parts[0].message_id}`}
      aria-label=${`${senderName(message)} ${timeOf(message.date * 1000)}`}>
      ${named ? (follows ? html`<span class="face none"></span>` : face(message)) : nothing}
      <div class="stack">
        <div class="bubble ${message.text ? "" : "pictured"}">
          ${named && !follows ? html`<div class="sender ${hue(id)}"><bdi>${senderName(message)}</bdi></div>` : nothing}
          ${origin(message)} ${quoted(pane, message)} ${pieces(parts)} ${words(pane, message)} ${marks(pane, parts.at(-1))}
        </div>
        ${pane.actor ? actions(pane, message, own) : nothing} ${inlineKeyboard(pane, message)}
      </div>
    </article>`;
}
