// What this page knows, kept current by the gateway. Views listen to "change" events named after what changed.
import { api } from "./api.js";
import { displayName } from "./dom.js";
import { clearReactions, react } from "./reactions.js";

export const state = { me: null, guild: null, channels: new Map(), users: new Map(), members: new Map(), roles: new Map(), messages: new Map(), commands: new Map(), sessionId: null, locale: "en-US" };
export const changes = new EventTarget();
export const nonces = new EventTarget();

export const tell = (type, detail) => changes.dispatchEvent(new CustomEvent(type, { detail }));
const tellNonce = (nonce, detail) => nonces.dispatchEvent(new CustomEvent(nonce, { detail }));
const MANAGE_MESSAGES = 1n << 13n;
const EPHEMERAL = 64;

export const isDirect = channel => channel?.type === 1;

export const isThread = channel => [10, 11, 12].includes(channel?.type);
export const timeOfLast = channel => Number(BigInt(channel.last_message_id ?? channel.id) >> 22n) + 1420070400000;
export const isForum = channel => [15, 16].includes(channel?.type);

// What arrives while a channel's first page is on its way, which may have been made before it.
const arriving = new Map();

/** Newest last; everything from the first page on is kept, ephemeral messages too. */
export async function loadMessages(channelId, before) {
  const known = state.messages.get(channelId);
  if (known && !before) return known;
  if (!known) arriving.set(channelId, arriving.get(channelId) ?? []);
  const page = (await api("GET", `channels/${channelId}/messages?limit=50${before ? `&before=${before}` : ""}`)).reverse();
  page.forEach(learn);
  if (!before && state.messages.has(channelId)) return state.messages.get(channelId);
  const later = known ?? arriving.get(channelId)?.filter(message => !page.some(one => one.id === message.id)) ?? [];
  arriving.delete(channelId);
  const list = [...page, ...later];
  list.complete = page.length < 50;
  state.messages.set(channelId, list);
  return list;
}

/** Puts away what only oneself can see; for Discord it was never there. */
export function forget(message) {
  const list = state.messages.get(message.channel_id);
  list.splice(list.findIndex(known => known.id === message.id), 1);
  tell("message-deleted", message);
}

export function canDelete(message) {
  const member = state.members.get(state.me.id);
  if (message.author.id === state.me.id || state.guild.owner_id === state.me.id) return true;
  const bits = [state.guild.id, ...(member?.roles ?? [])].reduce((sum, role) => sum | BigInt(state.roles.get(role)?.permissions ?? 0), 0n);
  return (bits & (MANAGE_MESSAGES | 8n)) !== 0n;
}

export function apply(name, data) {
  handlers[name]?.(data);
  if (["INTERACTION_CREATE", "INTERACTION_SUCCESS", "INTERACTION_FAILURE", "INTERACTION_MODAL_CREATE", "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE"].includes(name) && data.nonce)
    tellNonce(data.nonce, { name, data });
  if (name === "INTERACTION_MODAL_CREATE") tell("modal", data);
}

function learn(message) {
  state.users.set(message.author.id, message.author);
  message.mentions?.forEach(user => state.users.set(user.id, user));
  if (message.thread) state.channels.set(message.thread.id, message.thread);
}

function putChannel(channel) {
  keepChannel(channel);
  tell("channels", channel);
}

/** A conversation is called after whom one has it with. */
function keepChannel(channel) {
  channel.recipients?.forEach(user => state.users.set(user.id, user));
  const name = channel.recipients ? displayName(channel.recipients[0]) : channel.name;
  state.channels.set(channel.id, { ...state.channels.get(channel.id), ...channel, name });
}

function dropChannel({ id }) {
  state.channels.delete(id);
  tell("channels", { id, deleted: true });
}

function bumpThread(channelId, by) {
  const thread = state.channels.get(channelId);
  if (!isThread(thread)) return;
  thread.message_count = Math.max(0, (thread.message_count ?? 0) + by);
  tell("channels", thread);
}

function change({ channel_id, message_id }, how) {
  const message = state.messages.get(channel_id)?.find(known => known.id === message_id);
  if (!message) return;
  how(message);
  tell("message-updated", message);
}

const handlers = {
  READY(data) {
    Object.assign(state, { me: data.user, sessionId: data.session_id, guild: null, locale: data.user_settings.locale });
    for (const known of [state.channels, state.users, state.members, state.roles, state.messages, state.commands]) known.clear();
    state.users.set(data.user.id, data.user);
    data.private_channels.forEach(keepChannel);
    tell("ready");
  },
  GUILD_CREATE(guild) {
    state.guild = guild;
    guild.roles.forEach(role => state.roles.set(role.id, role));
    for (const member of guild.members) {
      state.members.set(member.user.id, member);
      state.users.set(member.user.id, member.user);
    }
    [...guild.channels, ...guild.threads].forEach(channel => state.channels.set(channel.id, channel));
    tell("guild");
  },
  GUILD_UPDATE(guild) { Object.assign(state.guild, guild); tell("guild-name"); },
  GUILD_DELETE() { state.guild = null; state.channels.clear(); tell("guild-gone"); },
  GUILD_MEMBER_ADD(member) { state.members.set(member.user.id, member); state.users.set(member.user.id, member.user); },
  CHANNEL_CREATE: putChannel, CHANNEL_UPDATE: putChannel, CHANNEL_DELETE: dropChannel,
  THREAD_CREATE: putChannel, THREAD_UPDATE: putChannel, THREAD_DELETE: dropChannel,
  MESSAGE_CREATE(message) {
    learn(message);
    const channel = state.channels.get(message.channel_id);
    if (channel && !(message.flags & EPHEMERAL)) channel.last_message_id = message.id;
    (state.messages.get(message.channel_id) ?? arriving.get(message.channel_id))?.push(message);
    if (message.id !== message.channel_id && message.type !== 21) bumpThread(message.channel_id, 1);
    tell("message-created", message);
  },
  MESSAGE_UPDATE(message) {
    learn(message);
    const list = state.messages.get(message.channel_id);
    const at = list?.findIndex(known => known.id === message.id) ?? -1;
    if (at >= 0) {
      const mine = new Set((list[at].reactions ?? []).filter(r => r.me).map(r => r.emoji.name));
      message.reactions?.forEach(r => { r.me = mine.has(r.emoji.name); });
      list[at] = message;
    }
    tell("message-updated", message);
  },
  MESSAGE_DELETE({ id, channel_id }) {
    const list = state.messages.get(channel_id);
    const at = list?.findIndex(known => known.id === id) ?? -1;
    if (at >= 0) list.splice(at, 1);
    list?.filter(answer => answer.referenced_message?.id === id).forEach(answer => { answer.referenced_message = null; });
    bumpThread(channel_id, -1);
    tell("message-deleted", { id, channel_id });
  },
  MESSAGE_DELETE_BULK({ ids, channel_id }) { ids.forEach(id => handlers.MESSAGE_DELETE({ id, channel_id })); },
  MESSAGE_REACTION_ADD: data => change(data, message => react(message, data, 1, state.me.id)),
  MESSAGE_REACTION_REMOVE: data => change(data, message => react(message, data, -1, state.me.id)),
  MESSAGE_REACTION_REMOVE_ALL: data => change(data, message => clearReactions(message, data)),
  MESSAGE_REACTION_REMOVE_EMOJI: data => change(data, message => clearReactions(message, data)),
  USER_SETTINGS_UPDATE({ locale }) { state.locale = locale; tell("settings"); },
  TYPING_START(data) { if (data.user_id !== state.me.id) tell("typing", data); },
};
