// The bar above the panes: the clock, the bot's state, the language, the drawer.
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { live } from "./vendor/lit-html/directives/live.js";
import { post } from "./api.js";
import { bot } from "./busy.js";
import { drawer, toggleDrawer } from "./drawer.js";
import { icon } from "./icons.js";
import { redraw } from "./redraw.js";
import { line } from "./stream.js";
import { dateOf, isRunning, nextHour, now, secondsOf } from "./time.js";
import { LANGUAGES, language, setLanguage, t } from "./words.js";

let moving = false;

async function move(wish) {
  moving = true;
  redraw();
  try {
    await post("clock", { ...wish, halting: true });
  } finally {
    moving = false;
    redraw();
  }
}

const four = () => new Date(nextHour(now(), 16)).toISOString();

const clock = () => html`
  <div class="clock" role="group" aria-label=${t("clock")}>
    <div class="face-of-clock">
      <time class="now" datetime=${new Date(now()).toISOString()}>${secondsOf(now())}</time>
      <span class="date">${dateOf(now())}${isRunning() ? nothing : html` · ${t("stopped")}`}</span>
    </div>
    <div class="moves">
      <button type="button" ?disabled=${moving} @click=${() => move({ add_seconds: 300 })}>${t("plus5")}</button>
      <button type="button" ?disabled=${moving} @click=${() => move({ add_seconds: 3600 })}>${t("plus60")}</button>
      <button type="button" ?disabled=${moving} @click=${() => move({ to: four() })}>${t("to16")}</button>
      <button type="button" aria-label=${isRunning() ? t("stop") : t("run")} title=${isRunning() ? t("stop") : t("run")}
        @click=${() => post("clock", { running: !isRunning() })}>${icon(isRunning() ? "pause" : "play")}</button>
    </div>
  </div>`;

function state() {
  const name = line.up ? bot.state : "lost";
  const open = bot.open ? JSON.stringify(bot.open, null, 1) : "";
  return html`<span class="state ${name}" role="status" title=${open}><i aria-hidden="true"></i>${t(name)}</span>`;
}

function choose(event) {
  setLanguage(event.target.value);
  redraw();
}

const languages = () => html`
  <select class="language" aria-label=${t("language")} @change=${choose}>
    ${LANGUAGES.map(([name, label]) => html`<option value=${name} lang=${name.replace("_", "-")} .selected=${live(name === language())}>${label}</option>`)}
  </select>`;

export const bar = () => html`
  <h1><img src="/page/icon.svg" alt="" width="26" height="26"> <span>回音 <small>Huiyin</small></span></h1>
  ${clock()} ${state()}
  <div class="tools">
    ${languages()}
    <button type="button" id="drawer-button" aria-expanded=${drawer.open} aria-controls="drawer" @click=${toggleDrawer}>${t("faults")}</button>
  </div>`;
