// The drawer: misfortunes on order, people who block the bot, the clock to the minute.
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { live } from "./vendor/lit-html/directives/live.js";
import { get, patch, post, remove } from "./api.js";
import { icon } from "./icons.js";
import { fullName } from "./names.js";
import { redraw } from "./redraw.js";
import { world } from "./state.js";
import { fromLocal, now, toLocal } from "./time.js";
import { t } from "./words.js";

const LOOKS = 2000; // milliseconds between looks at what is left

export const drawer = { open: false, faults: [], method: "", times: "1", held: false, person: null, refusal: "" };
let looking = 0;

const KINDS = [
  ["f429", { kind: "error", code: 429, retry_after: 5 }],
  ["f500", { kind: "error", code: 500 }],
  ["f502", { kind: "error", code: 502 }],
  ["f403", { kind: "error", code: 403 }],
  ["fBefore", { kind: "drop_before" }],
  ["fAfter", { kind: "drop_after" }],
  ["fSlow", { kind: "delay", seconds: 5 }],
];
const METHODS = ["sendMessage", "editMessageText", "sendPhoto", "sendMediaGroup", "answerCallbackQuery", "getUpdates"];

export function toggleDrawer() {
  drawer.open = !drawer.open;
  clearInterval(looking);
  if (drawer.open) {
    look();
    looking = setInterval(look, LOOKS);
  }
  redraw();
}

async function look() {
  const answer = await get("faults").catch(() => null); // the bar says when the sandbox is away
  if (answer) drawer.faults = answer.faults ?? answer;
  redraw();
}

async function ask(act) {
  drawer.refusal = "";
  try {
    await act();
  } catch (error) {
    drawer.refusal = error.message;
  }
  await look();
}

function order(fault) {
  const method = drawer.method ? { method: drawer.method } : {};
  ask(() => post("faults", { ...fault, ...method, times: drawer.times ? Number(drawer.times) : null }));
}

function set(field, value) {
  drawer[field] = value;
  redraw();
}

const chosen = (field, label, options) => html`
  <label>${label} <select @change=${(event) => set(field, event.target.value)}>
    ${options.map(([value, text]) => html`<option value=${value} .selected=${live(value === drawer[field])}>${text}</option>`)}</select></label>`;

const orders = () => html`
  <h3>${t("order")}</h3>
  <div class="fields">
    ${chosen("method", t("call"), [["", t("any")], ...METHODS.map((name) => [name, name])])}
    ${chosen("times", t("times"), [["1", "1"], ["3", "3"], ["10", "10"], ["", t("untilCleared")]])}
  </div>
  <div class="chips">${KINDS.map(([key, fault]) => html`<button type="button" @click=${() => order(fault)}>${t(key)}</button>`)}</div>`;

const fault = ({ kind, code, method, times }) => html`
  <li>${kind}${code && kind === "error" ? ` ${code}` : nothing} · ${method ?? t("any")} · ${times === null ? "∞" : `×${times}`}</li>`;

const standing = () => html`
  <h3>${t("ordered")}</h3>
  ${drawer.faults.length
    ? html`<ul>${drawer.faults.map(fault)}</ul>
        <button type="button" @click=${() => ask(() => remove("faults"))}>${t("clear")}</button>`
    : html`<p class="quiet">${t("none")}</p>`}`;

async function hold() {
  await ask(() => post("updates/hold", { on: !drawer.held }));
  set("held", !drawer.held);
}

async function limit(event) {
  const on = event.target.checked;
  await ask(() => post("limits", { on }));
  world.limits = on;
  redraw();
}

const delivery = () => html`
  <h3>${t("delivery")}</h3>
  <div class="chips">
    <button type="button" @click=${() => ask(() => post("updates/duplicate", { last: 1 }))}>${t("twice")}</button>
    <button type="button" @click=${() => ask(() => post("updates/shuffle"))}>${t("shuffle")}</button>
    <button type="button" aria-pressed=${drawer.held} @click=${hold}>${drawer.held ? t("release") : t("hold")}</button>
  </div>
  <label class="check"><input type="checkbox" .checked=${live(world.limits)} @change=${limit}> ${t("limits")}</label>`;

const blocking = () => html`
  <h3>${t("people")}</h3>
  <ul class="people">${[...world.people.values()].map((person) => html`
    <li><label class="check"><input type="checkbox" .checked=${live(person.blocked)}
      @change=${(event) => ask(() => patch(`people/${person.id}`, { blocked: event.target.checked }))}>
      ${t("blocks", { who: fullName(person) })}</label></li>`)}</ul>`;

function setTo(event) {
  event.preventDefault();
  const to = fromLocal(new FormData(event.target).get("to"));
  ask(() => post("clock", { to: new Date(to).toISOString() }));
}

const exactly = () => html`
  <h3>${t("clock")}</h3>
  <form class="fields" @submit=${setTo}>
    <input type="datetime-local" name="to" required aria-label=${t("clock")} value=${toLocal(now())}>
    <button type="submit">${t("set")}</button>
  </form>`;

export const drawerParts = () =>
  drawer.open
    ? html`
        <header><h2>${t("faults")}</h2>
          <button type="button" class="round" aria-label=${t("close")} @click=${toggleDrawer}>${icon("close")}</button></header>
        ${drawer.refusal ? html`<p class="refusal" role="alert">${drawer.refusal}</p>` : nothing}
        ${orders()} ${standing()} ${delivery()} ${blocking()} ${exactly()}`
    : nothing;
