// Where the keyboard is among messages, and that it stays there when one is drawn anew.
const all = log => [...log.querySelectorAll(".message")];

/** Up, down, first and last; Enter asks for the message's menu. */
export function move(event, log) {
  if (!event.target.matches(".message")) return;
  const messages = all(log);
  const at = messages.indexOf(event.target);
  const to = { ArrowUp: messages[at - 1], ArrowDown: messages[at + 1], Home: messages[0], End: messages.at(-1) };
  if (event.key in to) focusOn(to[event.key]);
  else if (event.key === "Enter") event.target.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }));
  else return;
  event.preventDefault();
}

function focusOn(message) {
  if (!message) return;
  for (const other of message.parentElement.querySelectorAll(".message[tabindex='0']")) other.tabIndex = -1;
  message.tabIndex = 0;
  message.focus({ preventScroll: true });
  show(message, "nearest");
}

/** One that is higher than its room is read from its beginning. */
const show = (message, block) => message.scrollIntoView({ block: message.offsetHeight < message.parentElement.clientHeight ? block : "start" });

/** Scrolls to a message and lights it up for a moment. */
export function jumpTo(message) {
  if (!message) return;
  focusOn(message);
  show(message, "center");
  message.classList.add("jumped");
  setTimeout(() => message.classList.remove("jumped"), 2_000);
}

/** Puts a message in the place of its older self; what had the focus there has it here, or what has come in its place. */
export function keepFocus(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const controls = message => [...message.querySelectorAll("[data-custom-id], [data-testid], [data-action]")];
  const place = focused && controls(old).filter(control => control.dataset.customId).indexOf(focused);
  fresh.tabIndex = old.tabIndex;
  old.replaceWith(fresh);
  if (!focused) return;
  const same = controls(fresh).find(control => ["customId", "action"].some(key => focused.dataset[key] && control.dataset[key] === focused.dataset[key]))
    ?? controls(fresh).find(control => control.dataset.customId && control.tagName === focused.tagName && control.textContent === focused.textContent);
  const used = controls(fresh).filter(control => control.dataset.customId && !control.disabled);
  (same && !same.disabled ? same : used[Math.min(place, used.length - 1)] ?? fresh).focus({ preventScroll: true });
}
