// On a narrow screen one pane is on show, and these choose which.
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { panes, view } from "./panes.js";
import { redraw } from "./redraw.js";
import { toBottom } from "./scroll.js";
import { t } from "./words.js";

function turnTo(pane) {
  view.current = pane.slot;
  redraw();
  requestAnimationFrame(() => pane.atBottom && toBottom(pane));
}

export const tabs = () =>
  panes.map((pane) => html`
    <button type="button" aria-current=${pane.slot === view.current} @click=${() => turnTo(pane)}>
      ${t(pane.slot)}${pane.unread ? html`<span class="count">${pane.unread}</span>` : nothing}
    </button>`);
