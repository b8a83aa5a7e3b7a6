// A field for one option of a command: what one types, what is offered meanwhile, and what is sent for it.
import { nameOf, descriptionOf } from "./commands.js";
import { el } from "./dom.js";
import { choices } from "./select-menu.js";

const INTEGER = 4, BOOLEAN = 5, NUMBER = 10, ATTACHMENT = 11;
const ENTITIES = { 6: 5, 7: 8, 8: 6, 9: 7 };
const bare = text => text.toLowerCase().replace(/^[@#] ?/, "");

export class CommandOption {
  constructor(option, on) {
    this.option = option;
    this.input = this.#input(on);
    this.element = el("label.option", { title: descriptionOf(option) }, el("span", {}, nameOf(option), option.required && el("b.required", {}, "*")), this.input);
  }

  get name() { return this.option.name; }

  get shown() { return nameOf(this.option); }

  /** What one reads while it is filled in. */
  get hint() { return `${descriptionOf(this.option)}${this.option.required ? "" : " (optional)"}`; }

  get isEmpty() { return this.input.value === ""; }

  get offersLive() { return this.option.autocomplete === true; }

  /** What can be offered without asking; nothing where anything may be typed. */
  get offered() {
    const { type } = this.option;
    if (type === BOOLEAN) return [{ value: "true", label: "True" }, { value: "false", label: "False" }];
    if (ENTITIES[type]) return choices({ type: ENTITIES[type], channel_types: this.option.channel_types });
    return (this.option.choices ?? []).map(choice => ({ value: choice.value, label: nameOf(choice) }));
  }

  get suggestions() { return this.offered.filter(choice => this.input.dataset.value !== undefined || bare(choice.label).includes(bare(this.input.value))); }

  pick({ value, label }) {
    this.input.value = label;
    this.input.dataset.value = value;
  }

  /** What is wrong with it, or nothing. */
  get problem() {
    if (this.isEmpty) return this.option.required ? `${this.shown} is required.` : "";
    return this.offered.length && this.#picked === undefined ? `${this.shown}: choose one of those that are offered.` : "";
  }

  mark(isWrong) {
    this.element.classList.toggle("wrong", isWrong);
    this.input.setAttribute("aria-invalid", String(isWrong));
  }

  /** What is sent for it; a file as its place among the files. */
  value(isTyped, files) {
    const { type } = this.option;
    if (type === ATTACHMENT) return String(files.push(this.input.files[0]) - 1);
    const value = this.#picked ?? this.input.value;
    if (type === BOOLEAN) return value === "true";
    return [INTEGER, NUMBER].includes(type) && !isTyped && value !== "" && !isNaN(value) ? Number(value) : value;
  }

  get #picked() { return this.input.dataset.value ?? this.offered.find(choice => bare(choice.label) === bare(this.input.value))?.value; }

  #input({ typed, focused, left }) {
    const { type, required } = this.option;
    const common = { data: { option: this.name }, "aria-label": `${this.shown}: ${this.hint}`, required, onfocus: () => focused(this) };
    if (type === ATTACHMENT) return el("input", { ...common, type: "file", onchange: () => typed(this) });
    const suggests = this.offersLive || this.offered.length > 0;
    return el("input", {
      ...common, autocomplete: "off", placeholder: descriptionOf(this.option), inputMode: [INTEGER, NUMBER].includes(type) ? "decimal" : "text",
      ...(suggests ? { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" } : {}),
      oninput: () => { delete this.input.dataset.value; this.mark(false); typed(this); },
      onblur: left,
    });
  }
}
