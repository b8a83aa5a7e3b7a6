// Embeds (https://docs.discord.com/developers/resources/message#embed-object).
import { el } from "./dom.js";
import { inline, markdown } from "./markdown.js";
import { openLink } from "./navigation.js";
import { moment } from "./timestamps.js";

const COLUMNS = 3;
const isWeb = url => /^https?:\/\//.test(url ?? "");
const linked = (url, spec, children) => isWeb(url) ? el(`a${spec}`, { href: url, target: "_blank", rel: "noreferrer noopener", onclick: event => { if (openLink(url)) event.preventDefault(); } }, children) : el(`span${spec}`, {}, children);

export function renderEmbed(embed) {
  const color = embed.color === undefined ? null : `border-left-color: #${embed.color.toString(16).padStart(6, "0")}`;
  return el("div.embed", { style: color, data: { testid: "embed" } },
    el("div.embed-text", {},
      embed.provider?.name && el("div.embed-provider", {}, embed.provider.name),
      embed.author && el("div.embed-author", {}, picture(embed.author.icon_url, "", ".embed-icon"), linked(embed.author.url, "", [embed.author.name])),
      embed.title && el("div.embed-title", {}, linked(embed.url, "", inline(embed.title))),
      embed.description && el("div.embed-description", {}, markdown(embed.description)),
      embed.fields?.length && el("div.embed-fields", {}, rows(embed.fields).flatMap(row => row.map(field => el("div.embed-field", { style: `--share: ${12 / row.length}` }, el("b", {}, ...inline(field.name)), el("div", {}, markdown(field.value))))))),
    picture(embed.thumbnail?.url, "", ".embed-thumbnail"),
    picture(embed.image?.url, embed.title ?? "", ".embed-image"),
    (embed.footer || embed.timestamp) && el("div.embed-footer", {}, picture(embed.footer?.icon_url, "", ".embed-icon"),
      [embed.footer?.text, embed.timestamp && moment(embed.timestamp, { dateStyle: "medium", timeStyle: "short" })].filter(Boolean).join(" • ")));
}

/** Up to three fields that may stand beside each other do; every other has a row of its own. */
function rows(fields) {
  const found = [];
  for (const field of fields) {
    const last = found.at(-1);
    if (field.inline && last?.[0].inline && last.length < COLUMNS) last.push(field);
    else found.push([field]);
  }
  return found;
}

/** A picture that does not load leaves no hole. */
function picture(url, alt, spec) {
  return isWeb(url) ? el(`img${spec}`, { src: url, alt, loading: "lazy", referrerPolicy: "no-referrer", onerror: event => event.target.remove() }) : null;
}
