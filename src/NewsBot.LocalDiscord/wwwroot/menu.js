// A menu at a place on the page, moved through with the keyboard; the focus goes back to where it was.
import { el } from "./dom.js";
import { icon } from "./icons.js";

const EDGE = 8;
let open = null;

/** items: { label, sign, run, danger, action }, a text as a heading, or null for a line between. at: { x, y }. */
export function openMenu(label, items, at) {
  open?.close(false);
  const before = document.activeElement;
  const buttons = [];
  const menu = el("div.menu", { role: "menu", "aria-label": label, popover: "manual", data: { testid: "menu" }, onkeydown: event => move(event, buttons, close), oncontextmenu: event => event.preventDefault() },
    items.map(item => draw(item, buttons, run => { close(); run(); })));
  const outside = event => { if (!menu.contains(event.target)) close(false); };
  function close(back = true) {
    menu.remove();
    removeEventListener("pointerdown", outside, true);
    removeEventListener("resize", close);
    open = null;
    if (back) before?.focus({ preventScroll: true });
  }
  (before?.closest?.("dialog[open]") ?? document.body).append(menu);
  menu.showPopover();
  put(menu, at);
  addEventListener("pointerdown", outside, true);
  addEventListener("resize", close);
  open = { close };
  buttons[0]?.focus();
}

/** Where a menu belongs that a press of a button or of the menu key asked for. */
export function placeAt(event) {
  const box = event.currentTarget.getBoundingClientRect();
  return event.detail > 0 || (event.type === "contextmenu" && event.button === 2) ? { x: event.clientX, y: event.clientY } : { x: box.left + 24, y: box.top + 24 };
}

function draw(item, buttons, pick) {
  if (item === null) return el("hr", { role: "separator" });
  if (typeof item === "string") return el("p.menu-head", { role: "presentation" }, item);
  const button = el(`button.menu-item${item.danger ? ".danger" : ""}`, { type: "button", role: "menuitem", tabIndex: -1, data: { action: item.action }, onclick: () => pick(item.run) },
    el("span", {}, item.label), item.sign && icon(item.sign));
  buttons.push(button);
  return button;
}

function move(event, buttons, close) {
  const at = buttons.indexOf(document.activeElement);
  const to = { ArrowDown: (at + 1) % buttons.length, ArrowUp: (at - 1 + buttons.length) % buttons.length, Home: 0, End: buttons.length - 1 }[event.key];
  if (to !== undefined) buttons[to].focus();
  else if (event.key === "Escape" || event.key === "Tab") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function put(menu, { x, y }) {
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(EDGE, Math.min(x, innerWidth - width - EDGE))}px`;
  menu.style.top = `${Math.max(EDGE, Math.min(y, innerHeight - height - EDGE))}px`;
}
