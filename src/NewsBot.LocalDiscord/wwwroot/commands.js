// Commands as one types them: each subcommand is one of its own.
import { state } from "./state.js";

const SUBCOMMAND = 1, GROUP = 2, CHAT_INPUT = 1;

/** path: "article latest"; steps: the subcommands on the way; options: what can be filled in. */
export function slashCommands() {
  return state.commands.filter(command => command.type === CHAT_INPUT).flatMap(command => expand(command, command.options ?? [], [], command.description));
}

function expand(command, options, steps, description) {
  const nested = options.filter(option => option.type === SUBCOMMAND || option.type === GROUP);
  if (nested.length) return nested.flatMap(option => expand(command, option.options ?? [], [...steps, option], option.description));
  return [{ command, steps, description, options, path: [command.name, ...steps.map(step => step.name)].join(" ") }];
}

/** What Discord's client sends: the command, and its values inside the subcommands. */
export function commandData({ command, steps }, values) {
  const options = steps.reduceRight((inner, step) => [{ type: step.type, name: step.name, options: inner }], values);
  return { id: command.id, name: command.name, type: command.type, version: command.version, options };
}
