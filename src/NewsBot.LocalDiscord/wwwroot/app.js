// Puts the parts together: who is logged in, what is open, and what the gateway tells.
import { useToken } from "./api.js";
import { el } from "./dom.js";
import { Gateway } from "./gateway.js";
import { icon } from "./icons.js";
import { here, go, openLink, stopChoosing } from "./navigation.js";
import { apply, changes, state } from "./state.js";
import { loadCommands } from "./commands.js";
import { renderChannels } from "./channels.js";
import { Panel } from "./panel.js";
import { openModal } from "./modal.js";
import { applyTheme, renderPreferences } from "./preferences.js";
import { recallReading, unreadMentions } from "./unread.js";

const people = JSON.parse(document.getElementById("people").textContent);
const find = testid => document.querySelector(`[data-testid="${testid}"]`);
const main = new Panel(find("channel-panel"));
const side = new Panel(find("thread-panel"), { isThread: true });
const panels = [main, side];
let gateway;

function logIn(person) {
  gateway?.stop();
  sessionStorage.setItem("person", person.name);
  useToken(person.token);
  gateway = new Gateway(person.token, apply, showConnection);
  find("person-switcher").replaceChildren(...people.map(other => el("button", {
    type: "button", data: { person: other.name }, "aria-pressed": String(other === person), onclick: () => { if (other !== person) logIn(other); },
  }, other.name)));
}

function showConnection(stateName, text) {
  const connection = find("connection");
  connection.dataset.state = stateName;
  connection.querySelector("[data-text]").textContent = text ?? (stateName === "connected" ? "Connected" : "Connecting …");
}

function showPlace() {
  if (!state.guild) return;
  if (location.hash.startsWith("#/channels/") && openLink(location.hash.slice(1))) return;
  const { channel, thread } = here();
  if (!state.channels.has(channel)) {
    const first = [...state.channels.values()].find(c => c.type === 0);
    if (first) go(first.id);
    return;
  }
  main.open(channel);
  if (thread && state.channels.has(thread)) side.open(thread);
  else closeSide();
  main.markOpen();
  showChannels();
}

/** The keyboard goes back to where the thread was opened. */
function closeSide() {
  const hadFocus = find("thread-panel").contains(document.activeElement);
  const closed = side.channelId;
  side.close();
  if (hadFocus) main.focus(closed);
}

function showChannels() {
  renderChannels(find("channel-list"));
  const count = unreadMentions();
  document.title = `${count ? `(${count}) ` : ""}${state.guild?.name ?? "Local Discord"}`;
}

/** Names, texts and menus of applications, in what is one's language now. */
async function speakAnew() {
  await Promise.all(panels.filter(panel => panel.channelId).map(panel => loadCommands(panel.channelId)));
  panels.forEach(panel => panel.redraw());
  renderPreferences(find("preferences"));
}

const showGuildName = () => { find("guild-name").textContent = state.guild.name; };

changes.addEventListener("guild", () => {
  showGuildName();
  recallReading();
  panels.forEach(panel => panel.reset());
  renderPreferences(find("preferences"));
  showPlace();
});
changes.addEventListener("guild-name", showGuildName);
changes.addEventListener("guild-gone", () => panels.forEach(panel => panel.close()));
changes.addEventListener("channels", event => {
  if (event.detail.deleted && Object.values(here()).includes(event.detail.id)) showPlace();
  showChannels();
});
for (const change of ["message-created", "unread"]) changes.addEventListener(change, showChannels);
changes.addEventListener("settings", speakAnew);
changes.addEventListener("modal", event => openModal(event.detail));
addEventListener("hashchange", showPlace);
document.addEventListener("visibilitychange", () => panels.forEach(panel => panel.seen()));

/** Who types while nothing else takes it, writes; Alt with an arrow goes to the next channel. */
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && document.body.classList.contains("choosing")) return stopChoosing();
  if (event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
    event.preventDefault();
    return goBy(event.key === "ArrowUp" ? -1 : 1);
  }
  const panel = side.channelId && !find("channel-panel").contains(event.target) ? side : main;
  if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest("input, textarea, select, dialog, .menu")) panel.focus();
});

function goBy(step) {
  const entries = [...find("channel-list").querySelectorAll("[data-channel-id]")].map(entry => entry.dataset.channelId);
  const { channel, thread } = here();
  go(entries[(entries.indexOf(thread ?? channel) + step + entries.length) % entries.length]);
}

applyTheme();
find("hide-channels").append(icon("close"));
find("hide-channels").onclick = stopChoosing;
logIn(people.find(person => person.name === sessionStorage.getItem("person")) ?? people[0]);
