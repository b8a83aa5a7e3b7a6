// The one dialog of the page: an application's form, or a question before something is gone.
import { el } from "./dom.js";

const dialog = () => document.querySelector("[data-testid=modal]");

export function openDialog(title, onsubmit, ...content) {
  const shown = dialog();
  if (!shown.open) shown.onclose = backTo(document.activeElement);
  shown.replaceChildren(el("form", { noValidate: true, onsubmit: event => { event.preventDefault(); onsubmit(); } }, el("h2", { id: "modal-title" }, title), ...content));
  if (!shown.open) shown.showModal();
}

/** What a form was opened with may have been drawn anew meanwhile: the keyboard goes to what has come in its place. */
function backTo(opener) {
  const messageId = opener?.closest("[data-message-id]")?.dataset.messageId;
  return () => {
    const message = messageId && !opener.isConnected && document.querySelector(`[data-message-id="${messageId}"]`);
    if (message) (message.querySelector(`[data-custom-id="${CSS.escape(opener.dataset.customId ?? "")}"]`) ?? message).focus();
  };
}

export const closeDialog = () => dialog().close();

export const buttons = (action, style = "primary") => el("div.row", {},
  el("button.button.secondary", { type: "button", onclick: closeDialog }, "Cancel"),
  el(`button.button.${style}`, { type: "submit", data: { testid: "confirm" } }, action));

/** Asks before something that cannot be taken back. */
export function confirmThat(title, question, action, run) {
  openDialog(title, () => { closeDialog(); run(); }, el("p", {}, question), buttons(action, "danger"));
  dialog().querySelector("[type=submit]").focus();
}
