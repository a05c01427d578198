// What a pane shows above its chat: toasts, alerts, questions.
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { panes } from "./panes.js";
import { redraw } from "./redraw.js";
import { t } from "./words.js";

const LASTS = 5000; // milliseconds

export function say(pane, text, kind = "answer") {
  const toast = { text, kind };
  pane.toasts = [...pane.toasts, toast].slice(-3);
  redraw();
  setTimeout(() => {
    pane.toasts = pane.toasts.filter((other) => other !== toast);
    redraw();
  }, LASTS);
}

/** Does what a person asked for; the sandbox's refusal is shown in the pane. Answers undefined then. */
export async function attempt(pane, act) {
  try {
    return await act();
  } catch (error) {
    say(pane, error.message, "refusal");
    return undefined;
  }
}

/** The bot's answer to a press, shown to the one who pressed. */
export function showAnswer({ chat, from, text, show_alert: alert }) {
  if (!text) return;
  for (const pane of panes.filter((each) => each.chat === chat && each.actor === from)) {
    if (alert) pane.dialog = { text, choices: [[t("ok"), () => {}]], cancel: false };
    else say(pane, text);
  }
  redraw();
}

export const toasts = (pane) => html`
  <div class="toasts" role="status" aria-live="polite">
    ${pane.toasts.map(({ text, kind }) => html`<p class="toast ${kind}" dir="auto">${text}</p>`)}
  </div>`;

export function dialog(pane) {
  if (!pane.dialog) return nothing;
  const { text, choices, cancel } = pane.dialog;
  const close = (act = () => {}) => {
    pane.dialog = null;
    redraw();
    act();
    document.getElementById(`text-${pane.slot}`)?.focus({ preventScroll: true });
  };
  return html`
    <div class="veil">
      <div class="dialog" role="alertdialog" aria-modal="true" aria-label=${text} tabindex="-1"
        @keydown=${(event) => event.key === "Escape" && close()}>
        <p dir="auto">${text}</p>
        <div class="choices">
          ${choices.map(([label, act]) => html`<button type="button" class="primary" @click=${() => close(act)}>${label}</button>`)}
          ${cancel ? html`<button type="button" @click=${() => close()}>${t("cancel")}</button>` : nothing}
        </div>
      </div>
    </div>`;
}

/** Moves the focus into a dialog that has just appeared. */
export function focusDialogs() {
  for (const box of document.querySelectorAll(".dialog:not([data-met])")) {
    box.dataset.met = "";
    box.querySelector("button")?.focus();
  }
}
