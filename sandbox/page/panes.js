// The four panes: who is on show in each, remembered in the address.
import { groups, isPrivate, membersOf, readChat, world } from "./state.js";
import { redraw } from "./redraw.js";

/** A pane shows `chat` as `actor` sees it; in a private chat both are the person's number. */
function pane(slot) {
  return {
    slot,
    chat: null,
    actor: null,
    thread: null,
    back: null,
    atBottom: true,
    top: 0,
    unread: 0,
    draft: "",
    replyTo: null,
    editing: null,
    picking: null,
    keyboardOpen: true,
    toasts: [],
    dialog: null,
  };
}

export const panes = ["resident", "group", "supervisor", "desk"].map(pane);
export const view = { current: "resident" }; // the pane on show when there is room for one only

export const shownChats = () => [...new Set(panes.map((each) => each.chat).filter((chat) => chat !== null))];

/** Turns a pane to a chat; `actor` matters in groups, where it defaults to the first member. */
export function show(pane, chat, actor = null) {
  const members = isPrivate(chat) ? [] : membersOf(chat);
  Object.assign(pane, { chat, thread: null, replyTo: null, editing: null, picking: null, back: null });
  Object.assign(pane, { draft: "", unread: 0, atBottom: true, toasts: [], dialog: null, keyboardOpen: true });
  pane.actor = isPrivate(chat) ? chat : (actor ?? members[0]?.id ?? null);
  elsewhere.delete(chat);
  remember();
  redraw();
  return readChat(chat);
}

/** Opens a person's private chat where it is on show already, else in the pane it was asked for in. */
export function openPrivate(from, person) {
  let target = panes.find((each) => each.chat === person);
  if (!target) {
    const back = { chat: from.chat, actor: from.actor };
    target = from;
    show(target, person);
    target.back = back;
  }
  view.current = target.slot;
  redraw();
  return target;
}

function remember() {
  const query = new URLSearchParams(location.search);
  for (const { slot, chat, actor } of panes) {
    if (chat !== null) query.set(slot, isPrivate(chat) || actor === null ? chat : `${chat}:${actor}`);
  }
  history.replaceState(null, "", `?${query.toString().replaceAll("%3A", ":")}`);
}

function asked(slot) {
  const wish = new URLSearchParams(location.search).get(slot) ?? world.shown[slot] ?? "";
  const match = /^(-?\d+)(?::(\d+))?$/.exec(wish);
  if (!match) return null;
  const chat = Number(match[1]);
  return known(chat) ? { chat, actor: match[2] ? Number(match[2]) : null } : null;
}

const known = (chat) => (isPrivate(chat) ? world.people.has(chat) : world.chats.has(chat));

/** Without a wish: those outside any group first, in the order in which they came. */
function nextPerson() {
  const inGroups = new Set(groups().flatMap((chat) => membersOf(chat.id).map((person) => person.id)));
  const free = [...world.people.keys()].filter((id) => !panes.some((pane) => pane.chat === id));
  return free.find((id) => !inGroups.has(id)) ?? free[0] ?? null;
}

/** Fills empty panes, follows migrated groups and finds an actor where there was none. */
export function settle() {
  for (const pane of panes) {
    if (pane.chat !== null && !known(pane.chat)) Object.assign(pane, { chat: null, actor: null });
    const next = world.chats.get(pane.chat)?.migrated_to;
    if (next && world.chats.has(next)) show(pane, next, pane.actor);
    if (pane.actor === null && pane.chat !== null) pane.actor = membersOf(pane.chat)[0]?.id ?? null;
  }
  const empty = panes.filter((pane) => pane.chat === null);
  for (const pane of empty) fill(pane, asked(pane.slot));
  for (const pane of empty.filter((each) => each.chat === null)) fill(pane, unasked(pane.slot));
}

function unasked(slot) {
  const chat = slot === "group" ? groups()[0]?.id : nextPerson();
  return chat == null ? null : { chat, actor: null };
}

function fill(pane, wish) {
  if (wish) show(pane, wish.chat, wish.actor);
}

export const elsewhere = new Map(); // chat on show nowhere -> messages not seen yet

/** Counts a new message for whoever has not got it before his eyes. */
export function arrived({ chat, message }) {
  const showing = panes.filter((pane) => pane.chat === chat);
  if (!showing.length) elsewhere.set(chat, (elsewhere.get(chat) ?? 0) + 1);
  for (const pane of showing) {
    if (message.from?.id !== pane.actor && !inSight(pane)) pane.unread += 1;
    if (message.keyboard?.force_reply) pane.replyTo = message;
  }
}

const inSight = (pane) => pane.atBottom && document.getElementById(`pane-${pane.slot}`)?.offsetParent !== null;

export function seen(pane) {
  if (pane.unread) redraw();
  pane.unread = 0;
}
