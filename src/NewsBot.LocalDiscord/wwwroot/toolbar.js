// What one can do with a message: react, reply, edit, delete, start a thread, use an application's menu for it or for its author.
import { api } from "./api.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { interact } from "./interactions.js";
import { go } from "./navigation.js";
import { canDelete, isThread, state } from "./state.js";

const EPHEMERAL = 64;
const USER_COMMAND = 2;
const MESSAGE_COMMAND = 3;

export function toolbar(message, panel, content) {
  if (message.flags & EPHEMERAL) return null;
  const isMine = message.author.id === state.me.id;
  const canStart = !message.thread && !isThread(state.channels.get(message.channel_id)) && message.type !== 18;
  return el("div.toolbar", { role: "toolbar", "aria-label": "Message" },
    action("react", "react", "React with 👍", () => api("PUT", `${path(message)}/reactions/${encodeURIComponent("👍")}/@me`)),
    action("reply", "reply", "Reply", () => panel.reply(message)),
    canStart && action("thread", "thread", "Start thread", () => startThread(message)),
    menu(MESSAGE_COMMAND, message, message.id),
    !message.webhook_id && menu(USER_COMMAND, message, message.author.id),
    isMine && [0, 19].includes(message.type) && action("edit", "edit", "Edit", () => edit(message, content)),
    canDelete(message) && action("delete", "delete", "Delete", () => api("DELETE", path(message))));
}

const menu = (type, message, target_id) => state.commands.filter(command => command.type === type).map(command =>
  action("app", "app", command.name, () => interact(2, command.application_id, message.channel_id, { id: command.id, name: command.name, type, version: command.version, target_id })));

const path = message => `channels/${message.channel_id}/messages/${message.id}`;

const action = (name, sign, label, run) => el("button.icon", {
  type: "button", data: { action: name }, "aria-label": label, title: label,
  onclick: () => run()?.catch?.(error => alert(error.message)),
}, icon(sign));

async function startThread(message) {
  const name = (message.embeds[0]?.title || message.content.split("\n")[0] || "Thread").slice(0, 80);
  const thread = await api("POST", `${path(message)}/threads`, { name });
  state.channels.set(thread.id, thread);
  go(thread.id);
}

function edit(message, content) {
  const field = el("textarea", { value: message.content, "aria-label": "Edit message", rows: Math.min(8, message.content.split("\n").length + 1), data: { testid: "edit-field" } });
  const before = [...content.childNodes];
  const done = () => content.replaceChildren(...before);
  const save = async () => {
    if (field.value.trim() === message.content) return done();
    try {
      await api("PATCH", path(message), { content: field.value });
    } catch (error) {
      content.append(el("p.error", { role: "alert" }, error.message));
    }
  };
  field.onkeydown = event => {
    if (event.key === "Escape") done();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      save();
    }
  };
  content.replaceChildren(field, el("p.hint", {}, "escape to cancel · enter to save"));
  field.focus();
}
