// The messages of a pane, by day.
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { repeat } from "./vendor/lit-html/directives/repeat.js";
import { bubble } from "./bubble.js";
import { sayText } from "./compose.js";
import { icon } from "./icons.js";
import { senderId } from "./names.js";
import { serviceLine } from "./service.js";
import { scrolled, toBottom } from "./scroll.js";
import { isPrivate, world } from "./state.js";
import { dayOf, sameDay } from "./time.js";
import { t } from "./words.js";

const CLOSE = 300; // seconds within which one sender's messages stand together
const SHOWN = 300; // messages drawn at most

function messagesOf(pane) {
  const all = [...(world.messages.get(pane.chat)?.values() ?? [])].sort((a, b) => a.message_id - b.message_id);
  const shown = pane.thread === null ? all : all.filter((message) => message.message_thread_id === pane.thread);
  return shown.slice(-SHOWN);
}

/** Messages in a row that belong to one album stand together. */
function albums(messages) {
  const units = [];
  for (const message of messages) {
    const album = message.media_group_id;
    const last = units.at(-1);
    if (album && last?.[0].media_group_id === album) last.push(message);
    else units.push([message]);
  }
  return units;
}

const begins = (message, before) => !before || !sameDay(message.date * 1000, before.date * 1000);
const follows = (message, before) =>
  before && serviceLine(before) === null && senderId(before) === senderId(message) && message.date - before.date < CLOSE;

function unit(pane, parts, before) {
  const [message] = parts;
  const line = serviceLine(message);
  const fresh = begins(message, before);
  return html`
    ${fresh ? html`<p class="day"><span>${dayOf(message.date * 1000)}</span></p>` : nothing}
    ${line === null
      ? bubble(pane, parts, !fresh && follows(message, before))
      : html`<p class="service"><span dir="auto">${line}</span></p>`}`;
}

/** Three things that a resident may write, for whoever does not know what to try. */
const tries = (pane) => html`
  <p>${t("tryOne")}</p>
  ${["tryRepair", "tryQuestion", "tryDanger"].map((key) => html`
    <button type="button" class="try" @click=${() => sayText(pane, t(key))}>${t(key)}</button>`)}`;

const nothingYet = (pane) => html`
  <div class="empty">
    <p>${pane.chat === null ? t("nobody") : t("silence")}</p>
    ${pane.chat !== null && isPrivate(pane.chat)
      ? html`<button type="button" class="primary" @click=${() => sayText(pane, "/start")}>${t("start")}</button>
          ${pane.slot === "resident" ? tries(pane) : nothing}`
      : nothing}
  </div>`;

/** Chinese characters have their shapes by language: here that of the reader, not of the page. */
const tongue = (pane) => world.people.get(pane.actor)?.language_code ?? nothing;

export function chat(pane) {
  const units = albums(messagesOf(pane));
  const key = (parts) => `${pane.chat} ${parts[0].message_id}`;
  return html`
    <div class="log" id=${`log-${pane.slot}`} role="log" aria-live="polite" aria-relevant="additions" tabindex="0"
      lang=${tongue(pane)} aria-label=${t("messages")} @scroll=${(event) => scrolled(pane, event.currentTarget)}>
      <div class="sheet">
        ${units.length ? repeat(units, key, (parts, at) => unit(pane, parts, units[at - 1]?.at(-1))) : nothingYet(pane)}
      </div>
    </div>
    ${pane.atBottom && !pane.unread ? nothing : html`
      <button type="button" class="down" aria-label=${t("newest")} @click=${() => toBottom(pane)}>
        ${icon("down")}${pane.unread ? html`<span class="count">${pane.unread}</span>` : nothing}
      </button>`}`;
}
