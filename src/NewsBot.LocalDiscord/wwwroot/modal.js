// A form that an application opens (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal).
import { buttons, closeDialog, openDialog } from "./dialog.js";
import { el } from "./dom.js";
import { interact } from "./interactions.js";
import { markdown } from "./markdown.js";
import { SelectMenu } from "./select-menu.js";

const TEXT = 4, TEXT_DISPLAY = 10, LABEL = 18, FILES = 19, PARAGRAPH = 2;

export function openModal(modal) {
  const error = el("p.error", { role: "alert" });
  const fields = modal.components.filter(component => component.type !== TEXT_DISPLAY).map(component => new Field(component));
  const submit = async () => {
    const wrong = fields.find(field => field.problem);
    error.textContent = wrong ? `${wrong.name}: ${wrong.problem}` : "";
    if (wrong) return wrong.focus();
    const files = [];
    try {
      await interact(5, modal.application.id, modal.channel_id, { id: modal.id, custom_id: modal.custom_id, components: modal.components.map(component => fields.find(field => field.component === component)?.answer(files) ?? { type: component.type }) }, null, files);
      closeDialog();
    } catch (problem) {
      error.textContent = problem.message;
    }
  };
  openDialog(modal.title, submit,
    ...modal.components.map(component => fields.find(field => field.component === component)?.element ?? el("div", {}, markdown(component.content))),
    error, buttons("Submit"));
  fields[0]?.focus();
}

/** One line of the form: what it is called, and where it is filled in. */
class Field {
  #input; #control; #menu = null;

  constructor(component) {
    this.component = component;
    this.#input = component.type === LABEL ? component.component : component.components[0];
    this.#control = this.#build();
    this.element = el(this.#menu ? "div.field" : "label.field", {},
      el("span", {}, this.name, this.#input.required === false ? "" : el("b.required", { title: "required" }, " *")),
      component.description && el("small", {}, component.description), this.#control);
  }

  get name() { return this.component.label ?? this.#input.label ?? this.#input.placeholder ?? "Selection"; }

  /** What is wrong with it, or nothing. */
  get problem() {
    if (this.#menu) return this.#menu.problem;
    return this.#control.checkValidity() ? "" : this.#control.validationMessage;
  }

  focus() { (this.#menu ?? this.#control).focus(); }

  /** The same shape that came, with what was filled in. */
  answer(files) {
    const { type, custom_id } = this.#input;
    const value = type === TEXT ? { value: this.#control.value } : { values: this.#menu ? this.#menu.values : [...this.#control.files].map(file => String(files.push(file) - 1)) };
    const filled = { type, custom_id, ...value };
    return this.component.type === LABEL ? { type: LABEL, component: filled } : { type: 1, components: [filled] };
  }

  #build() {
    const { type, custom_id, style, required, value, placeholder, max_length, min_length, max_values } = this.#input;
    const common = { data: { input: custom_id }, required: required !== false };
    if (type === FILES) return el("input", { ...common, type: "file", multiple: max_values > 1 });
    if (type !== TEXT) return (this.#menu = new SelectMenu(this.#input, { input: custom_id })).element;
    const isLong = style === PARAGRAPH;
    return el(isLong ? "textarea" : "input", { ...common, value: value ?? "", placeholder: placeholder ?? "", maxLength: max_length ?? 4000, minLength: min_length ?? 0, ...(isLong ? { rows: 5 } : {}) });
  }
}
