// What a person does with the composer.
import { post } from "./api.js";
import { attempt } from "./overlay.js";
import { redraw } from "./redraw.js";
import { world } from "./state.js";

const focus = (pane) => document.getElementById(`text-${pane.slot}`)?.focus();

export function beginReply(pane, message) {
  Object.assign(pane, { replyTo: message, editing: null });
  redraw();
  focus(pane);
}

export function beginEdit(pane, message) {
  Object.assign(pane, { editing: message, replyTo: null, picking: null, draft: message.text ?? message.caption });
  redraw();
  focus(pane);
}

export function editLast(pane) {
  const own = [...(world.messages.get(pane.chat)?.values() ?? [])].filter(
    (message) => message.from?.id === pane.actor && !message.sender_chat && (message.text || message.caption),
  );
  if (own.length) beginEdit(pane, own.reduce((a, b) => (a.message_id > b.message_id ? a : b)));
}

export function leaveOff(pane) {
  if (pane.editing) pane.draft = "";
  Object.assign(pane, { replyTo: null, editing: null, picking: null });
  redraw();
}

/** Who speaks where, in answer to what. */
function head(pane) {
  const { actor, chat, thread, replyTo } = pane;
  return { from: actor, chat, ...(thread ? { thread } : {}), ...(replyTo ? { reply_to: replyTo.message_id } : {}) };
}

/** Says one content (`{text}`, `{photo, caption}`, …) and empties the composer when it was taken. */
export async function sayThis(pane, content) {
  pane.atBottom = true;
  const body = content.parts ? ["album", content] : ["say", content];
  const said = await attempt(pane, () => post(body[0], { ...head(pane), ...body[1] }));
  if (said) Object.assign(pane, { replyTo: null, picking: null });
  redraw();
  return said;
}

export const sayText = (pane, text) => sayThis(pane, { text });

function pictures(picked, caption) {
  const named = caption ? { caption } : {};
  if (picked.length === 1) return { photo: picked[0].content, ...named };
  return { parts: picked.map(({ content }, at) => ({ photo: content, ...(at ? {} : named) })) };
}

async function edit(pane, text) {
  const { chat, actor, editing } = pane;
  const field = editing.text === undefined ? "caption" : "text";
  const body = { from: actor, chat, message_id: editing.message_id, [field]: text };
  if (await attempt(pane, () => post("edit", body))) leaveOff(pane);
}

/** Enter: what is written, with the pictures picked, or as an edit. */
export async function send(pane) {
  const text = pane.draft;
  if (pane.editing) return edit(pane, text);
  if (!text.trim() && !pane.picking?.length) return undefined;
  const content = pane.picking?.length ? pictures(pane.picking, text) : { text };
  pane.draft = "";
  redraw();
  const said = await sayThis(pane, content);
  if (!said && !pane.draft) pane.draft = text;
  return redraw();
}
