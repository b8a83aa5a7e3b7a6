// How one uses this: one's language, which Discord keeps and applications hear of, and this browser's theme.
import { api } from "./api.js";
import { el } from "./dom.js";
import { state } from "./state.js";

// https://docs.discord.com/developers/reference#locales; those that the bot speaks come first.
const LOCALES = ["en-US", "de", "fr", "es-ES", "ru", "bg", "cs", "da", "el", "en-GB", "es-419", "fi", "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW"];
const THEMES = { "": "as the system", dark: "dark", light: "light" };

const inItself = locale => new Intl.DisplayNames([locale], { type: "language" }).of(locale);

export function applyTheme() {
  document.documentElement.dataset.theme = localStorage.getItem("theme") ?? "";
}

/** Two fields: what one's commands and answers are in, and how the page looks. */
export function renderPreferences(place) {
  const language = choice("language", "Language", LOCALES.map(locale => [locale, inItself(locale)]), state.locale, value => api("PATCH", "users/@me/settings", { locale: value }));
  const theme = choice("theme", "Theme", Object.entries(THEMES), localStorage.getItem("theme") ?? "", value => {
    localStorage.setItem("theme", value);
    applyTheme();
  });
  const used = place.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
  place.replaceChildren(language, theme);
  if (used) place.querySelector(`[data-testid=${used}]`).focus();
}

const choice = (name, label, options, chosen, change) => el("label.preference", {}, el("span", {}, label),
  el("select", { data: { testid: name }, onchange: event => change(event.target.value) }, options.map(([value, text]) => el("option", { value, selected: value === chosen }, text))));
