// Where one writes: text, a reply, or a slash command.
import { api } from "./api.js";
import { displayName, el } from "./dom.js";
import { CommandForm } from "./command-form.js";
import { Completions } from "./completions.js";
import { loadCommands, matching } from "./commands.js";
import { icon } from "./icons.js";
import { suggestNames, toIds } from "./mentions.js";
import { jump } from "./navigation.js";
import { isDirect, isThread, state } from "./state.js";

const TYPING = 8_000;

// What is being written outlives a look elsewhere, and a reconnection.
const drafts = new Map();

export class Composer {
  #channel; #panel; #text; #completions = new Completions(); #replyTo = null; #replying; #error; #typing; #row; #typers = new Map(); #toldTyping = 0;

  constructor(channel, panel) {
    this.#channel = channel;
    this.#panel = panel;
    const place = isThread(channel) ? "this thread" : isDirect(channel) ? `@${channel.name}` : `#${channel.name}`;
    this.#text = el("textarea", {
      rows: 1, placeholder: `Message ${place} — type / for commands`, value: drafts.get(channel.id) ?? "", "aria-label": `Message ${channel.name}`, "aria-autocomplete": "list",
      data: { testid: "composer" }, oninput: () => this.#changed(), onkeydown: event => this.#key(event), onblur: () => this.#completions.hide(),
    });
    this.#replying = el("div.replying-to", { hidden: true, data: { testid: "replying-to" } });
    this.#error = el("p.error", { role: "alert", data: { testid: "composer-error" } });
    this.#typing = el("p.typing", { role: "status", data: { testid: "typing" } });
    this.#row = el("div.writing");
    this.element = el("form.composer", { onsubmit: event => { event.preventDefault(); this.#send(); } }, this.#completions.element, this.#replying, this.#row, this.#error, this.#typing);
    this.#showText();
  }

  focus() { (this.#row.contains(this.#text) ? this.#text : this.#row.querySelector("input") ?? this.#row.querySelector("button"))?.focus({ preventScroll: true }); }

  fail(text) { this.#error.textContent = text; }

  /** Goes on with what is written here, as if it had been typed. */
  write(text) {
    if (!this.#row.contains(this.#text)) this.#showText();
    this.#text.value = text.startsWith("/") ? text : this.#text.value + text;
    this.focus();
    this.#changed();
  }

  reply(message) {
    this.#replyTo = message;
    this.#replying.hidden = !message;
    this.#replying.replaceChildren(...(message ? [
      el("button.link", { type: "button", onclick: () => jump(message.channel_id, message.id) }, "Replying to ", el("b", {}, displayName(message.author))),
      el("button.icon", { type: "button", "aria-label": "Stop replying", title: "Stop replying", onclick: () => this.reply(null) }, icon("close"))] : []));
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
    this.#row.replaceChildren(this.#text, el("button.button.primary.send", { type: "submit", data: { testid: "send" }, "aria-label": "Send", title: "Send" }, icon("send")));
  }

  #changed() {
    this.#error.textContent = "";
    drafts.set(this.#channel.id, this.#text.value);
    this.#text.rows = Math.min(8, this.#text.value.split("\n").length);
    const match = /^\/([^\n]*)$/.exec(this.#text.value);
    if (match) return this.#complete(match[1]);
    this.#completeName();
    if (this.#text.value && Date.now() - this.#toldTyping > TYPING) {
      this.#toldTyping = Date.now();
      api("POST", `channels/${this.#channel.id}/typing`).catch(() => {});
    }
  }

  async #complete(typed) {
    if (typed === "") await loadCommands(this.#channel.id);
    if (this.#text.value !== "/" + typed) return; // more was typed meanwhile
    const items = matching(this.#channel.id, typed).map(command => ({ value: "/" + command.path, label: "/" + command.shown, detail: command.description, note: command.command.application.name, command }));
    this.#completions.show(this.#text, items, item => this.#choose(item.command, typed), "Commands");
  }

  #completeName() {
    const names = suggestNames(this.#text.value, this.#text.selectionStart);
    if (!names?.found.length) return this.#completions.hide();
    this.#completions.show(this.#text, names.found, ({ value }) => this.#text.setRangeText(value + " ", names.from, this.#text.selectionStart, "end"), "Mention");
  }

  #choose(command, typed) {
    const form = new CommandForm(command, this.#channel, this.#completions, {
      close: text => this.#back(text),
      fail: message => this.fail(message),
    });
    this.fail("");
    this.#row.replaceChildren(form.element);
    const name = [command.shown, command.path].find(path => typed.toLowerCase().startsWith(path.toLowerCase() + " "));
    form.fill(name && typed.slice(name.length).trim());
    form.focus();
  }

  #back(text) {
    this.#text.value = text;
    drafts.set(this.#channel.id, text);
    this.#showText();
    this.focus();
    if (text) this.#changed();
  }

  #key(event) {
    if (this.#completions.key(event) || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape") {
      if (this.#replyTo) this.reply(null);
      else this.#panel.toPresent();
    } else if (event.key === "ArrowUp" && !this.#text.value) {
      event.preventDefault();
      this.#panel.editLast();
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
    this.#completions.hide();
    try {
      await api("POST", `channels/${this.#channel.id}/messages`, { content: toIds(content), ...reference });
      if (this.#replyTo) this.reply(null);
    } catch (error) {
      this.#text.value = content;
      this.fail(error.message);
    }
  }
}
