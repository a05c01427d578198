// Where a person writes.
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { live } from "./vendor/lit-html/directives/live.js";
import { patch } from "./api.js";
import { picker } from "./attach.js";
import { matching, suggestions } from "./commands.js";
import { editLast, leaveOff, send } from "./compose.js";
import { gist } from "./content.js";
import { icon } from "./icons.js";
import { senderName } from "./names.js";
import { attempt } from "./overlay.js";
import { redraw } from "./redraw.js";
import { replyKeyboard, standing } from "./replykeyboard.js";
import { isPrivate, membersOf, world } from "./state.js";
import { t } from "./words.js";

function typed(pane, event) {
  pane.draft = event.target.value;
  redraw();
}

function pressed(pane, event) {
  if (event.isComposing) return; // Enter ends a syllable there, not the message
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send(pane);
  } else if (event.key === "Escape") {
    leaveOff(pane);
  } else if (event.key === "ArrowUp" && !pane.draft) {
    event.preventDefault();
    editLast(pane);
  } else if (event.key === "Tab" && !event.shiftKey && matching(pane).length && pane.draft.length > 1) {
    event.preventDefault();
    pane.draft = `/${matching(pane)[0].command}`;
    redraw();
  }
}

function context(pane) {
  const message = pane.editing ?? pane.replyTo;
  if (!message) return nothing;
  const title = pane.editing ? t("editing") : t("replyingTo", { who: senderName(message) });
  return html`
    <div class="context">
      <span><strong><bdi>${title}</bdi></strong><span dir="auto">${gist(message)}</span></span>
      <button type="button" aria-label=${t("cancel")} @click=${() => leaveOff(pane)}>${icon("close")}</button>
    </div>`;
}

function toggle(pane, field, value) {
  pane[field] = value;
  redraw();
}

const keyboardSwitch = (pane) =>
  standing(pane)
    ? html`<button type="button" class="round" aria-label=${t("keyboard")} aria-pressed=${pane.keyboardOpen}
        @click=${() => toggle(pane, "keyboardOpen", !pane.keyboardOpen)}>${icon("keyboard")}</button>`
    : nothing;

const line = (pane) => html`
  <form class="line" @submit=${(event) => (event.preventDefault(), send(pane))}>
    <button type="button" class="round" aria-label=${t("attach")} aria-expanded=${pane.picking !== null}
      @click=${() => toggle(pane, "picking", pane.picking ? null : [])}>${icon("plus")}</button>
    <textarea id=${`text-${pane.slot}`} rows="1" dir="auto" aria-label=${t("write")} autocomplete="off"
      placeholder=${world.keyboards.get(pane.chat)?.input_field_placeholder ?? t("write")} .value=${live(pane.draft)}
      @input=${(event) => typed(pane, event)} @keydown=${(event) => pressed(pane, event)}></textarea>
    ${keyboardSwitch(pane)}
    <button type="submit" class="round send" aria-label=${t("send")}
      ?disabled=${!pane.draft.trim() && !pane.picking?.length}>${icon("send")}</button>
  </form>`;

const barred = (words, label, act) => html`
  <div class="barred"><span>${words}</span>
    ${label ? html`<button type="button" class="primary" @click=${act}>${label}</button>` : nothing}</div>`;

export function composer(pane) {
  if (pane.chat === null) return nothing;
  const person = world.people.get(pane.actor);
  if (!person) return barred(t("nobodyActs"));
  if (person.deactivated) return barred(t("deactivated"));
  if (isPrivate(pane.chat) && person.blocked) {
    const unblock = () => attempt(pane, () => patch(`people/${person.id}`, { blocked: false }));
    return barred(t("blocked"), t("unblock"), unblock);
  }
  if (!isPrivate(pane.chat) && !membersOf(pane.chat).includes(person)) return barred(t("notMember"));
  return html`<div class="composer">${suggestions(pane)} ${picker(pane)} ${context(pane)} ${line(pane)} ${replyKeyboard(pane)}</div>`;
}
