// The stream of events: read the state, follow what comes after it, start over when the line is lost.
import { changes, readWorld } from "./state.js";
import { redraw } from "./redraw.js";

const PAUSE = 1000; // milliseconds before the next try

export const line = { up: true };

/** Follows the sandbox for good. `chatsWanted` names the chats on show; `hear(kind, data)` is told of each event. */
export async function follow(chatsWanted, hear) {
  const again = () => follow(chatsWanted, hear);
  try {
    const last = await readWorld(chatsWanted);
    hear("read", {});
    line.up = true;
    listen(last, hear, again);
  } catch {
    lost(again); // the sandbox is away or starting: the bar says so
  }
}

function lost(again) {
  line.up = false;
  redraw();
  setTimeout(again, PAUSE);
}

function listen(last, hear, again) {
  const source = new EventSource(`/sandbox/events?last_event_id=${last}`);
  for (const [kind, apply] of Object.entries(changes)) {
    source.addEventListener(kind, (event) => {
      const data = JSON.parse(event.data);
      apply(data);
      hear(kind, data);
      redraw();
    });
  }
  source.addEventListener("reset", () => {
    source.close();
    again();
  });
  source.onerror = () => {
    source.close();
    lost(again);
  };
}
