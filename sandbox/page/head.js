// The head of a pane: who is on show, and as whom one acts.
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { live } from "./vendor/lit-html/directives/live.js";
import { icon } from "./icons.js";
import { chatName, fullName, hue, initial } from "./names.js";
import { elsewhere, show } from "./panes.js";
import { groups, isPrivate, isTyping, membersOf, world } from "./state.js";
import { redraw } from "./redraw.js";
import { t } from "./words.js";

const unread = (chat) => (elsewhere.get(chat) ? ` ● ${elsewhere.get(chat)}` : "");
const option = (pane, chat) => html`
  <option value=${chat} .selected=${live(chat === pane.chat)}>${chatName(chat)}${unread(chat)}</option>`;

const whom = (pane) => html`
  <select class="whom" aria-label=${t("onShow")}
    @change=${(event) => show(pane, Number(event.target.value))}>
    ${pane.chat === null ? html`<option value="">—</option>` : nothing}
    <optgroup label=${t("people")}>${[...world.people.keys()].map((person) => option(pane, person))}</optgroup>
    <optgroup label=${t("groups")}>${groups().map((chat) => option(pane, chat.id))}</optgroup>
  </select>`;

function act(pane, person) {
  Object.assign(pane, { actor: person, editing: null, replyTo: null });
  show(pane, pane.chat, person);
}

const actor = (pane) => html`
  <label class="as"><span>${t("actingAs")}</span>
    <select aria-label=${t("actingAs")} @change=${(event) => act(pane, Number(event.target.value))}>
      ${membersOf(pane.chat).map((person) => html`
        <option value=${person.id} .selected=${live(person.id === pane.actor)}>${fullName(person)}</option>`)}
    </select></label>`;

function topic(pane) {
  const topics = world.chats.get(pane.chat)?.topics ?? [];
  if (!topics.length) return nothing;
  const choose = (event) => {
    pane.thread = event.target.value ? Number(event.target.value) : null;
    redraw();
  };
  return html`
    <select class="topic" aria-label=${t("topic")} @change=${choose}>
      <option value="" .selected=${live(pane.thread === null)}>${t("allTopics")}</option>
      ${topics.map((each) => html`<option value=${each.message_thread_id} .selected=${live(each.message_thread_id === pane.thread)}># ${each.name}</option>`)}
    </select>`;
}

const below = (pane) =>
  isPrivate(pane.chat)
    ? html`<span class="sub">${t("withBot", { bot: world.bot?.first_name ?? "" })}</span>`
    : html`${actor(pane)} ${topic(pane)}`;

function goBack(pane) {
  const { chat, actor: person } = pane.back;
  show(pane, chat, person);
}

export function head(pane) {
  const name = pane.chat === null ? "" : chatName(pane.chat);
  return html`
    <header class="head">
      ${pane.back
        ? html`<button type="button" class="round" aria-label=${t("backTo", { where: chatName(pane.back.chat) })}
            title=${t("backTo", { where: chatName(pane.back.chat) })} @click=${() => goBack(pane)}>${icon("back")}</button>`
        : nothing}
      <span class="face ${hue(pane.chat ?? 0)} ${isPrivate(pane.chat) ? "" : "many"}" aria-hidden="true">${initial(name)}</span>
      <div class="title">
        ${whom(pane)}
        <div class="under">${pane.chat === null ? nothing : isTyping(pane.chat) ? html`<span class="sub typing">${t("typing")}</span>` : below(pane)}</div>
      </div>
      <span class="slot">${t(pane.slot)}</span>
    </header>`;
}
