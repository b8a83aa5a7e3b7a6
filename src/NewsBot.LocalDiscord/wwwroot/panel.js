// A channel or a thread: its head, its messages or posts, and where one writes.
import { el } from "./dom.js";
import { chooseChannel, closeThread, jump } from "./navigation.js";
import { icon } from "./icons.js";
import { changes, isForum, loadMessages, state } from "./state.js";
import { Composer } from "./composer.js";
import { renderForum } from "./forum.js";
import { renderMessage } from "./message.js";
import { renderTree } from "./tree.js";

const TOGETHER = 5 * 60_000;

export class Panel {
  #root; #isThread; #list; #composer; #body; #tree; #loading = false;
  channelId = null;

  constructor(root, { isThread = false } = {}) {
    this.#root = root;
    this.#isThread = isThread;
    changes.addEventListener("message-created", ({ detail }) => { if (this.#shows(detail.channel_id)) this.#add(detail); });
    changes.addEventListener("message-updated", ({ detail }) => { if (this.#shows(detail.channel_id)) this.#refresh(detail); });
    changes.addEventListener("message-deleted", ({ detail }) => { if (this.#shows(detail.channel_id)) this.#draw(); });
    changes.addEventListener("channels", ({ detail }) => this.#channelChanged(detail));
    changes.addEventListener("typing", ({ detail }) => { if (detail.channel_id === this.channelId) this.#composer?.showTyping(detail.user_id); });
  }

  get channel() { return state.channels.get(this.channelId); }

  reset() { this.channelId = null; }

  close() {
    this.channelId = null;
    this.#root.hidden = this.#isThread;
    this.#root.replaceChildren();
  }

  async open(channelId) {
    if (this.channelId === channelId) return;
    this.channelId = channelId;
    this.#root.hidden = false;
    this.#tree = null;
    this.#body = el("div.body");
    this.#root.replaceChildren(this.#head(), this.#body);
    if (isForum(this.channel)) {
      this.#list = this.#composer = null;
      renderForum(this.#body, this.channel);
      return;
    }

    this.#list = el("div.messages", { role: "log", "aria-label": "Messages", tabIndex: 0, data: { testid: "messages" }, onscroll: () => this.#scrolled() });
    this.#composer = new Composer(this.channel);
    this.#body.append(this.#list, this.#composer.element);
    await loadMessages(channelId);
    if (this.channelId !== channelId) return;
    this.#draw(true);
    this.#composer.focus();
  }

  reply(message) { this.#composer.reply(message); }

  /** The thread as a picture instead of its messages; all of them, for a branch may begin long ago. */
  async #toggleTree() {
    if (this.#tree) return this.#closeTree();
    this.#tree = el("div.tree-view");
    this.#list.hidden = true;
    this.#list.before(this.#tree);
    for (let known = state.messages.get(this.channelId); known?.length && !known.complete;) known = await loadMessages(this.channelId, known[0].id);
    this.#drawTree();
  }

  #closeTree(messageId) {
    this.#tree.remove();
    this.#tree = null;
    this.#list.hidden = false;
    this.#draw(true);
    if (messageId) jump(messageId);
  }

  #drawTree() { this.#tree?.replaceChildren(renderTree(state.messages.get(this.channelId) ?? [], id => this.#closeTree(id))); }

  #shows(channelId) { return this.channelId === channelId && this.#list; }

  #head() {
    const channel = this.channel;
    return el("header.head", {},
      !this.#isThread && el("button.icon.menu-button", { type: "button", "aria-label": "Channels", title: "Channels", data: { testid: "show-channels" }, onclick: chooseChannel }, icon("menu")),
      el("h2", { data: { testid: "panel-title" } }, this.#isThread ? "" : el("span.sign", { "aria-hidden": "true" }, isForum(channel) ? icon("forum") : "#", " "), channel.name),
      channel.topic && el("p.topic", {}, channel.topic),
      channel.thread_metadata?.archived && el("span.badge", {}, "archived"),
      channel.thread_metadata?.locked && el("span.badge", {}, "locked"),
      this.#isThread && el("button.icon", { type: "button", "aria-label": "Reply tree", title: "Reply tree", data: { testid: "tree-button" }, onclick: () => this.#toggleTree() }, icon("tree")),
      this.#isThread && el("button.icon", { type: "button", "aria-label": "Close thread", title: "Close thread", data: { testid: "close-thread" }, onclick: closeThread }, icon("close")));
  }

  #channelChanged(channel) {
    if (!this.channelId) return;
    if (channel.deleted && channel.id === this.channelId) return this.close();
    if (channel.id === this.channelId) this.#root.querySelector(".head")?.replaceWith(this.#head());
    if (isForum(this.channel) && (channel.parent_id === this.channelId || channel.deleted)) renderForum(this.#body, this.channel);
    if (this.#list) this.#list.querySelector(`[data-thread-of="${channel.id}"]`)?.replaceWith(...this.#threadButton(channel));
  }

  #threadButton(channel) {
    const message = state.messages.get(this.channelId)?.find(m => m.id === channel.id);
    if (!message || channel.deleted) return [];
    const drawn = renderMessage({ ...message, thread: state.channels.get(channel.id) }, this).querySelector("[data-thread-of]");
    return drawn ? [drawn] : [];
  }

  #draw(toEnd = false) {
    const messages = state.messages.get(this.channelId) ?? [];
    const stay = this.#list.scrollHeight - this.#list.scrollTop;
    const wasAtEnd = this.#isAtEnd();
    this.#list.replaceChildren(...messages.map((message, i) => renderMessage(message, this, this.#follows(message, messages[i - 1]))));
    if (!messages.length) this.#list.append(el("p.empty", {}, "Nothing was said here yet."));
    this.#list.scrollTop = this.#list.scrollHeight - (toEnd || wasAtEnd ? 0 : stay);
    this.#drawTree();
  }

  #add(message) {
    const messages = state.messages.get(this.channelId) ?? [];
    const wasAtEnd = this.#isAtEnd();
    this.#list.querySelector(".empty")?.remove();
    this.#list.append(renderMessage(message, this, this.#follows(message, messages.at(-2))));
    this.#composer.stopTyping(message.author.id);
    if (wasAtEnd || message.author.id === state.me.id) this.#list.scrollTop = this.#list.scrollHeight;
    this.#drawTree();
  }

  #refresh(message) {
    const old = this.#list.querySelector(`[data-message-id="${message.id}"]`);
    const wasAtEnd = this.#isAtEnd();
    old?.replaceWith(renderMessage(message, this, old.classList.contains("follows")));
    if (wasAtEnd) this.#list.scrollTop = this.#list.scrollHeight;
    this.#drawTree();
  }

  /** One author's messages in quick succession share a head. */
  #follows(message, previous) {
    return previous && previous.author.id === message.author.id && [0, 20].includes(previous.type) && message.type === 0
      && new Date(message.timestamp) - new Date(previous.timestamp) < TOGETHER && (previous.flags & 64) === (message.flags & 64);
  }

  #isAtEnd() { return this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < 80; }

  async #scrolled() {
    const messages = state.messages.get(this.channelId);
    if (this.#list.scrollTop > 100 || this.#loading || !messages?.length || messages.complete) return;
    this.#loading = true;
    await loadMessages(this.channelId, messages[0].id);
    this.#draw();
    this.#loading = false;
  }
}
