// Where one is, in the address: #/CHANNEL or #/CHANNEL/THREAD, so that reloading and going back work.
import { state, isThread } from "./state.js";

export const here = () => {
  const [, channel, thread] = location.hash.split("/");
  return { channel, thread };
};

/** Where there is room for one thing only, shows the channels to choose from. */
export function chooseChannel() {
  document.body.classList.add("choosing");
  document.querySelector("[data-testid=channel-list] [aria-current], [data-testid=channel-list] button")?.focus();
}

export function go(channelId) {
  document.body.classList.remove("choosing");
  const channel = state.channels.get(channelId);
  location.hash = isThread(channel) ? `/${channel.parent_id}/${channel.id}` : `/${channelId}`;
}

export const closeThread = () => { location.hash = `/${here().channel}`; };

/** Opens a link to a channel or message here; says whether it was one. */
export function openLink(url) {
  const found = /^(?:https?:\/\/[^/]+)?\/channels\/(?:\d+|@me)\/(\d+)(?:\/(\d+))?$/.exec(url);
  if (!found || !state.channels.has(found[1])) return false;
  go(found[1]);
  if (found[2]) jump(found[2]);
  return true;
}

/** Scrolls to a message once it is there, and marks it for a moment. */
export function jump(messageId, patience = 20) {
  const message = document.querySelector(`[data-message-id="${CSS.escape(messageId)}"]`);
  if (!message) {
    if (patience > 0) setTimeout(() => jump(messageId, patience - 1), 100);
    return;
  }
  message.scrollIntoView({ block: "center" });
  message.classList.add("jumped");
  setTimeout(() => message.classList.remove("jumped"), 2_000);
}
