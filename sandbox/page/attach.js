// What can be sent besides words: sample pictures and sounds, own files, the place, the own number.
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { sayThis } from "./compose.js";
import { redraw } from "./redraw.js";
import { world } from "./state.js";
import { t } from "./words.js";

export const HOME = { latitude: 30.2741, longitude: 120.1551 };
const MOST = 10; // pictures in an album
const SIGNS = { voice: "🎙", video: "🎞", video_note: "🎞", animation: "🎞", document: "📄", audio: "🎵", sticker: "🙂" };

function pick(pane, name, item) {
  const rest = pane.picking.filter((other) => other.name !== name);
  pane.picking = rest.length < pane.picking.length ? rest : [...rest, item].slice(0, MOST);
  redraw();
}

function picture(pane, name, url, item) {
  const at = pane.picking.findIndex((other) => other.name === name);
  return html`
    <button type="button" class="sample" aria-pressed=${at >= 0} aria-label=${name} title=${name}
      @click=${() => pick(pane, name, item)}>
      <img src=${url} alt="">${at < 0 ? nothing : html`<span class="nth">${at + 1}</span>`}
    </button>`;
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

async function own(pane, files) {
  for (const file of files) {
    const content = { base64: await base64(file), file_name: file.name, mime_type: file.type || "application/octet-stream" };
    if (!file.type.startsWith("image/")) await sayThis(pane, { document: content });
    else pick(pane, file.name, { name: file.name, content, url: URL.createObjectURL(file) });
  }
}

const action = (label, sign, act) => html`
  <button type="button" class="chip" @click=${act}><span aria-hidden="true">${sign}</span> ${label}</button>`;

export function picker(pane) {
  if (!pane.picking) return nothing;
  const photos = world.samples.filter((sample) => sample.kind === "photo");
  const others = world.samples.filter((sample) => sample.kind in SIGNS);
  const uploaded = pane.picking.filter((item) => item.url);
  return html`
    <div class="picker" role="group" aria-label=${t("attach")}>
      <div class="samples">
        ${photos.map(({ name, url }) => picture(pane, name, url, { name, content: name }))}
        ${uploaded.map((item) => picture(pane, item.name, item.url, item))}
      </div>
      <div class="chips">
        ${others.map(({ name, kind }) => action(name, SIGNS[kind], () => sayThis(pane, { [kind]: name })))}
        ${action(t("location"), "📍", () => sayThis(pane, { location: HOME }))}
        ${action(t("ownNumber"), "📱", () => sayThis(pane, { contact: "own" }))}
        <label class="chip"><span aria-hidden="true">🗂</span> ${t("ownFile")}
          <input type="file" multiple @change=${(event) => own(pane, event.target.files)}></label>
      </div>
    </div>`;
}
