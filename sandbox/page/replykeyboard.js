// The keyboard that stands in place of letters.
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { post } from "./api.js";
import { attempt } from "./overlay.js";
import { redraw } from "./redraw.js";
import { isPrivate, world } from "./state.js";
import { t } from "./words.js";
import { HOME } from "./attach.js";

export const standing = (pane) => world.keyboards.get(pane.chat)?.keyboard ?? null;

function tap(pane, button) {
  const where = button.request_location ? HOME : {};
  const send = () => attempt(pane, () => post("tap", { from: pane.actor, chat: pane.chat, text: button.text, ...where }));
  pane.atBottom = true;
  if (!button.request_contact) return send();
  pane.dialog = { text: t("shareNumber"), choices: [[t("share"), send]], cancel: true };
  return redraw();
}

const one = (pane, button) => html`
  <button type="button" class="key" @click=${() => tap(pane, button)}>
    ${button.request_contact ? html`<span aria-hidden="true">📱 </span>` : nothing}
    ${button.request_location ? html`<span aria-hidden="true">📍 </span>` : nothing}
    <bdi>${button.text ?? button}</bdi>
  </button>`;

export function replyKeyboard(pane) {
  const rows = standing(pane);
  if (!rows || !pane.keyboardOpen || !(isPrivate(pane.chat) || pane.actor)) return nothing;
  return html`
    <div class="reply-keys" role="group" aria-label=${t("keyboard")}>
      ${rows.map((row) => html`<div class="row">${row.map((button) => one(pane, button))}</div>`)}
    </div>`;
}
