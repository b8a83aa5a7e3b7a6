// Where one is, in the address: #/CHANNEL or #/CHANNEL/THREAD, so that reloading and going back work.
import { isThread, state, tell } from "./state.js";

export const here = () => {
  const [, channel, thread] = location.hash.split("/");
  return { channel, thread };
};

/** Where there is room for one thing only, shows the channels to choose from. */
export function chooseChannel() {
  choosing(true);
  document.querySelector("[data-testid=channel-list] [aria-current], [data-testid=channel-list] button")?.focus();
}

export function stopChoosing() {
  if (choosing(false)) document.querySelector("[data-testid=show-channels]")?.focus();
}

/** What is covered meanwhile cannot be reached either. */
function choosing(now) {
  const before = document.body.classList.contains("choosing");
  document.body.classList.toggle("choosing", now);
  document.querySelectorAll(".panel").forEach(panel => { panel.inert = now; });
  return before;
}

export function go(channelId) {
  stopChoosing();
  const channel = state.channels.get(channelId);
  location.hash = isThread(channel) ? `/${channel.parent_id}/${channel.id}` : `/${channelId}`;
}

export const closeThread = () => { location.hash = `/${here().channel}`; };

/** The channel, and perhaps the message, that an address of this Discord leads to. */
export function placeOf(url) {
  const found = /^(?:https?:\/\/[^/]+)?\/channels\/(?:\d+|@me)\/(\d+)(?:\/(\d+))?$/.exec(url);
  return found && state.channels.has(found[1]) ? { channelId: found[1], messageId: found[2] } : null;
}

/** Opens a link to a channel or message here; says whether it was one. */
export function openLink(url) {
  const place = placeOf(url);
  if (!place) return false;
  go(place.channelId);
  if (place.messageId) jump(place.channelId, place.messageId);
  return true;
}

/** Whoever shows the channel, now or soon, takes one to the message. */
export function jump(channelId, messageId) {
  state.target = { channelId, messageId };
  tell("jump");
}
