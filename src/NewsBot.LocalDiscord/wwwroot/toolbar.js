// What is at hand beside a message for the mouse, with a menu of all the rest that Enter on the message opens, too, and its text as a field while it is edited.
import { api } from "./api.js";
import { actionsOf, messageMenu } from "./actions.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { toIds, toNames } from "./mentions.js";
import { placeAt } from "./menu.js";

export function toolbar(message, panel) {
  const actions = actionsOf(message, panel);
  if (!actions.length) return null;
  return el("div.toolbar", { role: "toolbar", "aria-label": "Message" },
    actions.filter(action => action.isQuick).map(button),
    button({ action: "more", sign: "more", label: "More", hasMenu: true, run: at => messageMenu(message, panel, at) }));
}

const button = ({ action, sign, label, hasMenu, run }) => el("button.icon", {
  type: "button", tabIndex: -1, data: { action }, "aria-label": label, "aria-haspopup": hasMenu ? "menu" : null, title: label, onclick: event => run(placeAt(event)),
}, icon(sign));

/** Makes a message's text a field; onDone draws it as it is then. */
export function edit(message, article, onDone) {
  const content = article.querySelector("[data-testid=content]");
  const error = el("p.error", { role: "alert" });
  const field = el("textarea", { value: toNames(message.content), "aria-label": "Edit message", rows: Math.min(8, message.content.split("\n").length + 1), data: { testid: "edit-field" } });
  const done = () => {
    article.classList.remove("editing");
    onDone();
  };
  const save = async () => {
    if (toIds(field.value.trim()) === message.content) return done();
    try {
      await api("PATCH", `channels/${message.channel_id}/messages/${message.id}`, { content: toIds(field.value) });
      done();
    } catch (problem) {
      error.textContent = problem.message;
    }
  };
  field.onkeydown = event => {
    event.stopPropagation();
    if (event.key === "Escape") done();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      save();
    }
  };
  article.classList.add("editing");
  content.replaceChildren(field, el("p.hint", {}, "escape to ", el("button.link", { type: "button", onclick: done }, "cancel"), " · enter to ", el("button.link", { type: "button", onclick: save }, "save")), error);
  article.scrollIntoView({ block: "nearest" });
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}
