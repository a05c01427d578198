// A chat stays at its newest message for as long as its reader has not scrolled away from it.
import { panes, seen } from "./panes.js";
import { redraw } from "./redraw.js";

const NEAR = 40; // pixels

const logOf = (pane) => document.getElementById(`log-${pane.slot}`);

export function scrolled(pane, log) {
  const near = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  const atBottom = near || (pane.atBottom && log.scrollTop >= pane.top); // growth below is nobody's scrolling
  pane.top = log.scrollTop;
  if (atBottom !== pane.atBottom) redraw();
  pane.atBottom = atBottom;
  if (atBottom) seen(pane);
}

export function toBottom(pane) {
  pane.atBottom = true;
  const log = logOf(pane);
  log.scrollTop = log.scrollHeight;
  seen(pane);
}

/** Shows a message that another one quotes. */
export function reveal(pane, messageId) {
  const message = document.getElementById(`m-${pane.slot}-${messageId}`);
  if (!message) return;
  message.scrollIntoView({ block: "center" });
  message.classList.remove("found");
  requestAnimationFrame(() => message.classList.add("found"));
}

const observer = new ResizeObserver(() => {
  for (const pane of panes.filter((each) => each.atBottom)) {
    const log = logOf(pane);
    if (log?.offsetParent) toBottom(pane);
  }
});

/** Pictures load and keyboards open late: watches the chats for growth. Once, after the first drawing. */
export function watchSizes() {
  for (const part of document.querySelectorAll(".log, .sheet")) observer.observe(part);
}
