// A chosen slash command: fields for its options, the required ones at once, with choices and live completion.
import { CommandOption } from "./command-option.js";
import { commandData, descriptionOf, nameOf } from "./commands.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { interact } from "./interactions.js";

const AUTOCOMPLETE = 4, USE = 2, PAUSE = 150;

export class CommandForm {
  #command; #channel; #completions; #on; #fields = []; #optional; #hint; #asked = 0; #timer; #busy = false;

  /** on: close(text) puts the text back that one goes on with; fail(text) says what is wrong. */
  constructor(command, channel, completions, on) {
    this.#command = command;
    this.#channel = channel;
    this.#completions = completions;
    this.#on = on;
    this.#optional = el("span.optional");
    this.#hint = el("p.command-hint", { "aria-live": "polite" }, command.description);
    this.element = el("div.command-form", { role: "group", "aria-label": `/${command.shown}`, data: { testid: "command-form" }, onkeydown: event => this.#key(event) },
      this.#hint,
      el("b.command-name", {}, `/${command.shown}`),
      this.#optional,
      el("button.button.primary.send", { type: "button", data: { testid: "send" }, "aria-label": "Send", title: "Send", onclick: () => this.#send() }, icon("send")));
    command.options.filter(option => option.required).forEach(option => this.#add(option));
    this.#drawOptional();
  }

  /** What was typed behind the command's name is the first option's. */
  fill(text) {
    const first = this.#command.options[0];
    if (!text || !first) return;
    const field = this.#fields[0] ?? this.#add(first);
    field.input.value = text;
  }

  focus() { (this.#fields.find(field => field.isEmpty)?.input ?? this.#fields.at(-1)?.input ?? this.element.querySelector("[data-testid=send]")).focus(); }

  #add(option) {
    const field = new CommandOption(option, {
      typed: one => { this.#on.fail(""); this.#suggest(one); },
      focused: one => { this.#hint.textContent = `${one.shown}: ${one.hint}`; if (one.input.dataset.value === undefined) this.#suggest(one); },
      left: () => this.#completions.hide(),
    });
    this.#fields.push(field);
    this.#optional.before(field.element);
    this.#drawOptional();
    return field;
  }

  #drop(field) {
    this.#fields = this.#fields.filter(other => other !== field);
    field.element.remove();
    this.#drawOptional();
  }

  #drawOptional() {
    const left = this.#command.options.filter(option => !this.#fields.some(field => field.name === option.name));
    this.#optional.replaceChildren(...left.map(option => el("button.chip", {
      type: "button", title: descriptionOf(option), data: { addOption: option.name }, onfocus: () => { this.#hint.textContent = `${nameOf(option)}: ${descriptionOf(option)} (optional)`; }, onclick: () => this.#add(option).input.focus(),
    }, `+ ${nameOf(option)}`)));
  }

  #suggest(field) {
    if (!field.offersLive) {
      if (field.offered.length) this.#offer(field, field.suggestions);
      return;
    }
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    this.#timer = setTimeout(async () => {
      try {
        const { choices } = await interact(AUTOCOMPLETE, this.#command.command.application_id, this.#channel.id, commandData(this.#command, this.#values([], field)));
        if (asked === this.#asked && document.activeElement === field.input) this.#offer(field, choices.map(choice => ({ value: choice.value, label: nameOf(choice) })));
      } catch {
        if (asked === this.#asked) this.#on.fail("Suggestions could not be loaded.");
      }
    }, PAUSE);
  }

  #offer(field, found) {
    this.#completions.show(field.input, found, choice => {
      field.pick(choice);
      (this.#fields.find(other => other.option.required && other.isEmpty) ?? field).input.focus();
    }, field.shown);
  }

  #values(files, focused) {
    return this.#fields.filter(field => !field.isEmpty || field === focused).map(field => ({
      type: field.option.type, name: field.name, value: field.value(field === focused, files), ...(field === focused ? { focused: true } : {}),
    }));
  }

  #key(event) {
    if (event.isComposing || this.#completions.key(event)) return;
    const at = this.#fields.findIndex(field => field.input === event.target);
    if (event.key === "Enter" && event.target.tagName !== "BUTTON") this.#send();
    else if (event.key === "Escape") this.#close("");
    else if (event.key === "Backspace" && at >= 0 && this.#fields[at].isEmpty) this.#back(at);
    else if (event.key === "Backspace" && at < 0) this.#leave(this.#fields.length - 1);
    else if (event.key === "ArrowLeft" && at > 0 && event.target.selectionEnd === 0) this.#fields[at - 1].input.focus();
    else if (event.key === "ArrowRight" && at >= 0 && at < this.#fields.length - 1 && event.target.selectionStart === event.target.value.length) this.#fields[at + 1].input.focus();
    else return;
    event.preventDefault();
  }

  /** Backspace in an empty field takes an optional one away, and goes back to what is before it. */
  #back(at) {
    if (!this.#fields[at].option.required) this.#drop(this.#fields[at]);
    this.#leave(at - 1);
  }

  #leave(at) {
    if (at >= 0) this.#fields[at].input.focus();
    else this.#close(`/${this.#command.shown}`);
  }

  #close(text) {
    clearTimeout(this.#timer);
    this.#completions.hide();
    this.#on.fail("");
    this.#on.close(text);
  }

  async #send() {
    if (this.#busy) return;
    const wrong = this.#fields.find(field => field.problem);
    this.#fields.forEach(field => field.mark(field === wrong));
    clearTimeout(this.#timer);
    this.#asked++;
    if (wrong) {
      wrong.input.focus();
      return this.#on.fail(wrong.problem);
    }
    this.#busy = true;
    this.#on.fail("");
    this.#completions.hide();
    this.element.classList.add("busy");
    const files = [];
    try {
      await interact(USE, this.#command.command.application_id, this.#channel.id, commandData(this.#command, this.#values(files)), null, files);
      this.#on.close("");
    } catch (error) {
      this.#on.fail(error.message);
    }
    this.#busy = false;
    this.element.classList.remove("busy");
  }
}
