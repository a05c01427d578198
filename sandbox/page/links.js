// Links into the bot open here; all others in a tab of their own.
import { post } from "./api.js";
import { attempt, say } from "./overlay.js";
import { openPrivate } from "./panes.js";
import { groups, membersOf, world } from "./state.js";
import { t } from "./words.js";

/** The query of a link to the bot (`start`, `startgroup`), or null for any other link. */
function botLink(url) {
  const parsed = new URL(url);
  const name = world.bot?.username?.toLowerCase();
  const query = parsed.searchParams;
  if (parsed.protocol === "tg:") return query.get("domain")?.toLowerCase() === name ? query : null;
  const ours = ["t.me", "telegram.me"].includes(parsed.hostname) && parsed.pathname.slice(1).toLowerCase() === name;
  return ours ? query : null;
}

export function openLink(pane, url) {
  if (!URL.canParse(url)) return say(pane, t("badLink"));
  const query = botLink(url);
  if (!query) return /^https?:$/.test(new URL(url).protocol) ? window.open(url, "_blank", "noopener") : say(pane, url);
  if (query.has("startgroup")) return chooseGroup(pane, query.get("startgroup"));
  const person = pane.actor;
  const target = openPrivate(pane, person);
  return query.has("start") ? attempt(target, () => post("open", { from: person, link: url })) : target;
}

/** Telegram asks which group the bot is to come to. */
function chooseGroup(pane, payload) {
  const person = pane.actor;
  const mine = groups().filter((chat) => membersOf(chat.id).some((member) => member.id === person));
  const choose = (chat) => attempt(pane, () => post("open", { from: person, startgroup: payload, chat }));
  pane.dialog = { text: t("whichGroup"), choices: mine.map((chat) => [chat.title, () => choose(chat.id)]), cancel: true };
}
