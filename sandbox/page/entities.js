// Text with Telegram's entities as a template: lit-html escapes the text, links are let through by scheme only.
import { html, nothing } from "./vendor/lit-html/lit-html.js";

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SCHEMES = /^(https?|tg|mailto|tel):/i;

function address(entity, text) {
  const targets = {
    text_link: entity.url,
    url: /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`,
    email: `mailto:${text}`,
    phone_number: `tel:${text.replace(/[^+\d]/g, "")}`,
    mention: `https://t.me/${text.slice(1)}`,
  };
  const target = targets[entity.type] ?? "";
  return SCHEMES.test(target) ? target : null;
}

function link(entity, text, inner, follow) {
  const href = address(entity, text);
  if (!href) return inner;
  const go = (event) => {
    event.preventDefault();
    follow.link(href);
  };
  return html`<a href=${href} rel="noopener noreferrer" @click=${go}>${inner}</a>`;
}

const WRAPS = {
  bold: (_, __, inner) => html`<strong>${inner}</strong>`,
  italic: (_, __, inner) => html`<em>${inner}</em>`,
  underline: (_, __, inner) => html`<u>${inner}</u>`,
  strikethrough: (_, __, inner) => html`<s>${inner}</s>`,
  code: (_, __, inner) => html`<code>${inner}</code>`,
  pre: (_, __, inner) => html`<pre><code>${inner}</code></pre>`,
  blockquote: (_, __, inner) => html`<blockquote>${inner}</blockquote>`,
  expandable_blockquote: (_, __, inner) => html`<blockquote>${inner}</blockquote>`,
  spoiler: (_, __, inner) => html`<span class="spoiler" tabindex="0">${inner}</span>`,
  hashtag: (_, __, inner) => html`<span class="tag">${inner}</span>`,
  bot_command: (_, text, inner, follow) =>
    html`<button type="button" class="command" @click=${() => follow.command(text)}>${inner}</button>`,
};
for (const type of ["text_link", "url", "email", "phone_number", "mention"]) WRAPS[type] = link;

/** `follow.link(url)` and `follow.command(text)` say what a press does. Offsets count UTF-16 units, as strings here do. */
export function rich(text, entities, follow) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return span(text, 0, text.length, sorted, follow);
}

function span(text, start, end, entities, follow) {
  const parts = [];
  let at = start;
  while (entities.length && entities[0].offset < end) {
    const entity = entities.shift();
    if (entity.offset < at) continue;
    const stop = Math.min(entity.offset + entity.length, end);
    const block = BLOCKS.has(entity.type); // stands on lines of its own: the line breaks around it are spent
    parts.push(text.slice(at, block && text[entity.offset - 1] === "\n" ? Math.max(at, entity.offset - 1) : entity.offset));
    const inner = span(text, entity.offset, stop, entities, follow);
    const wrap = WRAPS[entity.type];
    parts.push(wrap ? wrap(entity, text.slice(entity.offset, stop), inner, follow) : inner);
    at = block && text[stop] === "\n" ? stop + 1 : stop;
  }
  parts.push(at < end ? text.slice(at, end) : nothing);
  return parts;
}
