// A form that an application opens (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal).
import { choices } from "./components.js";
import { el } from "./dom.js";
import { interact } from "./interactions.js";
import { markdown } from "./markdown.js";

const PARAGRAPH = 2;

export function openModal(dialog, modal) {
  const fields = [];
  const error = el("p.error", { role: "alert" });
  const rows = modal.components.map(component => row(component, fields));
  const submit = async event => {
    event.preventDefault();
    error.textContent = "";
    try {
      await interact(5, modal.application.id, modal.channel_id, { id: modal.id, custom_id: modal.custom_id, components: modal.components.map(component => answer(component, fields)) });
      dialog.close();
    } catch (problem) {
      error.textContent = problem.message;
    }
  };
  dialog.replaceChildren(el("form", { onsubmit: submit },
    el("h2", { id: "modal-title" }, modal.title),
    rows, error,
    el("div.row", {}, el("button.button.secondary", { type: "button", onclick: () => dialog.close() }, "Cancel"), el("button.button.primary", { type: "submit" }, "Submit"))));
  if (!dialog.open) dialog.showModal();
  fields[0]?.element.focus();
}

function row(component, fields) {
  if (component.type === 10) return el("div", {}, markdown(component.content));
  const input = component.type === 18 ? component.component : component.components[0];
  const element = field(input);
  fields.push({ component, input, element });
  return el("label.field", {}, el("span", {}, component.label ?? input.label, input.required === false ? "" : el("b.required", { title: "required" }, " *")),
    component.description && el("small", {}, component.description), element);
}

function field(input) {
  const common = { data: { input: input.custom_id }, required: input.required !== false };
  if (input.type !== 4) return el("select", { ...common, multiple: input.max_values > 1 }, choices(input).map(choice => el("option", { value: choice.value, selected: choice.default }, choice.label)));
  return el(input.style === PARAGRAPH ? "textarea" : "input", {
    ...common, value: input.value ?? "", placeholder: input.placeholder ?? "", maxLength: input.max_length ?? 4000, minLength: input.min_length ?? 0,
    ...(input.style === PARAGRAPH ? { rows: 5 } : {}),
  });
}

/** The same shape that came, with what was filled in. */
function answer(component, fields) {
  const filled = fields.find(known => known.component === component);
  if (!filled) return { type: component.type };
  const { input, element } = filled;
  const value = input.type === 4
    ? { type: 4, custom_id: input.custom_id, value: element.value }
    : { type: input.type, custom_id: input.custom_id, values: [...element.selectedOptions].map(option => option.value) };
  return component.type === 18 ? { type: 18, component: value } : { type: 1, components: [value] };
}
