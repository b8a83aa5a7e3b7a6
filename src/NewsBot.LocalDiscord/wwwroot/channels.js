// The list of channels, with each one's active threads below it, and of conversations.
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { go, here } from "./navigation.js";
import { isDirect, isForum, isThread, state, timeOfLast } from "./state.js";
import { isUnread, mentionsIn } from "./unread.js";

const ANNOUNCEMENT = 5;

export const signOf = channel => isForum(channel) ? icon("forum") : isDirect(channel) ? "@" : channel.type === ANNOUNCEMENT ? icon("announcement") : "#";

export function renderChannels(list) {
  const focused = document.activeElement?.closest("[data-channel-id]")?.dataset.channelId;
  const all = [...state.channels.values()];
  const channels = all.filter(c => [0, ANNOUNCEMENT, 15, 16].includes(c.type)).sort((a, b) => a.position - b.position);
  const conversations = all.filter(isDirect).sort((a, b) => timeOfLast(b) - timeOfLast(a));
  list.replaceChildren(
    ...channels.map(channel => el("section", {}, entry(channel, signOf(channel)), threadsOf(channel).map(thread => entry(thread, icon("nested", 14))))),
    ...(conversations.length ? [el("section", {}, el("h2.channels-head", {}, "Direct messages"), conversations.map(channel => entry(channel, signOf(channel))))] : []));
  if (focused) list.querySelector(`[data-channel-id="${focused}"]`)?.focus();
}

/** A forum shows its posts itself; of a channel's threads those in use are enough, and the one that is open. */
function threadsOf(parent) {
  if (isForum(parent)) return [];
  return [...state.channels.values()]
    .filter(c => isThread(c) && c.parent_id === parent.id && !c.thread_metadata.archived)
    .sort((a, b) => timeOfLast(b) - timeOfLast(a))
    .filter((thread, i) => i < 5 || thread.id === here().thread);
}

function entry(channel, prefix) {
  const { channel: open, thread } = here();
  const [unread, count] = [isUnread(channel), mentionsIn(channel.id)];
  return el(`button.channel${isThread(channel) ? ".nested" : ""}${unread ? ".unread" : ""}`, {
    type: "button",
    title: channel.name,
    data: { channelId: channel.id },
    "aria-current": channel.id === open || channel.id === thread ? "page" : null,
    onclick: () => go(channel.id),
  }, el("span.sign", { "aria-hidden": "true" }, prefix), el("span.name", {}, channel.name),
  unread && el("span.sr", {}, ", unread"),
  count > 0 && el("span.count-badge", {}, String(count), el("span.sr", {}, count === 1 ? " mention" : " mentions")));
}
