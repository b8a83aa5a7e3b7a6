// Names as one writes them, and as Discord keeps them (https://docs.discord.com/developers/reference#message-formatting-formats).
import { displayName } from "./dom.js";
import { isForum, isThread, state } from "./state.js";

const MOST = 8;

/** Whom or what the word at the caret may mean: { value, label, detail }, and where that word begins. */
export function suggestNames(text, caret) {
  const word = /(?:^|\s)([@#])([\p{L}\p{N}_.-]*)$/u.exec(text.slice(0, caret));
  if (!word) return null;
  const typed = word[2].toLowerCase();
  const found = (word[1] === "@" ? people() : channels()).filter(({ label }) => label.slice(1).toLowerCase().includes(typed));
  return { from: caret - word[2].length - 1, found: found.slice(0, MOST) };
}

/** The same text with names as ids. */
export function toIds(text) {
  const names = [...people(), ...channels()].sort((a, b) => b.label.length - a.label.length);
  return names.reduce((written, { label, id }) => written.replace(new RegExp(`(^|[\\s(])${label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}_-])`, "giu"), `$1<${label[0]}${id}>`), text);
}

/** Of a text of Discord's, the same with people's names, to be edited. */
export const toNames = text => text.replace(/<([@#])!?(\d+)>/g, (all, sign, id) => [...people(), ...channels()].find(named => named.id === id && named.label[0] === sign)?.label ?? all);

const people = () => [...state.members.values()].map(({ user }) => ({ id: user.id, value: `@${user.username}`, label: `@${user.username}`, detail: displayName(user) === user.username ? "" : displayName(user) }));

const channels = () => [...state.channels.values()].filter(channel => channel.name && channel.guild_id && !isThread(channel)).map(channel => ({ id: channel.id, value: `#${channel.name}`, label: `#${channel.name}`, detail: isForum(channel) ? "forum" : "" }));
