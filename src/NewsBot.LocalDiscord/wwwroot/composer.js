// Where one writes: text, a reply, or a slash command.
import { api } from "./api.js";
import { displayName, el } from "./dom.js";
import { CommandForm } from "./command-form.js";
import { Completions } from "./completions.js";
import { slashCommands } from "./commands.js";
import { icon } from "./icons.js";
import { jump } from "./navigation.js";
import { isThread, loadCommands, state } from "./state.js";

const TYPING = 8_000;

// What is being written outlives a look elsewhere, and a reconnection.
const drafts = new Map();

export class Composer {
  #channel; #text; #completions = new Completions(); #replyTo = null; #replying; #error; #typing; #row; #typers = new Map(); #toldTyping = 0;

  constructor(channel) {
    this.#channel = channel;
    this.#text = el("textarea", {
      rows: 1, placeholder: `Message ${isThread(channel) ? "this thread" : "#" + channel.name} — type / for commands`, value: drafts.get(channel.id) ?? "", "aria-label": `Message ${channel.name}`, role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list",
      data: { testid: "composer" }, oninput: () => this.#changed(), onkeydown: event => this.#key(event), onblur: () => this.#completions.hide(),
    });
    this.#replying = el("div.replying-to", { hidden: true, data: { testid: "replying-to" } });
    this.#error = el("p.error", { role: "alert", data: { testid: "composer-error" } });
    this.#typing = el("p.typing", { role: "status", data: { testid: "typing" } });
    this.#row = el("div.writing");
    this.element = el("form.composer", { onsubmit: event => { event.preventDefault(); this.#send(); } }, this.#completions.element, this.#replying, this.#row, this.#error, this.#typing);
    this.#showText();
  }

  focus() { this.#text.focus({ preventScroll: true }); }

  reply(message) {
    this.#replyTo = message;
    this.#replying.hidden = !message;
    this.#replying.replaceChildren(...(message ? [
      el("button.link", { type: "button", onclick: () => jump(message.id) }, "Replying to ", el("b", {}, displayName(message.author))),
      el("button.icon", { type: "button", "aria-label": "Stop replying", onclick: () => this.reply(null) }, icon("close"))] : []));
    this.focus();
  }

  showTyping(userId) {
    clearTimeout(this.#typers.get(userId));
    this.#typers.set(userId, setTimeout(() => this.stopTyping(userId), TYPING + 2_000));
    this.#drawTyping();
  }

  stopTyping(userId) {
    this.#typers.delete(userId);
    this.#drawTyping();
  }

  #drawTyping() {
    const names = [...this.#typers.keys()].map(id => displayName(state.users.get(id) ?? { username: "Someone" }));
    this.#typing.textContent = names.length ? `${names.join(", ")} ${names.length > 1 ? "are" : "is"} typing …` : "";
  }

  #showText() {
    this.#row.replaceChildren(this.#text, el("button.button.primary.send", { type: "submit", data: { testid: "send" }, "aria-label": "Send" }, icon("send")));
  }

  #changed() {
    this.#error.textContent = "";
    drafts.set(this.#channel.id, this.#text.value);
    this.#text.rows = Math.min(8, this.#text.value.split("\n").length);
    const match = /^\/([^\n]*)$/.exec(this.#text.value);
    if (match) this.#complete(match[1]);
    else this.#completions.hide();
    if (!match && this.#text.value && Date.now() - this.#toldTyping > TYPING) {
      this.#toldTyping = Date.now();
      api("POST", `channels/${this.#channel.id}/typing`).catch(() => {});
    }
  }

  async #complete(typed) {
    if (typed === "") await loadCommands();
    if (this.#text.value !== "/" + typed) return; // more was typed meanwhile
    const words = typed.toLowerCase();
    const found = slashCommands().filter(command => command.path.includes(words) || words.startsWith(command.path + " "));
    found.sort((a, b) => Number(b.path.startsWith(words)) - Number(a.path.startsWith(words)));
    this.#completions.show(this.#text, found.map(command => ({ value: "/" + command.path, label: "/" + command.path, detail: command.description, note: command.command.application.name, command })), item => this.#choose(item.command), "Commands");
  }

  #choose(command) {
    const form = new CommandForm(command, this.#channel, this.#completions, {
      close: () => { this.#text.value = ""; drafts.delete(this.#channel.id); this.#showText(); this.focus(); },
      fail: message => { this.#error.textContent = message; },
    });
    this.#error.textContent = "";
    this.#row.replaceChildren(form.element);
    form.focus();
  }

  #key(event) {
    if (this.#completions.key(event) || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape" && this.#replyTo) {
      this.reply(null);
    }
  }

  async #send() {
    const content = this.#text.value;
    if (!this.#row.contains(this.#text) || !content.trim()) return;
    const reference = this.#replyTo && { message_reference: { message_id: this.#replyTo.id } };
    this.#text.value = "";
    drafts.delete(this.#channel.id);
    this.#text.rows = 1;
    this.#toldTyping = 0;
    try {
      await api("POST", `channels/${this.#channel.id}/messages`, { content, ...reference });
      this.reply(null);
    } catch (error) {
      this.#text.value = content;
      this.#error.textContent = error.message;
    }
  }
}
