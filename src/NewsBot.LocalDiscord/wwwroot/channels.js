// The list of channels, with each one's active threads below it.
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { go, here } from "./navigation.js";
import { isForum, isThread, state } from "./state.js";

const sign = channel => isForum(channel) ? icon("forum") : "#";

export function renderChannels(list) {
  const focused = document.activeElement?.closest("[data-channel-id]")?.dataset.channelId;
  const channels = [...state.channels.values()].filter(c => [0, 5, 15, 16].includes(c.type)).sort((a, b) => a.position - b.position);
  list.replaceChildren(...channels.map(channel => el("section", {},
    entry(channel, sign(channel)),
    threadsOf(channel).map(thread => entry(thread, icon("nested", 14))))));
  if (focused) list.querySelector(`[data-channel-id="${focused}"]`)?.focus();
}

/** A forum shows its posts itself; of a channel's threads those in use are enough. */
function threadsOf(parent) {
  if (isForum(parent)) return [];
  return [...state.channels.values()]
    .filter(c => isThread(c) && c.parent_id === parent.id && !c.thread_metadata.archived)
    .sort((a, b) => BigInt(b.last_message_id ?? b.id) > BigInt(a.last_message_id ?? a.id) ? 1 : -1)
    .slice(0, 5);
}

function entry(channel, prefix) {
  const { channel: open, thread } = here();
  const isOpen = channel.id === open || channel.id === thread;
  if (isOpen) state.unread.delete(channel.id);
  return el(`button.channel${isThread(channel) ? ".nested" : ""}${state.unread.has(channel.id) ? ".unread" : ""}`, {
    type: "button",
    data: { channelId: channel.id },
    "aria-current": isOpen ? "page" : null,
    onclick: () => go(channel.id),
  }, el("span.sign", { "aria-hidden": "true" }, prefix), el("span.name", {}, channel.name));
}
