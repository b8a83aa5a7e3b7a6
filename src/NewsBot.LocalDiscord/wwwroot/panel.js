// A channel or a thread: its head, its messages or posts, and where one writes.
import { edit } from "./toolbar.js";
import { el } from "./dom.js";
import { chooseChannel, closeThread, here } from "./navigation.js";
import { icon } from "./icons.js";
import { changes, isForum, loadMessages, state } from "./state.js";
import { signOf } from "./channels.js";
import { loadCommands } from "./commands.js";
import { Composer } from "./composer.js";
import { renderForum } from "./forum.js";
import { MessageList } from "./message-list.js";
import { renderMessage } from "./message.js";
import { renderTree } from "./tree.js";

export class Panel {
  #root; #isThread; #list; #composer; #body; #tree;
  channelId = null;

  constructor(root, { isThread = false } = {}) {
    this.#root = root;
    this.#isThread = isThread;
    this.#listen("message-created", message => {
      this.#list.add(message);
      this.#composer.stopTyping(message.author.id);
    });
    this.#listen("message-updated", message => this.#list.refresh(message.id));
    this.#listen("message-deleted", message => this.#list.remove(message.id));
    this.#listen("typing", ({ user_id }) => this.#composer.showTyping(user_id));
    changes.addEventListener("channels", ({ detail }) => this.#channelChanged(detail));
    changes.addEventListener("jump", () => this.#jump());
  }

  get channel() { return state.channels.get(this.channelId); }

  reset() { this.channelId = null; }

  close() {
    this.channelId = this.#list = null;
    this.#root.hidden = this.#isThread;
    this.#root.replaceChildren();
  }

  async open(channelId) {
    if (this.channelId === channelId) return;
    this.channelId = channelId;
    this.#root.hidden = false;
    this.#tree = this.#list = this.#composer = null;
    this.#body = el("div.body");
    this.#root.replaceChildren(this.#head(), this.#body);
    if (isForum(this.channel)) return renderForum(this.#body, this.channel);

    const list = new MessageList(channelId, this);
    this.#composer = new Composer(this.channel, this);
    this.#body.append(list.element, this.#composer.element);
    await Promise.all([loadMessages(channelId), loadCommands(channelId)]);
    if (this.channelId !== channelId) return;
    this.#list = list;
    list.open();
    this.#composer.focus();
    this.#jump();
  }

  /** Draws again what depends on one's settings. */
  redraw() { this.#list?.draw(); }

  /** One looks at the page again. */
  seen() { this.#list?.reached(); }

  /** Goes on where one writes, or at what a thread was opened with if that is in sight. */
  focus(threadId) {
    const opener = threadId && this.#root.querySelector(`[data-thread-of="${threadId}"], .forum-post[data-channel-id="${threadId}"]`);
    const box = opener?.getBoundingClientRect();
    const isInSight = box && box.top >= this.#body.getBoundingClientRect().top && box.bottom <= innerHeight;
    (isInSight || !this.#composer ? opener : this.#composer)?.focus();
  }

  /** Which post of a forum is open. */
  markOpen() {
    for (const post of this.#root.querySelectorAll(".forum-post")) post.ariaCurrent = post.dataset.channelId === here().thread ? "page" : null;
  }

  reply(message) { this.#composer.reply(message); }

  write(text) { this.#composer.write(text); }

  fail(text) { this.#composer.fail(text); }

  toPresent() { this.#list?.toPresent(); }

  editLast() { this.#list.editLast(); }

  closeIfThread() { if (this.#isThread) closeThread(); }

  edit(message) {
    edit(message, this.#list.find(message.id), () => {
      this.#list.refresh(message.id);
      this.focus();
    });
  }

  #listen(type, then) {
    changes.addEventListener(type, ({ detail }) => {
      if (detail.channel_id !== this.channelId || !this.#list) return;
      then(detail);
      this.#drawTree();
    });
  }

  #jump() {
    if (!this.#list || state.target?.channelId !== this.channelId) return;
    const { messageId } = state.target;
    state.target = null;
    this.#list.reveal(messageId);
  }

  /** The thread as a picture instead of its messages; all of them, for a branch may begin long ago. */
  async #toggleTree() {
    if (this.#tree) return this.#closeTree();
    this.#tree = el("div.tree-view");
    this.#list.element.hidden = true;
    this.#list.element.before(this.#tree);
    for (let known = state.messages.get(this.channelId); known?.length && !known.complete;) known = await loadMessages(this.channelId, known[0].id);
    this.#drawTree();
  }

  #closeTree(messageId) {
    this.#tree.remove();
    this.#tree = null;
    this.#list.element.hidden = false;
    this.#list.draw(true);
    if (messageId) this.#list.reveal(messageId);
  }

  #drawTree() { this.#tree?.replaceChildren(renderTree(state.messages.get(this.channelId) ?? [], id => this.#closeTree(id))); }

  #head() {
    const channel = this.channel;
    return el("header.head", {},
      this.#isThread
        ? el("button.icon.menu-button", { type: "button", "aria-label": "Back to the channel", title: "Back to the channel", onclick: closeThread }, icon("back"))
        : el("button.icon.menu-button", { type: "button", "aria-label": "Channels", title: "Channels", data: { testid: "show-channels" }, onclick: chooseChannel }, icon("menu")),
      el("h2", { title: channel.name, data: { testid: "panel-title" } }, this.#isThread ? "" : el("span.sign", { "aria-hidden": "true" }, signOf(channel), " "), channel.name),
      channel.topic && el("p.topic", { title: channel.topic }, channel.topic),
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
    if (this.#list) this.#list.element.querySelector(`[data-thread-of="${channel.id}"]`)?.replaceWith(...this.#threadButton(channel));
  }

  #threadButton(channel) {
    const message = state.messages.get(this.channelId)?.find(m => m.id === channel.id);
    if (!message || channel.deleted) return [];
    const drawn = renderMessage({ ...message, thread: state.channels.get(channel.id) }, this).querySelector("[data-thread-of]");
    return drawn ? [drawn] : [];
  }
}
