// What one can do with a message, or with whoever wrote it.
import { api } from "./api.js";
import { commandsIn } from "./commands.js";
import { confirmThat } from "./dialog.js";
import { displayName } from "./dom.js";
import { interact } from "./interactions.js";
import { openMenu } from "./menu.js";
import { go } from "./navigation.js";
import { canDelete, isDirect, isThread, state } from "./state.js";
import { markUnread } from "./unread.js";

const EPHEMERAL = 64, STARTED_THREAD = 18;
const USER_COMMAND = 2, MESSAGE_COMMAND = 3;
const REACTIONS = { "👍": "Thumbs up", "👎": "Thumbs down", "❤️": "Heart", "😄": "Smile", "😮": "Surprised", "🎉": "Party", "👀": "Eyes", "✅": "Done" };

const path = message => `channels/${message.channel_id}/messages/${message.id}`;

/** The few that are at hand beside a message come first, each named for the tests. */
export function actionsOf(message, panel) {
  if (message.flags & EPHEMERAL) return [];
  const place = state.channels.get(message.channel_id);
  const isMine = message.author.id === state.me.id;
  const attempt = run => () => Promise.resolve(run()).catch(error => panel.fail(error.message));
  return [
    { action: "react", sign: "react", label: "Add reaction", isQuick: true, hasMenu: true, run: at => openMenu("Reactions", reactions(message, attempt), at) },
    { action: "reply", sign: "reply", label: "Reply", isQuick: true, run: () => panel.reply(message) },
    isMine && [0, 19].includes(message.type) && { action: "edit", sign: "edit", label: "Edit message", isQuick: true, run: () => panel.edit(message) },
    !message.thread && !isThread(place) && !isDirect(place) && message.type !== STARTED_THREAD
      && { action: "thread", sign: "thread", label: "Create thread", isQuick: true, run: attempt(() => startThread(message)) },
    message.content && { action: "copy", sign: "copy", label: "Copy text", run: attempt(() => navigator.clipboard.writeText(message.content)) },
    { action: "link", sign: "link", label: "Copy message link", run: attempt(() => navigator.clipboard.writeText(`${location.origin}/channels/${state.guild.id}/${message.channel_id}/${message.id}`)) },
    { action: "unread", sign: "eye", label: "Mark unread", run: () => { markUnread(message); panel.closeIfThread(); } },
    canDelete(message) && { action: "delete", sign: "delete", label: "Delete message", danger: true, run: () =>
      confirmThat("Delete message", "It is gone for everybody, and this cannot be taken back.", "Delete", attempt(() => api("DELETE", path(message)))) },
  ].filter(Boolean);
}

/** The menu of a message: all of that, and what applications offer. */
export function messageMenu(message, panel, at) {
  const actions = actionsOf(message, panel);
  if (!actions.length) return;
  const gone = actions.filter(action => action.danger);
  openMenu("Message", [
    ...actions.filter(action => !action.danger).map(action => ({ ...action, run: () => action.run(at) })),
    ...apps(MESSAGE_COMMAND, message, message.id, panel),
    ...(gone.length ? [null, ...gone] : []),
  ], at);
}

/** The menu of a person, as they are met in a channel; a webhook is nobody. */
export function userMenu(user, channelId, panel, at) {
  openMenu(displayName(user), [
    displayName(user),
    { action: "mention", sign: "mention", label: "Mention", run: () => panel.write(`@${user.username} `) },
    ...apps(USER_COMMAND, { channel_id: channelId }, user.id, panel),
  ], at);
}

/** Uses an application's entry in a menu. */
function apps(type, { channel_id }, target_id, panel) {
  const commands = commandsIn(channel_id).filter(command => command.type === type);
  return commands.length ? [null, "Apps", ...commands.map(command => ({
    action: "app", sign: "app", label: command.name_localized ?? command.name,
    run: () => interact(2, command.application_id, channel_id, { id: command.id, name: command.name, type, version: command.version, target_id }).catch(error => panel.fail(error.message)),
  }))] : [];
}

const reactions = (message, attempt) => Object.entries(REACTIONS).map(([emoji, name]) =>
  ({ action: "emoji", label: `${emoji} ${name}`, run: attempt(() => api("PUT", `${path(message)}/reactions/${encodeURIComponent(emoji)}/@me`)) }));

async function startThread(message) {
  const name = (message.embeds[0]?.title || message.content.split("\n")[0] || "Thread").slice(0, 80);
  const thread = await api("POST", `${path(message)}/threads`, { name });
  state.channels.set(thread.id, thread);
  go(thread.id);
}
