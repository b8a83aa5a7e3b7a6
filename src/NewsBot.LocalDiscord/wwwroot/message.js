// One message: who, when, what it answers, what it says, and what one can do with it.
import { api } from "./api.js";
import { avatar, displayName, el, nameHue } from "./dom.js";
import { messageMenu, userMenu } from "./actions.js";
import { shownName } from "./commands.js";
import { renderComponents } from "./components.js";
import { renderEmbed } from "./embed.js";
import { icon } from "./icons.js";
import { markdown, plain } from "./markdown.js";
import { placeAt } from "./menu.js";
import { go, jump } from "./navigation.js";
import { toolbar } from "./toolbar.js";
import { forget, state } from "./state.js";
import { moment, shortTime } from "./timestamps.js";

const EPHEMERAL = 64, LOADING = 128, EXCERPT = 160;

export function renderMessage(message, panel, follows = false) {
  if (message.type === 21) return starter(message, panel);
  const isEphemeral = (message.flags & EPHEMERAL) !== 0;
  const mentionsMe = message.mention_everyone || message.mentions.some(user => user.id === state.me.id);
  const edited = message.edited_timestamp && el("span.edited", { title: moment(message.edited_timestamp) }, " (edited)");
  const content = el("div.content", { data: { testid: "content" } }, text(message), message.content && edited);
  return el(`article.message${follows ? ".follows" : ""}${isEphemeral ? ".ephemeral" : ""}${mentionsMe ? ".mentioned" : ""}`, {
    data: { messageId: message.id, authorId: message.author.id, ...(isEphemeral ? { ephemeral: "" } : {}) },
    "aria-label": `${displayName(message.author)}, ${shortTime(new Date(message.timestamp))}: ${excerptOf(message)}`,
    tabIndex: -1,
    oncontextmenu: event => { if (isOurs(event)) messageMenu(message, panel, placeAt(event)); },
  },
    above(message),
    follows ? el("span.gutter", { "aria-hidden": "true" }, moment(message.timestamp, { timeStyle: "short" })) : avatar(message.author),
    el("div.main", {},
      !follows && head(message, panel),
      content,
      message.attachments.map(attachment),
      message.embeds.map(renderEmbed),
      !message.content && edited,
      renderComponents(message),
      reactions(message),
      thread(message),
      isEphemeral && el("p.ephemeral-note", { data: { testid: "ephemeral-note" } }, icon("eye", 14), " Only you can see this · ",
        el("button.link", { type: "button", data: { action: "dismiss" }, onclick: () => forget(message) }, "Dismiss message"))),
    toolbar(message, panel));
}

/** A link, or text that is marked, keeps the browser's own menu. */
function isOurs(event) {
  if (event.target.closest("a, textarea, .menu") || !getSelection().isCollapsed) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

function head(message, panel) {
  const role = [...state.roles.values()].filter(r => r.color && state.members.get(message.author.id)?.roles.includes(r.id)).sort((a, b) => b.position - a.position)[0];
  const color = role ? `color-mix(in oklab, #${role.color.toString(16).padStart(6, "0")} 60%, var(--strong))` : `light-dark(oklch(42% .14 ${nameHue(message.author)}), oklch(82% .1 ${nameHue(message.author)}))`;
  return el("div.by", {},
    author(message, color, panel),
    message.author.bot && el("span.tag", {}, message.webhook_id && !message.application_id ? "WEBHOOK" : "APP"),
    el("time", { dateTime: message.timestamp, title: moment(message.timestamp) }, shortTime(new Date(message.timestamp))),
    message.pinned && el("span.edited", { title: "Pinned" }, icon("pin", 14)));
}

/** Who wrote it, with a menu of what one can do with them; behind a webhook is nobody. */
function author(message, color, panel) {
  const name = displayName(message.author);
  if (message.webhook_id && !message.application_id) return el("span.author", { style: `color: ${color}` }, name);
  const open = event => userMenu(message.author, message.channel_id, panel, placeAt(event));
  return el("button.author", { type: "button", style: `color: ${color}`, "aria-haspopup": "menu", data: { action: "user" }, onclick: open, oncontextmenu: event => { if (isOurs(event)) open(event); } }, name);
}

function text(message) {
  if (message.flags & LOADING) return el("span.loading", { role: "status" }, el("i.spinner"), `${displayName(message.author)} is thinking …`);
  if (message.type === 18) return el("span.system", {}, "started a thread: ", el("button.link", { type: "button", onclick: () => go(message.message_reference.channel_id) }, message.content));
  if (message.type === 6) return el("span.system", {}, "pinned a message to this channel.");
  return markdown(message.content);
}

/** What it answers: another message, or a command. */
function above(message) {
  if (message.type === 20 && message.interaction) return line(message.interaction.user, `used ${shownName(message)}`);
  if (message.type !== 19 || !message.message_reference) return null;
  const parent = state.messages.get(message.channel_id)?.find(m => m.id === message.message_reference.message_id) ?? message.referenced_message;
  const reference = message.message_reference.message_id;
  if (!parent) return el("div.reply-line", { data: { testid: "reply-line", referenceId: reference } }, "↪ ", el("em", {}, "the original message was deleted"));
  return el("button.reply-line", { type: "button", data: { testid: "reply-line", referenceId: reference }, onclick: () => jump(message.channel_id, reference) },
    el("span.sr", {}, "replying to "), "↪ ", avatar(parent.author, "tiny"), el("b", {}, displayName(parent.author)), el("span.excerpt", {}, excerptOf(parent)));
}

/** The beginning of what it says, as one line. */
const excerptOf = ({ content, embeds, attachments }) => (plain(content) || plain(embeds?.[0]?.title ?? embeds?.[0]?.description ?? "") || (attachments?.length ? "an attachment" : "…")).slice(0, EXCERPT);

const line = (user, what) => el("div.reply-line", { data: { testid: "command-line" } }, "↪ ", avatar(user, "tiny"), el("b", {}, displayName(user)), el("span.excerpt", {}, what));

function starter(message, panel) {
  const original = message.referenced_message;
  if (!original) return el("p.empty", { data: { messageId: message.id } }, "The message this thread started from was deleted.");
  const shown = renderMessage({ ...original, flags: original.flags & ~32, thread: undefined, components: [] }, panel);
  shown.dataset.messageId = message.id;
  shown.classList.add("starter");
  shown.querySelector(".toolbar")?.remove();
  return shown;
}

const sizeOf = bytes => bytes < 1024 ? `${bytes} bytes` : bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;

const attachment = file => file.content_type?.startsWith("image/")
  ? el("img.attachment", { src: file.url, alt: file.description ?? file.filename, loading: "lazy" })
  : el("a.file", { href: file.url, download: file.filename }, icon("file"), ` ${file.filename} (${sizeOf(file.size)})`);

function reactions(message) {
  if (!message.reactions?.length) return null;
  return el("div.reactions", {}, message.reactions.map(({ emoji, count, me }) => el(`button.reaction${me ? ".mine" : ""}`, {
    type: "button", "aria-pressed": String(me), "aria-label": `${emoji.name}, ${count}`,
    onclick: () => api(me ? "DELETE" : "PUT", `channels/${message.channel_id}/messages/${message.id}/reactions/${encodeURIComponent(emoji.name)}/@me`),
  }, `${emoji.name} ${count}`)));
}

function thread(message) {
  const shown = state.channels.get(message.thread?.id) ?? message.thread;
  if (!shown) return null;
  const count = shown.message_count ?? 0;
  return el("button.thread-button", { type: "button", data: { testid: "thread-button", threadOf: message.id }, onclick: () => go(shown.id) },
    el("b", {}, shown.name), el("span.count", {}, `${count} ${count === 1 ? "message" : "messages"} ›`));
}
