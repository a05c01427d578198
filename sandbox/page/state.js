// What the page knows of the sandbox's world, kept up to date by its events.
import { get } from "./api.js";
import { answered } from "./answers.js";
import { setClock } from "./time.js";
import { redraw } from "./redraw.js";

export const world = {
  bot: null,
  people: new Map(),
  chats: new Map(),
  samples: [],
  limits: false,
  shown: {}, // pane -> whom to show there, unless the address says so
  messages: new Map(), // chat -> message id -> view
  keyboards: new Map(), // chat -> the standing reply keyboard
  typing: new Map(), // chat -> until when, by performance.now()
};

const byId = (list) => new Map(list.map((item) => [item.id, item]));
const TYPING_LASTS = 5000; // milliseconds, as Telegram shows it

/** Reads the state anew, with the messages of these chats; answers the id of its last event. */
export async function readWorld(chatsWanted) {
  const state = await get("state");
  Object.assign(world, { bot: state.bot, samples: state.samples, limits: state.limits, shown: state.shown });
  Object.assign(world, { people: byId(state.people), chats: byId(state.chats) });
  world.messages.clear();
  world.keyboards.clear();
  setClock(state.clock);
  await Promise.all(chatsWanted().map(readChat));
  redraw();
  return state.last_event_id;
}

const reading = new Map(); // chat -> the changes that came while its messages are being read

/** The messages of a chat, read once; events keep them. */
export async function readChat(id) {
  if (world.messages.has(id)) return;
  const messages = new Map();
  world.messages.set(id, messages);
  if (!world.chats.has(id)) return; // nobody has spoken there yet
  const meanwhile = [];
  reading.set(id, meanwhile);
  const answer = await get(`chats/${id}/messages`);
  if (world.messages.get(id) !== messages) return; // the whole state has been read anew
  reading.delete(id);
  messages.clear();
  for (const message of answer.messages) messages.set(message.message_id, message);
  world.keyboards.set(id, answer.keyboard);
  for (const change of meanwhile) change(); // the answer may be older than these
  redraw();
}

/** A change of one chat: made at once, and again over an answer that is still on its way. */
const inChat = (apply) => (data) => {
  apply(data);
  reading.get(data.chat)?.push(() => apply(data));
};

const keep = ({ chat, message }) => world.messages.get(chat)?.set(message.message_id, message);

export const changes = {
  message: inChat((data) => {
    if (data.message.outgoing) world.typing.delete(data.chat);
    keep(data);
  }),
  edited: inChat(keep),
  deleted: inChat(({ chat, message_ids }) => {
    for (const id of message_ids) world.messages.get(chat)?.delete(id);
  }),
  keyboard: inChat(({ chat, keyboard }) => {
    world.keyboards.set(chat, keyboard);
  }),
  toast: answered,
  action({ chat }) {
    world.typing.set(chat, performance.now() + TYPING_LASTS);
    setTimeout(redraw, TYPING_LASTS + 50);
  },
  person({ person }) {
    world.people.set(person.id, person);
  },
  chat({ chat }) {
    world.chats.set(chat.id, chat);
  },
  clock: setClock,
  bot(data) {
    world.bot = data;
  },
};

export const isTyping = (chat) => (world.typing.get(chat) ?? 0) > performance.now();
export const groups = () => [...world.chats.values()].filter((chat) => chat.type !== "private" && !chat.migrated_to);
export const isPrivate = (id) => id > 0;
const PRESENT = ["creator", "administrator", "member"];
export const membersOf = (id) =>
  (world.chats.get(id)?.members ?? [])
    .filter((member) => PRESENT.includes(member.status))
    .map((member) => world.people.get(member.person))
    .filter(Boolean);
