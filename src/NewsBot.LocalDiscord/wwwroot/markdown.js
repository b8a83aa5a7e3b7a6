// The part of Discord's markdown that messages use, built as elements (https://docs.discord.com/developers/reference#message-formatting).
import { el, displayName } from "./dom.js";
import { state } from "./state.js";
import { openLink, placeOf } from "./navigation.js";
import { timestamp } from "./timestamps.js";

const inner = String.raw`((?:\\[^]|[^\\])+?)`;
const rules = [
  [/\\([^A-Za-z0-9\s])/y, m => m[1]],
  [/\n/y, () => el("br")],
  [/(`+)([^]*?[^`])\1(?!`)/y, m => el("code", {}, m[2].replace(/^ (.*) $/, "$1"))],
  [new RegExp(String.raw`\*\*${inner}\*\*(?!\*)`, "y"), m => el("strong", {}, ...inline(m[1]))],
  [new RegExp(String.raw`__${inner}__(?!_)`, "y"), m => el("u", {}, ...inline(m[1]))],
  [/\*(?=\S)((?:\*\*|\\[^]|[^*\\])+?)\*(?!\*)/y, m => el("em", {}, ...inline(m[1]))],
  [/_((?:__|\\[^]|[^_\\])+?)_(?![\w])/y, (m, before) => /\w/.test(before) ? null : el("em", {}, ...inline(m[1]))],
  [new RegExp(String.raw`~~${inner}~~`, "y"), m => el("s", {}, ...inline(m[1]))],
  [new RegExp(String.raw`\|\|${inner}\|\|`, "y"), m => spoiler(inline(m[1]))],
  [/<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y, m => timestamp(Number(m[1]), m[2])],
  [/<@!?(\d+)>/y, m => mention("@" + (state.users.has(m[1]) ? displayName(state.users.get(m[1])) : "unknown-user"))],
  [/<@&(\d+)>/y, m => mention("@" + (state.roles.get(m[1])?.name.replace(/^@/, "") ?? "unknown-role"))],
  [/<#(\d+)>/y, m => channelMention(m[1])],
  [/<\/([-\w\p{L} ]{1,98}):\d+>/yu, m => commandMention(m[1])],
  [/<a?(:\w+:)\d+>/y, m => m[1]],
  [/@(?:everyone|here)/y, m => mention(m[0])],
  [/\[((?:\\[^]|[^\]\\])+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/y, m => link(m[2], inline(m[1]))],
  [/<(https?:\/\/[^\s>]+)>/y, m => link(m[1], place(m[1]) ?? [m[1]])],
  [/https?:\/\/[^\s<>]*[^\s<>"'.,:;!?)\]*_~|\\]/y, m => link(m[0], place(m[0]) ?? [m[0]])],
];

export function markdown(text) {
  const blocks = document.createDocumentFragment();
  let from = 0;
  for (const fence of text.matchAll(/```(?:([\w+#-]+)\n)?\n?([^]+?)\n?```\n?/g)) {
    blocks.append(...lines(text.slice(from, fence.index)), el("pre", {}, el("code", {}, fence[2])));
    from = fence.index + fence[0].length;
  }
  blocks.append(...lines(text.slice(from)));
  return blocks;
}

function lines(text) {
  const left = text.split("\n");
  if (!text) return [];
  if (left.at(-1) === "") left.pop(); // a code block ends its line by itself
  const blocks = [];
  while (left.length) blocks.push(...block(left));
  return blocks;
}

/** Its words alone, for replies; what a spoiler hides stays hidden. */
export const plain = text => text.replace(/\|\|[^]+?\|\|/g, "▮▮▮").split("\n").map(line => el("span", {}, markdown(line)).textContent).join(" ").replace(/\s+/g, " ").trim();

export function inline(text) {
  const nodes = [];
  let literal = "";
  for (let at = 0; at < text.length;) {
    const found = firstRule(text, at);
    if (!found) {
      literal += text[at++];
      continue;
    }
    if (typeof found.node === "string") literal += found.node;
    else {
      if (literal) nodes.push(literal);
      literal = "";
      nodes.push(found.node);
    }
    at += found.length;
  }
  return literal ? [...nodes, literal] : nodes;
}

function firstRule(text, at) {
  for (const [pattern, build] of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const node = match && build(match, text[at - 1] ?? "");
    if (node) return { node, length: match[0].length };
  }
  return null;
}

const starts = [/^>>> /, /^> /, /^#{1,3} /, /^-# /, /^\s*([-*]|\d+\.) /];

function block(lines) {
  const line = lines.shift();
  let m;
  if ((m = /^>>> (.*)/.exec(line))) return [el("blockquote", {}, markdown([m[1], ...lines.splice(0)].join("\n")))];
  if (/^> /.test(line)) return [el("blockquote", {}, markdown([line, ...take(lines, /^> ?/)].map(l => l.replace(/^> ?/, "")).join("\n")))];
  if ((m = /^(#{1,3}) (.+)/.exec(line))) return [el(`div.heading.h${m[1].length}`, { role: "heading", "aria-level": m[1].length + 2 }, ...inline(m[2]))];
  if ((m = /^-# (.+)/.exec(line))) return [el("small.subtext", {}, ...inline(m[1]))];
  if (/^\s*([-*]|\d+\.) /.test(line)) return [list([line, ...take(lines, /^\s*\d/.test(line) ? /^(\d+\.|\s+([-*]|\d+\.)) / : /^([-*]|\s+([-*]|\d+\.)) /)])];
  const end = lines.findIndex(other => starts.some(start => start.test(other)));
  const paragraph = [line, ...lines.splice(0, end < 0 ? lines.length : end)];
  return [...inline(paragraph.join("\n")), ...(lines.length ? [el("br")] : [])];
}

function take(lines, pattern) {
  const end = lines.findIndex(line => !pattern.test(line));
  return lines.splice(0, end < 0 ? lines.length : end);
}

function list(lines) {
  const ordered = /^\s*\d/.test(lines[0]);
  return el(ordered ? "ol" : "ul", { start: ordered ? parseInt(lines[0], 10) : null }, lines.map(line => {
    const [, indent, text] = /^(\s*)(?:[-*]|\d+\.) (.*)/.exec(line);
    return el(indent.length >= 2 ? "li.nested" : "li", {}, ...inline(text));
  }));
}

const mention = text => el("span.mention", {}, text);

const channelMention = id => el("button.mention", { type: "button", onclick: () => openLink(`/channels/0/${id}`) }, "# " + (state.channels.get(id)?.name ?? "unknown"));

/** A command that one can go on with where one is. */
function commandMention(name) {
  const use = event => {
    const field = event.currentTarget.closest(".panel").querySelector("[data-testid=composer]");
    if (!field) return;
    field.value = "/" + name;
    field.focus();
    field.dispatchEvent(new Event("input"));
  };
  return el("button.mention", { type: "button", onclick: use }, "/" + name);
}

/** How Discord shows a bare address of its own: by where it leads. */
function place(url) {
  const found = placeOf(url);
  return found && [el("span.mention", {}, "# " + (state.channels.get(found.channelId).name), found.messageId ? " › message" : "")];
}

const link = (url, children) => el("a", { href: url, target: "_blank", rel: "noreferrer noopener", onclick: event => { if (openLink(url)) event.preventDefault(); } }, ...children);

function spoiler(children) {
  const toggle = event => {
    event.currentTarget.classList.add("shown");
    event.currentTarget.removeAttribute("aria-label");
  };
  return el("span.spoiler", { role: "button", tabIndex: 0, "aria-label": "Spoiler; press to show", onclick: toggle, onkeydown: event => { if (event.key === "Enter") toggle(event); } }, ...children);
}
