// The buttons under a message.
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { answerTo } from "./answers.js";
import { post } from "./api.js";
import { openLink } from "./links.js";
import { attempt, say } from "./overlay.js";
import { redraw } from "./redraw.js";
import { t } from "./words.js";

const turning = new Set();

async function press(pane, message, button, key) {
  const { chat, actor } = pane;
  turning.add(key);
  redraw();
  const body = { from: actor, chat, message_id: message.message_id, data: button.callback_data };
  const pressed = await attempt(pane, () => post("press", body));
  const answer = pressed && (pressed.answer ?? (await answerTo(pressed.query_id)));
  turning.delete(key);
  redraw();
  if (answer?.url) openLink(pane, answer.url);
}

async function copy(pane, text) {
  await navigator.clipboard.writeText(text);
  say(pane, t("copied"));
}

function act(pane, message, button, key) {
  if (button.url) return openLink(pane, button.url);
  if (button.callback_data) return press(pane, message, button, key);
  if (button.copy_text) return attempt(pane, () => copy(pane, button.copy_text.text));
  return say(pane, t("notPlayed"));
}

function one(pane, message, button, key) {
  const busy = turning.has(key);
  const style = button.style ?? ""; // primary, success, danger
  return html`
    <button type="button" class="key ${style} ${button.url ? "leads" : ""}" aria-busy=${busy} ?disabled=${busy}
      @click=${() => act(pane, message, button, key)}><bdi>${button.text}</bdi></button>`;
}

export function inlineKeyboard(pane, message) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return nothing;
  const key = (row, column) => `${pane.actor} ${pane.chat} ${message.message_id} ${row} ${column}`;
  return html`
    <div class="keys">
      ${rows.map((row, r) => html`<div class="row">${row.map((button, c) => one(pane, message, button, key(r, c)))}</div>`)}
    </div>`;
}
