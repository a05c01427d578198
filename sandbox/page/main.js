// The page: four people's chats beside each other, and the clock they live by.
import { render } from "./vendor/lit-html/lit-html.js";
import { bar } from "./bar.js";
import { askIdle } from "./busy.js";
import { drawer, drawerParts } from "./drawer.js";
import { pane } from "./pane.js";
import { arrived, panes, settle, shownChats } from "./panes.js";
import { drawWith } from "./redraw.js";
import { focusDialogs, showAnswer } from "./overlay.js";
import { watchSizes } from "./scroll.js";
import { follow } from "./stream.js";
import { tabs } from "./tabs.js";

const part = (id) => document.getElementById(id);
const tick = () => render(bar(), part("bar"));

function draw() {
  tick();
  render(tabs(), part("tabs"));
  render(panes.map(pane), part("panes"));
  render(drawerParts(), part("drawer"));
  part("drawer").hidden = !drawer.open;
  focusDialogs();
}

function hear(kind, data) {
  if (["read", "person", "chat"].includes(kind)) settle();
  if (kind === "message") arrived(data);
  if (kind === "toast") showAnswer(data);
  if (kind !== "action") askIdle();
}

drawWith(draw);
draw();
watchSizes();
setInterval(tick, 1000);
follow(shownChats, hear);
