// Up to where one has read each channel, kept in this browser from one visit to the next.
import { changes, isForum, isThread, state, tell } from "./state.js";

const EPHEMERAL = 64;
const place = () => `read of ${state.guild.id} by ${state.me.id}`;
const mentions = new Map();
let read = {};

/** Who comes for the first time has read everything. */
export function recallReading() {
  mentions.clear();
  read = JSON.parse(localStorage.getItem(place())) ?? Object.fromEntries([...state.channels.values()].map(channel => [channel.id, channel.last_message_id ?? "0"]));
  keep();
}

export const lastRead = channelId => BigInt(read[channelId] ?? 0);

export function isUnread(channel) {
  if (isForum(channel)) return [...state.channels.values()].some(post => isThread(post) && post.parent_id === channel.id && isUnread(post));
  return BigInt(channel.last_message_id ?? 0) > lastRead(channel.id);
}

export const mentionsIn = channelId => mentions.get(channelId) ?? 0;

export const unreadMentions = () => [...mentions.values()].reduce((sum, count) => sum + count, 0);

export function markRead(channelId) {
  const last = state.channels.get(channelId)?.last_message_id ?? "0";
  if (document.visibilityState !== "visible" || (BigInt(last) <= lastRead(channelId) && !mentions.has(channelId))) return;
  read[channelId] = last;
  mentions.delete(channelId);
  keep();
  tell("unread");
}

/** Everything from this message on counts as not yet read. */
export function markUnread(message) {
  read[message.channel_id] = (BigInt(message.id) - 1n).toString();
  keep();
  tell("unread");
}

/** What is said to oneself counts beside the channel's name. */
changes.addEventListener("message-created", ({ detail: message }) => {
  const isMine = message.author.id === state.me.id || message.flags & EPHEMERAL;
  const isToMe = message.mention_everyone || message.mentions.some(user => user.id === state.me.id) || state.channels.get(message.channel_id)?.type === 1;
  if (!isMine && isToMe) mentions.set(message.channel_id, mentionsIn(message.channel_id) + 1);
});

const keep = () => localStorage.setItem(place(), JSON.stringify(read));
