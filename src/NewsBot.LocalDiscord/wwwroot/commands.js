// Commands as one types them, in one's own language: each subcommand is one of its own.
import { api } from "./api.js";
import { state } from "./state.js";

const SUBCOMMAND = 1, GROUP = 2, CHAT_INPUT = 1;

/** Learns what may be used in a channel, named in one's own language. */
export async function loadCommands(channelId) {
  const index = await api("GET", `channels/${channelId}/application-command-index`);
  state.commands.set(channelId, index.application_commands.map(command => ({ ...command, application: index.applications.find(a => a.id === command.application_id) })));
}

export const commandsIn = channelId => state.commands.get(channelId) ?? [];

export const nameOf = thing => thing.name_localized ?? thing.name;

export const descriptionOf = thing => thing.description_localized ?? thing.description;

/** path: "article latest", as it is called everywhere; shown: as it is called here; steps: the subcommands on the way; options: what can be filled in. */
export function slashCommands(channelId) {
  return commandsIn(channelId).filter(command => command.type === CHAT_INPUT).flatMap(command => expand(command, command, [command]));
}

function expand(command, at, way) {
  const options = at.options ?? [];
  const nested = options.filter(option => option.type === SUBCOMMAND || option.type === GROUP);
  if (nested.length) return nested.flatMap(option => expand(command, option, [...way, option]));
  const [path, shown] = [way.map(step => step.name).join(" "), way.map(nameOf).join(" ")];
  return [{ command, steps: way.slice(1), description: descriptionOf(at), options, path, shown }];
}

/** Those that fit what is typed, in one's own language or as they are called everywhere; the best first. */
export function matching(channelId, typed) {
  const words = typed.toLowerCase();
  const begins = command => [command.shown, command.path].some(path => path.toLowerCase().startsWith(words));
  return slashCommands(channelId)
    .filter(command => [command.shown, command.path].some(path => path.toLowerCase().includes(words) || words.startsWith(path.toLowerCase() + " ")))
    .sort((a, b) => Number(begins(b)) - Number(begins(a)));
}

/** What was used, as it is called here: a command with its slash, an entry of a menu without. */
export function shownName({ channel_id, interaction }) {
  const slash = slashCommands(channel_id).find(command => command.path === interaction.name);
  const entry = commandsIn(channel_id).find(command => command.type !== CHAT_INPUT && command.name === interaction.name);
  return entry ? nameOf(entry) : `/${slash?.shown ?? interaction.name}`;
}

/** What Discord's client sends: the command, and its values inside the subcommands. */
export function commandData({ command, steps }, values) {
  const options = steps.reduceRight((inner, step) => [{ type: step.type, name: step.name, options: inner }], values);
  return { id: command.id, name: command.name, type: command.type, version: command.version, options };
}
