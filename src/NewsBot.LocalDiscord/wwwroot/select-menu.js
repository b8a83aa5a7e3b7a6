// A select menu: what is chosen, and a list to choose from that one can type in (https://docs.discord.com/developers/components/reference#string-select).
import { Completions } from "./completions.js";
import { displayName, el } from "./dom.js";
import { icon } from "./icons.js";
import { state } from "./state.js";

const USERS = 5, ROLES = 6, BOTH = 7;

export class SelectMenu {
  #component; #chosen; #button; #field; #list; #box; #done; #before = [];

  /** done: told of the values when the list closes with others than before. */
  constructor(component, data, done = () => {}) {
    this.#component = component;
    this.#done = done;
    const defaults = component.default_values?.map(value => value.id);
    this.#chosen = choices(component).filter(choice => choice.default || defaults?.includes(choice.value)).map(choice => choice.value);
    this.#list = new Completions({ stays: true, isMany: this.#isMany });
    this.#field = el("input.select-field", { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "true", autocomplete: "off", placeholder: "Type to find", "aria-label": this.#label, oninput: () => this.#offer(), onkeydown: event => this.#key(event), onblur: () => this.#close(false) });
    this.#box = el("div.select-box", { popover: "manual" }, this.#field, this.#list.element);
    this.#button = el("button.select", { type: "button", "aria-haspopup": "listbox", "aria-expanded": "false", disabled: component.disabled, data, onclick: () => this.#open() });
    this.#button.onkeydown = event => { if (["ArrowDown", "ArrowUp"].includes(event.key)) { event.preventDefault(); this.#open(); } };
    this.element = el("div.select-menu", {}, this.#button, this.#box);
    this.#draw();
  }

  get values() { return this.#chosen; }

  /** What is wrong with what is chosen, or nothing. */
  get problem() {
    const least = this.#component.required === false ? 0 : this.#component.min_values ?? 1;
    return this.#chosen.length < least ? `Choose at least ${least}.` : "";
  }

  focus() { this.#button.focus(); }

  get #isMany() { return this.#component.max_values > 1; }

  get #label() { return this.#component.placeholder ?? "Make a selection"; }

  #draw() {
    const labels = choices(this.#component).filter(choice => this.#chosen.includes(choice.value)).map(choice => choice.label);
    this.#button.setAttribute("aria-label", labels.length ? `${this.#label}: ${labels.join(", ")}` : this.#label);
    this.#button.replaceChildren(el(labels.length ? "span" : "span.placeholder", {}, labels.join(", ") || this.#label), icon("down", 16));
  }

  #open() {
    this.#before = this.#chosen;
    this.#field.value = "";
    this.#box.showPopover();
    this.#place();
    this.#button.setAttribute("aria-expanded", "true");
    this.#offer();
    this.#place();
    this.#field.focus();
  }

  /** Under the button, or over it where there is more room. */
  #place() {
    const box = this.#button.getBoundingClientRect();
    const isUnder = innerHeight - box.bottom > 260 || box.top < innerHeight / 2;
    Object.assign(this.#box.style, { left: `${box.left}px`, width: `${Math.max(box.width, Math.min(320, innerWidth - box.left - 8))}px`, top: isUnder ? `${box.bottom + 4}px` : "auto", bottom: isUnder ? "auto" : `${innerHeight - box.top + 4}px`, maxHeight: `${(isUnder ? innerHeight - box.bottom : box.top) - 12}px` });
  }

  #offer() {
    const typed = this.#field.value.toLowerCase();
    const found = choices(this.#component).filter(choice => choice.label.toLowerCase().includes(typed));
    this.#list.show(this.#field, found.map(choice => ({ ...choice, detail: choice.description, chosen: this.#chosen.includes(choice.value) })), item => this.#pick(item.value), this.#isMany ? `${this.#chosen.length} of ${this.#component.max_values}` : null);
  }

  #pick(value) {
    const isChosen = this.#chosen.includes(value);
    if (isChosen && (this.#isMany || this.#component.min_values === 0)) this.#chosen = this.#chosen.filter(other => other !== value);
    else if (!this.#isMany) this.#chosen = [value];
    else if (this.#chosen.length < this.#component.max_values) this.#chosen = [...this.#chosen, value];
    this.#draw();
    if (this.#isMany) this.#offer();
    else this.#close();
  }

  #key(event) {
    if (event.key === "Escape") this.#chosen = this.#before;
    if (event.key === "Escape" || event.key === "Tab") this.#close();
    else if (!this.#list.key(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #close(back = true) {
    if (!this.#box.matches(":popover-open")) return;
    this.#box.hidePopover();
    if (back) this.#button.focus();
    this.#list.hide();
    this.#button.setAttribute("aria-expanded", "false");
    this.#draw();
    const isNew = this.#before.length !== this.#chosen.length || this.#before.some(value => !this.#chosen.includes(value));
    if (isNew && !this.problem) this.#done(this.#chosen);
  }
}

/** Besides their own options, menus can offer whom and what there is. */
export function choices({ type, options, channel_types: types }) {
  const users = () => [...state.members.values()].map(member => state.users.get(member.user.id) ?? member.user).map(user => ({ value: user.id, label: "@" + displayName(user), description: user.bot ? "app" : "" }));
  const roles = () => [...state.roles.values()].map(role => ({ value: role.id, label: "@" + role.name.replace(/^@/, "") }));
  const channels = () => [...state.channels.values()].filter(c => c.name && c.guild_id && (!types?.length || types.includes(c.type))).map(c => ({ value: c.id, label: "# " + c.name }));
  const own = () => options.map(option => ({ ...option, label: [option.emoji?.id ? "" : option.emoji?.name, option.label].filter(Boolean).join(" ") }));
  return { [USERS]: users, [ROLES]: roles, [BOTH]: () => [...users(), ...roles()], 8: channels }[type]?.() ?? own();
}
