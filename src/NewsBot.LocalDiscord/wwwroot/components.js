// Buttons, select menus and layout (https://docs.discord.com/developers/components/reference).
import { el } from "./dom.js";
import { interact } from "./interactions.js";
import { inline, markdown } from "./markdown.js";
import { openLink } from "./navigation.js";
import { SelectMenu } from "./select-menu.js";

const styles = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };

export const renderComponents = message => message.components.length ? el("div.components", {}, message.components.map(component => render(component, message))) : null;

function render(component, message) {
  switch (component.type) {
    case 1: return el("div.row", {}, component.components.map(child => render(child, message)));
    case 2: return component.style === 5 ? link(component) : button(component, message);
    case 3: case 5: case 6: case 7: case 8: return select(component, message);
    case 9: return el("div.section", {}, el("div", {}, component.components.map(child => render(child, message))), render(component.accessory, message));
    case 10: return el("div.text-display", {}, markdown(component.content));
    case 11: return el("img.thumbnail", { src: component.media.url, alt: component.description ?? "" });
    case 12: return el("div.gallery", {}, component.items.map(item => el("img.attachment", { src: item.media.url, alt: item.description ?? "" })));
    case 14: return component.divider === false ? el("div.space") : el("hr");
    case 17: return el("div.embed.container", {}, component.components.map(child => render(child, message)));
    default: return null;
  }
}

const label = component => [component.emoji?.name && !component.emoji.id ? component.emoji.name + " " : "", component.label ?? ""].join("");

const link = component => el("a.button.link", { href: component.url, target: "_blank", rel: "noreferrer noopener", onclick: event => { if (openLink(component.url)) event.preventDefault(); } }, label(component), el("span", { "aria-hidden": "true" }, " ↗"));

function button(component, message) {
  return el(`button.button.${styles[component.style] ?? "secondary"}`, {
    type: "button", disabled: component.disabled, data: { customId: component.custom_id },
    onclick: event => use(event.currentTarget, component, message),
  }, label(component));
}

function select(component, message) {
  const menu = new SelectMenu(component, { customId: component.custom_id }, values => use(menu.element.firstChild, component, message, values));
  return menu.element;
}

async function use(control, component, message, values) {
  if (control.ariaBusy === "true") return; // it keeps the focus, so it is not disabled
  control.ariaBusy = "true";
  control.parentElement.querySelector(".error")?.remove();
  try {
    await interact(3, message.application_id ?? message.author.id, message.channel_id, { component_type: component.type, custom_id: component.custom_id, ...(values ? { values } : {}) }, message);
  } catch (error) {
    control.parentElement.append(el("span.error", { role: "alert" }, ...inline(error.message)));
  }
  control.ariaBusy = null;
}
