// Elements are made, never parsed: whatever others wrote stays text.

/** el("button.primary", { type: "button", onclick }, "text", otherElement) */
export function el(spec, properties = {}, ...children) {
  const [tag, ...classes] = spec.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "data") Object.assign(element.dataset, value);
    else if (key.startsWith("on") || key in element && !key.startsWith("aria")) element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const hues = [265, 150, 55, 15, 200, 305, 30, 100];

/** A coloured letter stands for everyone's picture. */
export function avatar(user, size = "") {
  const letter = [...displayName(user)][0]?.toUpperCase() ?? "?";
  return el(`span.avatar${size && "." + size}`, { "aria-hidden": "true", style: `background: oklch(52% .14 ${nameHue(user)})` }, letter);
}

export const displayName = user => user.global_name ?? user.username;

/** A colour of one's own; one webhook stands for many. */
export const nameHue = user => hues[[...user.username].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7) % hues.length];
