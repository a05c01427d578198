// One pane: head, chat, composer, and what lies above them.
import { html } from "./vendor/lit-html/lit-html.js";
import { chat } from "./chat.js";
import { composer } from "./composer.js";
import { head } from "./head.js";
import { chatName } from "./names.js";
import { dialog, toasts } from "./overlay.js";
import { view } from "./panes.js";
import { t } from "./words.js";

export const pane = (each) => html`
  <section class="pane ${each.slot === view.current ? "current" : ""}" id=${`pane-${each.slot}`}
    aria-label=${each.chat === null ? t(each.slot) : `${t(each.slot)}: ${chatName(each.chat)}`}>
    <div class="body" ?inert=${each.dialog !== null}>
      ${head(each)}
      <div class="talk">${chat(each)}</div>
      ${composer(each)}
    </div>
    ${toasts(each)} ${dialog(each)}
  </section>`;
