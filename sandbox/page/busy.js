// Whether the bot still has something in hand.
import { post } from "./api.js";
import { redraw } from "./redraw.js";
import { world } from "./state.js";

const ROUND = 5; // seconds for one question
const PAUSE = 1000; // milliseconds

export const bot = { state: "absent", open: null }; // absent, busy, idle
let asking = false;
let again = false;

async function once() {
  try {
    await post("idle", { timeout: ROUND });
    return { state: "idle", open: null };
  } catch (error) {
    return { state: world.bot?.registered ? "busy" : "absent", open: error.open ?? null };
  }
}

function set(next) {
  Object.assign(bot, next);
  redraw();
}

/** Something happened: asks until the bot has nothing left to do. */
export async function askIdle() {
  again = true;
  if (asking || !world.bot?.registered) return;
  asking = true;
  while (again) {
    again = false;
    if (bot.state !== "busy") set({ state: "busy", open: null });
    const answer = await once();
    if (!again) set(answer);
    if (answer.state === "busy") {
      again = true;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
  asking = false;
}
