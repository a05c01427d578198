// What a message holds besides text: pictures, sound, places, people.
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { t } from "./words.js";

const seconds = (length) => `${Math.floor(length / 60)}:${String(length % 60).padStart(2, "0")}`;

const picture = (message) => html`
  <a class="picture" href=${message.file_url} target="_blank" rel="noopener">
    <img src=${message.file_url} alt=${message.caption || t("photo")}>
  </a>`;

const sound = (message, media) => html`
  <figure class="sound">
    <audio controls preload="none" src=${message.file_url}></audio>
    <figcaption>${media.title ?? t("voice")} · ${seconds(media.duration ?? 0)}</figcaption>
  </figure>`;

const film = (message) => html`<video class="film" controls preload="metadata" src=${message.file_url}></video>`;

const animation = (message) => html`<video class="film" autoplay loop muted playsinline src=${message.file_url}></video>`;

function file(message, { file_name: name, file_size: size }) {
  return html`
    <a class="file" href=${message.file_url} download=${name ?? ""}>
      <span class="sign" aria-hidden="true">📄</span>
      <span><bdi>${name ?? t("document")}</bdi><small>${Math.max(1, Math.round((size ?? 0) / 1024))} KB</small></span>
    </a>`;
}

const place = ({ latitude, longitude }) => html`
  <div class="place" role="img" aria-label=${t("location")}>
    <span class="pin" aria-hidden="true">📍</span>
    <small>${latitude.toFixed(5)}, ${longitude.toFixed(5)}</small>
  </div>`;

const card = ({ first_name: first, last_name: last, phone_number: number }) => html`
  <div class="contact"><span aria-hidden="true">👤</span>
    <span><bdi>${[first, last].filter(Boolean).join(" ")}</bdi><small>${number}</small></span></div>`;

const poll = ({ question, options }) => html`
  <div class="poll"><strong>${question}</strong><ul>${options.map((option) => html`<li>${option.text}</li>`)}</ul></div>`;

const SHAPES = {
  photo: picture,
  voice: sound,
  audio: sound,
  video: film,
  video_note: (message) => html`<div class="round">${film(message)}</div>`,
  animation,
  document: file,
  location: (_, where) => place(where),
  contact: (_, who) => card(who),
  sticker: (_, sticker) => html`<span class="sticker">${sticker.emoji ?? "🙂"}</span>`,
  dice: (_, dice) => html`<span class="sticker">${dice.emoji}</span> ${dice.value}`,
  poll: (_, asked) => poll(asked),
};

export const mediaKind = (message) => Object.keys(SHAPES).find((kind) => kind in message);

export function media(message) {
  const kind = mediaKind(message);
  return kind ? SHAPES[kind](message, message[kind]) : nothing;
}

/** A line that stands for a message where there is no room for it. */
export function gist(message) {
  const kind = mediaKind(message);
  return message.text ?? message.caption ?? (kind ? t(kind) : t("message"));
}
