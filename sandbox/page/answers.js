// Joins a pressed button with the bot's answer, whichever of the two is heard of first.

const PATIENCE = 15000; // milliseconds until a button stops turning
const KEPT = 100;
const heard = new Map(); // query id -> answer
const waiting = new Map(); // query id -> resolve

export function answered(toast) {
  heard.set(toast.query_id, toast);
  if (heard.size > KEPT) heard.delete(heard.keys().next().value);
  waiting.get(toast.query_id)?.(toast);
}

/** The bot's answer to a query, or null when it keeps silent. */
export function answerTo(queryId) {
  if (heard.has(queryId)) return Promise.resolve(heard.get(queryId));
  return new Promise((resolve) => {
    const settle = (answer) => {
      waiting.delete(queryId);
      resolve(answer);
    };
    waiting.set(queryId, settle);
    setTimeout(() => settle(null), PATIENCE);
  });
}
