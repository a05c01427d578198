// The bot's commands, offered while one is being written.
import { html, nothing } from "./vendor/lit-html/lit-html.js";
import { sayText } from "./compose.js";
import { isPrivate, world } from "./state.js";
import { redraw } from "./redraw.js";
import { t } from "./words.js";

const GENERAL = (chat) => ["default", isPrivate(chat) ? "all_private_chats" : "all_group_chats"];

/** The commands the bot set for this kind of chat, in the person's language where there is such a list. */
function listed(pane) {
  const sets = world.bot?.commands ?? [];
  const language = world.people.get(pane.actor)?.language_code?.slice(0, 2) ?? "";
  const wanted = GENERAL(pane.chat).reverse();
  const found = wanted.flatMap((scope) =>
    [language, ""].map((code) => sets.find((set) => scopeOf(set) === scope && (set.language_code ?? "") === code)),
  );
  return found.find(Boolean)?.commands ?? [];
}

const scopeOf = ({ scope }) => (typeof scope === "string" ? scope : (scope?.type ?? "default")) || "default";

export function matching(pane) {
  if (!/^\/\w*$/.test(pane.draft) || pane.editing) return [];
  return listed(pane).filter(({ command }) => command.startsWith(pane.draft.slice(1)));
}

function choose(pane, command) {
  pane.draft = "";
  redraw();
  sayText(pane, `/${command}`);
}

export function suggestions(pane) {
  const found = matching(pane);
  if (!found.length) return nothing;
  return html`
    <ul class="commands" aria-label=${t("commands")}>
      ${found.map(({ command, description }) => html`
        <li><button type="button" @click=${() => choose(pane, command)}>
          <strong>/${command}</strong> <span>${description}</span></button></li>`)}
    </ul>`;
}
