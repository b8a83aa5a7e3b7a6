// A chosen slash command: fields for its options, the required ones at once, with choices and live completion.
import { choices } from "./components.js";
import { el } from "./dom.js";
import { commandData } from "./commands.js";
import { icon } from "./icons.js";
import { interact } from "./interactions.js";

const STRING = 3, INTEGER = 4, BOOLEAN = 5, NUMBER = 10;
const AUTOCOMPLETE = 4, USE = 2;
const PAUSE = 150;

export class CommandForm {
  #command; #channel; #completions; #on; #fields = new Map(); #optional; #asked = 0; #timer; #busy = false;

  constructor(command, channel, completions, on) {
    this.#command = command;
    this.#channel = channel;
    this.#completions = completions;
    this.#on = on;
    this.#optional = el("span.optional");
    this.element = el("div.command-form", { role: "group", "aria-label": `/${command.path}`, data: { testid: "command-form" }, onkeydown: event => this.#key(event) },
      el("b.command-name", {}, `/${command.path}`),
      this.#optional,
      el("button.button.primary.send", { type: "button", data: { testid: "send" }, "aria-label": "Send", onclick: () => this.#send() }, icon("send")));
    command.options.filter(option => option.required).forEach(option => this.#add(option));
    this.#drawOptional();
  }

  focus() { (this.element.querySelector("input, select") ?? this.element.querySelector("[data-testid=send]")).focus(); }

  #add(option, focus = false) {
    const input = this.#input(option);
    this.#fields.set(option.name, { option, input });
    this.#optional.before(el("label.option", { title: option.description }, el("span", {}, option.name, option.required && el("b.required", {}, "*")), input));
    this.#drawOptional();
    if (focus) input.focus();
  }

  #drawOptional() {
    const left = this.#command.options.filter(option => !this.#fields.has(option.name));
    this.#optional.replaceChildren(...left.map(option => el("button.chip", { type: "button", title: option.description, data: { addOption: option.name }, onclick: () => this.#add(option, true) }, `+ ${option.name}`)));
  }

  #input(option) {
    const common = { data: { option: option.name }, "aria-label": `${option.name}: ${option.description}`, required: option.required };
    if (option.type === BOOLEAN) return el("select", common, el("option", { value: "true" }, "True"), el("option", { value: "false" }, "False"));
    if (![STRING, INTEGER, NUMBER].includes(option.type)) {
      const kind = { 6: 5, 7: 8, 8: 6, 9: 7 }[option.type];
      return el("select", common, kind ? choices({ type: kind, channel_types: option.channel_types }).map(choice => el("option", { value: choice.value }, choice.label)) : []);
    }
    const suggests = option.autocomplete || option.choices?.length;
    return el("input", {
      ...common, autocomplete: "off", placeholder: option.description, inputMode: option.type === STRING ? "text" : "numeric",
      ...(suggests ? { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" } : {}),
      oninput: event => { delete event.target.dataset.value; this.#on.fail(""); if (suggests) this.#suggest(option, event.target); },
      onfocus: event => { if (suggests && !event.target.dataset.value) this.#suggest(option, event.target); },
      onblur: () => this.#completions.hide(),
    });
  }

  #suggest(option, input) {
    if (!option.autocomplete) {
      const typed = input.value.toLowerCase();
      return this.#offer(input, option.choices.filter(choice => choice.name.toLowerCase().includes(typed)));
    }
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    this.#timer = setTimeout(async () => {
      try {
        const { choices: found } = await interact(AUTOCOMPLETE, this.#command.command.application_id, this.#channel.id, commandData(this.#command, this.#values(option.name)));
        if (asked === this.#asked && document.activeElement === input) this.#offer(input, found);
      } catch {
        if (asked === this.#asked) this.#on.fail("Suggestions could not be loaded.");
      }
    }, PAUSE);
  }

  #offer(input, found) {
    this.#completions.show(input, found.map(choice => ({ value: choice.value, label: choice.name })), ({ value, label }) => {
      input.value = label;
      input.dataset.value = value;
      this.#focusNext(input);
    }, input.dataset.option);
  }

  #focusNext(input) {
    const empty = [...this.#fields.values()].find(field => field.option.required && !field.input.value);
    (empty?.input ?? input).focus();
  }

  #values(focused) {
    return [...this.#fields.values()].filter(({ option, input }) => input.value !== "" || option.name === focused).map(({ option, input }) => ({
      type: option.type, name: option.name, value: this.#value(option, input, option.name === focused), ...(option.name === focused ? { focused: true } : {}),
    }));
  }

  #value(option, input, asTyped) {
    const value = input.dataset.value ?? option.choices?.find(choice => choice.name === input.value)?.value ?? input.value;
    if (option.type === BOOLEAN) return value === "true";
    return [INTEGER, NUMBER].includes(option.type) && !asTyped && value !== "" && !isNaN(value) ? Number(value) : value;
  }

  #key(event) {
    if (this.#completions.key(event)) return;
    if (event.key === "Enter" && event.target.tagName !== "BUTTON") {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape" || (event.key === "Backspace" && event.target.value === "" && this.#fields.size <= 1)) {
      event.preventDefault();
      this.#completions.hide();
      this.#on.fail("");
      this.#on.close();
    }
  }

  async #send() {
    const missing = [...this.#fields.values()].find(({ option, input }) => option.required && input.value === "");
    if (this.#busy) return;
    if (missing) {
      missing.input.focus();
      return this.#on.fail(`${missing.option.name} is required.`);
    }
    this.#busy = true;
    this.#on.fail("");
    clearTimeout(this.#timer);
    this.#asked++;
    this.#completions.hide();
    this.element.classList.add("busy");
    try {
      await interact(USE, this.#command.command.application_id, this.#channel.id, commandData(this.#command, this.#values()));
      this.#on.close();
    } catch (error) {
      this.#on.fail(error.message);
    }
    this.#busy = false;
    this.element.classList.remove("busy");
  }
}
