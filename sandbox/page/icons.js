// Signs on buttons, drawn: characters would turn into coloured pictures on some machines.
import { html } from "./vendor/lit-html/lit-html.js";

const PATHS = {
  send: "M4 12 20 4l-5 16-4-7z M11 13l9-9",
  plus: "M12 5v14 M5 12h14",
  keyboard: "M3 7h18v10H3z M7 10.500h.01 M10.500 10.500h.01 M14 10.500h.01 M17 10.500h.01 M8 14h8",
  reply: "M10 6l-6 5 6 5v-3.500c5 0 8 1.500 10 5-.5-6-4-9-10-9z",
  edit: "M4 20l1-4L16 5l3 3L8 19z M14 7l3 3",
  close: "M6 6l12 12 M18 6 6 18",
  back: "M19 12H5 M11 6l-6 6 6 6",
  down: "M12 5v14 M6 13l6 6 6-6",
  pause: "M9 6v12 M15 6v12",
  play: "M8 5.500v13l11-6.500z",
};

export const icon = (name) => html`
  <svg class="icon" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false"><path d=${PATHS[name]}></path></svg>`;
