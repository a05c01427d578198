// The sandbox's clock, and times as the estate and the chosen language write them.
import { language } from "./words.js";

export const ZONE = "Asia/Shanghai";
const AHEAD = 8 * 3600e3; // the zone has kept +08:00, without summer time, since 1991
const DAY = 86400e3;

let clock = { base: Date.now(), read: performance.now(), running: false };

export function setClock({ now, running }) {
  clock = { base: Date.parse(now), read: performance.now(), running };
}

export const isRunning = () => clock.running;
/** Now by the sandbox's clock, in milliseconds since 1970. */
export const now = () => clock.base + (clock.running ? performance.now() - clock.read : 0);

/** The next moment at which it is `hour` o'clock on the estate. */
export function nextHour(from, hour) {
  const midnight = Math.floor((from + AHEAD) / DAY) * DAY - AHEAD;
  const today = midnight + hour * 3600e3;
  return today > from ? today : today + DAY;
}

/** What `<input type="datetime-local">` shows and says, read as the estate's time. */
export const toLocal = (millis) => new Date(millis + AHEAD).toISOString().slice(0, 16);
export const fromLocal = (text) => Date.parse(`${text}Z`) - AHEAD;

const LOCALES = { zh_Hans: "zh-Hans-CN", zh_Hant: "zh-Hant-TW", en: "en-GB" };
const formats = new Map();

function format(millis, name, options) {
  const key = `${language()} ${name}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(LOCALES[language()], { timeZone: ZONE, ...options }));
  }
  return formats.get(key).format(millis);
}

export const timeOf = (millis) => format(millis, "time", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const secondsOf = (millis) =>
  format(millis, "seconds", { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
export const dateOf = (millis) => format(millis, "date", { year: "numeric", month: "long", day: "numeric", weekday: "short" });
export const dayOf = (millis) => format(millis, "day", { month: "long", day: "numeric", weekday: "short" });
export const sameDay = (a, b) => Math.floor((a + AHEAD) / DAY) === Math.floor((b + AHEAD) / DAY);
