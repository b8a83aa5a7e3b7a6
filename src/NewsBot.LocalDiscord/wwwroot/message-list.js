// The messages of a channel or thread: kept in place while they change, days apart, and what is new marked as new.
import { el } from "./dom.js";
import { jumpTo, keepFocus, move } from "./message-focus.js";
import { renderMessage } from "./message.js";
import { loadMessages, state } from "./state.js";
import { dayOf } from "./timestamps.js";
import { lastRead, markRead } from "./unread.js";

const TOGETHER = 7 * 60_000, EPHEMERAL = 64, NEAR = 80, FAR = 400, PAGES = 40;

export class MessageList {
  #channelId; #panel; #log; #present; #readTo = null; #newId = null; #missed = 0; #loading = false; #stuck = true;

  constructor(channelId, panel) {
    this.#channelId = channelId;
    this.#panel = panel;
    this.#log = el("div.messages", { role: "log", "aria-label": "Messages", data: { testid: "messages" }, onscroll: () => this.#scrolled(), onkeydown: event => move(event, this.#log) });
    this.#present = el("button.to-present", { type: "button", hidden: true, data: { testid: "to-present" }, onclick: () => this.toPresent() });
    this.element = el("div.message-list", {}, this.#log, this.#present);
    const stay = () => { if (this.#stuck) this.#log.scrollTop = this.#log.scrollHeight; };
    new ResizeObserver(stay).observe(this.#log);
    this.#log.addEventListener("load", stay, true); // a picture takes its room only now
  }

  get #messages() { return state.messages.get(this.#channelId) ?? []; }

  /** Where one has read to is where one goes on, or else at the end. */
  open() {
    this.#readTo = lastRead(this.#channelId);
    this.draw(true);
    this.#log.querySelector(".new-line")?.scrollIntoView({ block: "center" });
    this.reached();
  }

  draw(toEnd = false) {
    this.#newId = this.#readTo === null ? null : this.#messages.find(message => BigInt(message.id) > this.#readTo && message.author.id !== state.me.id && !(message.flags & EPHEMERAL))?.id;
    const [stay, wasAtEnd] = [this.#log.scrollHeight - this.#log.scrollTop, this.#isAtEnd];
    this.#log.ariaLive = "off"; // what was there already is no news to whoever listens
    requestAnimationFrame(() => { this.#log.ariaLive = "polite"; });
    this.#log.replaceChildren(...this.#messages.flatMap((message, i, all) => this.#draw(message, all[i - 1])));
    if (!this.#messages.length) this.#log.append(el("p.empty", {}, "Nothing was said here yet."));
    this.#log.scrollTop = this.#log.scrollHeight - (toEnd || wasAtEnd ? 0 : stay);
    this.#rove();
  }

  add(message) {
    const wasAtEnd = this.#isAtEnd;
    const isMine = message.author.id === state.me.id;
    this.#log.querySelector(".empty")?.remove();
    if (document.visibilityState !== "visible" && !isMine && !this.#newId) [this.#newId, this.#readTo] = [message.id, lastRead(this.#channelId)];
    this.#log.append(...this.#draw(message, this.#messages.at(-2)));
    this.#rove();
    if (wasAtEnd || isMine || message.flags & EPHEMERAL) this.#log.scrollTop = this.#log.scrollHeight;
    else this.#missed++;
    this.reached();
  }

  /** Draws a message as it is now; not under one's hands while one edits it. */
  refresh(id) {
    const [old, i] = [this.#find(id), this.#messages.findIndex(message => message.id === id)];
    if (!old || i < 0 || old.classList.contains("editing")) return;
    const wasAtEnd = this.#isAtEnd;
    const fresh = renderMessage(this.#messages[i], this.#panel, this.#follows(this.#messages[i], this.#messages[i - 1]));
    keepFocus(old, fresh);
    this.#rove();
    if (wasAtEnd) this.#log.scrollTop = this.#log.scrollHeight;
  }

  remove(id) {
    const gone = this.#find(id);
    if (!gone) return;
    const after = gone.nextElementSibling;
    const hadFocus = gone.contains(document.activeElement);
    gone.remove();
    if (after?.dataset.messageId) this.refresh(after.dataset.messageId);
    for (const line of this.#log.querySelectorAll(".day, .new-line")) if (!line.nextElementSibling?.dataset.messageId && !line.nextElementSibling?.matches(".new-line")) line.remove();
    for (const answer of this.#log.querySelectorAll(`[data-reference-id="${id}"]`)) this.refresh(answer.closest("[data-message-id]").dataset.messageId);
    this.#rove();
    if (hadFocus) this.#panel.focus();
  }

  /** Takes one to a message, however long ago it was said. */
  async reveal(id) {
    for (let page = 0; page < PAGES && !this.#find(id) && this.#messages.length && !this.#messages.complete; page++) await loadMessages(this.#channelId, this.#messages[0].id);
    if (!this.#find(id)) this.draw();
    jumpTo(this.#find(id));
  }

  toPresent() {
    this.#newId = this.#readTo = null;
    this.#log.querySelector(".new-line")?.remove();
    this.#log.scrollTop = this.#log.scrollHeight;
    this.reached();
    this.#panel.focus();
  }

  editLast() {
    const mine = this.#messages.findLast(message => message.author.id === state.me.id && [0, 19].includes(message.type) && !(message.flags & EPHEMERAL));
    if (mine) this.#panel.edit(mine);
  }

  find(id) { return this.#find(id); }

  #find(id) { return this.#log.querySelector(`[data-message-id="${CSS.escape(id)}"]`); }

  #draw(message, previous) {
    const day = dayOf(message.timestamp);
    const isNewDay = !previous || dayOf(previous.timestamp) !== day;
    return [
      isNewDay && el("div.day", { role: "separator", "aria-label": day }, el("span", {}, day)),
      message.id === this.#newId && el("div.new-line", { role: "separator", "aria-label": "New messages", data: { testid: "new-line" } }, el("span", {}, "New")),
      renderMessage(message, this.#panel, !isNewDay && message.id !== this.#newId && this.#follows(message, previous)),
    ].filter(Boolean);
  }

  /** One author's messages in quick succession share a head. */
  #follows(message, previous) {
    return previous && previous.author.id === message.author.id && previous.author.username === message.author.username && [0, 20].includes(previous.type) && message.type === 0
      && dayOf(message.timestamp) === dayOf(previous.timestamp) && new Date(message.timestamp) - new Date(previous.timestamp) < TOGETHER && (previous.flags & EPHEMERAL) === (message.flags & EPHEMERAL);
  }

  /** One stop for the keyboard in all messages: the last, or where one has gone. */
  #rove() {
    if (this.#log.contains(document.activeElement) && this.#log.querySelector(".message[tabindex='0']")) return;
    const all = [...this.#log.querySelectorAll(".message")];
    all.forEach(message => { message.tabIndex = message === all.at(-1) ? 0 : -1; });
  }

  get #isAtEnd() { return this.#fromEnd < NEAR; }

  get #fromEnd() { return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight; }

  /** What one sees at the end is read; where one is not there, a button leads there. */
  reached() {
    if (this.#isAtEnd) {
      this.#missed = 0;
      markRead(this.#channelId);
    }
    this.#present.hidden = this.#fromEnd < FAR && !this.#missed;
    this.#present.textContent = this.#missed ? `${this.#missed} new ${this.#missed === 1 ? "message" : "messages"} ↓` : "Jump to present ↓";
  }

  async #scrolled() {
    this.#stuck = this.#isAtEnd; // and stays so when there is less room
    this.reached();
    if (this.#log.scrollTop > 100 || this.#loading || !this.#messages.length || this.#messages.complete) return;
    this.#loading = true;
    await loadMessages(this.#channelId, this.#messages[0].id);
    this.draw();
    this.#loading = false;
  }
}
