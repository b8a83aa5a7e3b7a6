// Puts the parts together: who is logged in, what is open, and what the gateway tells.
import { useToken } from "./api.js";
import { el } from "./dom.js";
import { Gateway } from "./gateway.js";
import { here, go } from "./navigation.js";
import { apply, changes, state, loadCommands } from "./state.js";
import { renderChannels } from "./channels.js";
import { Panel } from "./panel.js";
import { openModal } from "./modal.js";

const people = JSON.parse(document.getElementById("people").textContent);
const find = testid => document.querySelector(`[data-testid="${testid}"]`);
const main = new Panel(find("channel-panel"));
const side = new Panel(find("thread-panel"), { isThread: true });
let gateway;

function logIn(person) {
  gateway?.stop();
  sessionStorage.setItem("person", person.name);
  useToken(person.token);
  gateway = new Gateway(person.token, apply, showConnection);
  find("person-switcher").replaceChildren(...people.map(other => el("button", {
    type: "button", data: { person: other.name }, "aria-pressed": String(other === person), onclick: () => logIn(other),
  }, other.name)));
}

function showConnection(stateName, text) {
  const connection = find("connection");
  connection.dataset.state = stateName;
  connection.querySelector("[data-text]").textContent = text ?? (stateName === "connected" ? "Connected" : "Connecting …");
}

function showPlace() {
  if (!state.guild) return;
  const { channel, thread } = here();
  if (!state.channels.has(channel)) {
    const first = [...state.channels.values()].find(c => c.type === 0);
    if (first) go(first.id);
    return;
  }
  main.open(channel);
  if (thread && state.channels.has(thread)) side.open(thread);
  else side.close();
  renderChannels(find("channel-list"));
}

changes.addEventListener("guild", async () => {
  find("guild-name").textContent = document.title = state.guild.name;
  [main, side].forEach(panel => panel.reset());
  await loadCommands();
  showPlace();
});
changes.addEventListener("guild-name", () => { find("guild-name").textContent = document.title = state.guild.name; });
changes.addEventListener("guild-gone", () => [main, side].forEach(panel => panel.close()));
changes.addEventListener("channels", event => {
  if (event.detail.deleted && Object.values(here()).includes(event.detail.id)) showPlace();
  renderChannels(find("channel-list"));
});
changes.addEventListener("message-created", ({ detail }) => {
  if (![main.channelId, side.channelId].includes(detail.channel_id) && detail.author.id !== state.me.id) state.unread.add(detail.channel_id);
  renderChannels(find("channel-list"));
});
changes.addEventListener("modal", event => openModal(find("modal"), event.detail));
addEventListener("hashchange", showPlace);

logIn(people.find(person => person.name === sessionStorage.getItem("person")) ?? people[0]);
