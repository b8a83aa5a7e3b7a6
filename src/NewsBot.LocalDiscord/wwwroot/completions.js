// A list of suggestions at a text field, moved through with the keyboard while the focus stays where one types.
import { el } from "./dom.js";
import { icon } from "./icons.js";

let next = 0;

export class Completions {
  #field; #items = []; #at = 0; #onPick; #stays;

  /** stays: whether it is still open once something is picked. */
  constructor({ stays = false, isMany = false } = {}) {
    this.#stays = stays;
    this.id = `completions-${next++}`;
    this.element = el("div.completions", { id: this.id, role: "listbox", "aria-label": "Suggestions", "aria-multiselectable": isMany ? "true" : null, hidden: true, data: { testid: "completions" } });
  }

  get isOpen() { return !this.element.hidden; }

  /** items: { value, label, detail, note, chosen } */
  show(field, items, onPick, heading) {
    this.#at = this.isOpen && this.#stays ? Math.max(0, Math.min(this.#at, items.length - 1)) : Math.max(0, items.findIndex(item => item.chosen));
    this.#field = field;
    this.#items = items;
    this.#onPick = onPick;
    this.element.hidden = false;
    field.setAttribute("aria-controls", this.id);
    this.#tell(true);
    this.#draw(heading);
  }

  hide() {
    this.element.hidden = true;
    this.#field?.removeAttribute("aria-activedescendant");
    this.#tell(false);
  }

  // A field of many lines is no combobox, and has nothing to expand.
  #tell(isOpen) {
    if (this.#field?.role === "combobox") this.#field.ariaExpanded = String(isOpen);
  }

  /** Whether the key was for the list. */
  key(event) {
    if (!this.isOpen || event.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.#items.length) {
      this.#at = (this.#at + step + this.#items.length) % this.#items.length;
      this.#mark();
    } else if ((event.key === "Enter" || (event.key === "Tab" && !event.shiftKey && !this.#stays)) && this.#items.length) {
      this.#pick(this.#items[this.#at]);
    } else if (event.key === "Escape") {
      this.hide();
    } else {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #pick(item) {
    if (!this.#stays) this.hide();
    this.#onPick(item);
  }

  #draw(heading) {
    this.element.replaceChildren(
      ...(heading ? [el("p.completions-head", { role: "presentation" }, heading)] : []),
      ...(this.#items.length ? [] : [el("p.empty", { role: "presentation" }, "Nothing fits.")]),
      ...this.#items.map((item, i) => el("div.completion", {
        id: `${this.id}-${i}`, role: "option", data: { value: String(item.value) }, "aria-checked": item.chosen === undefined ? null : String(item.chosen),
        onmousedown: event => { event.preventDefault(); this.#pick(item); },
        onmousemove: () => { if (this.#at !== i) { this.#at = i; this.#mark(); } },
      }, el("b", {}, item.label), item.detail && el("span.detail", {}, item.detail), item.note && el("span.note", {}, item.note), item.chosen && icon("check"))));
    this.#mark();
  }

  #mark() {
    [...this.element.querySelectorAll("[role=option]")].forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === this.#at));
      if (i !== this.#at) return;
      option.scrollIntoView({ block: "nearest" });
      this.#field.setAttribute("aria-activedescendant", option.id);
    });
  }
}
