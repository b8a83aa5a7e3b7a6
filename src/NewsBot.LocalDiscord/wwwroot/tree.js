// A thread as a picture: who answers whom, as its messages refer to each other.
import { displayName, nameHue } from "./dom.js";
import { plain } from "./markdown.js";

const ROW = 26, STEP = 22, DEEPEST = 12, EXCERPT = 70;
const REPLY = 19, SAID = [0, REPLY, 20], EPHEMERAL = 64;

/** onPick: what to do with the id of a message that is clicked. */
export function renderTree(messages, onPick) {
  const rows = inOrder(messages.filter(message => SAID.includes(message.type) && !(message.flags & EPHEMERAL)));
  const places = new Map(rows.map((row, i) => [row.message.id, { x: 12 + Math.min(row.depth, DEEPEST) * STEP, y: 18 + i * ROW }]));
  return svg("svg", { class: "tree", role: "group", "data-testid": "tree", "aria-label": `Reply tree of ${rows.length} messages`, width: 900, height: rows.length * ROW + 12 },
    ...rows.filter(row => row.parent).map(row => edge(places.get(row.parent), places.get(row.message.id))),
    ...rows.map(row => node(row, places.get(row.message.id), onPick)));
}

/** Parents before their answers, each branch to its end before the next. */
function inOrder(messages) {
  const ids = new Set(messages.map(message => message.id));
  const answers = new Map();
  const pending = [];
  for (const message of messages.toReversed()) {
    const parent = message.type === REPLY && ids.has(message.message_reference?.message_id) ? message.message_reference.message_id : null;
    if (parent) answers.set(parent, [...(answers.get(parent) ?? []), message]);
    else pending.push({ message, parent, depth: 0 });
  }

  const rows = [];
  while (pending.length) {
    const row = pending.pop();
    rows.push(row);
    for (const message of answers.get(row.message.id) ?? []) pending.push({ message, parent: row.message.id, depth: row.depth + 1 });
  }
  return rows;
}

const edge = (from, to) => svg("path", { d: `M${from.x} ${from.y + 5}V${to.y}H${to.x - 5}` });

function node({ message, parent }, { x, y }, onPick) {
  const said = (plain(message.content) || message.embeds[0]?.title || "…").replace(/\s+/g, " ");
  const group = svg("g", { "data-node": message.id, ...(parent ? { "data-parent": parent } : {}), tabindex: 0, role: "button" },
    svg("title", {}, `${displayName(message.author)}: ${said}`),
    svg("circle", { cx: x, cy: y, r: 5, fill: `oklch(62% .15 ${nameHue(message.author)})` }),
    svg("text", { x: x + 12, y: y + 4 }, svg("tspan", { class: "who" }, displayName(message.author)), ` ${[...said].slice(0, EXCERPT).join("")}`));
  group.addEventListener("click", () => onPick(message.id));
  group.addEventListener("keydown", event => { if (event.key === "Enter") onPick(message.id); });
  return group;
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
