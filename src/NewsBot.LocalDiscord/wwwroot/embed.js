// Embeds (https://docs.discord.com/developers/resources/message#embed-object).
import { el } from "./dom.js";
import { inline, markdown } from "./markdown.js";

const isWeb = url => /^https?:\/\//.test(url ?? "");
const linked = (url, spec, children) => isWeb(url) ? el(`a${spec}`, { href: url, target: "_blank", rel: "noreferrer noopener" }, children) : el(`span${spec}`, {}, children);

export function renderEmbed(embed) {
  const color = embed.color === undefined ? null : `border-left-color: #${embed.color.toString(16).padStart(6, "0")}`;
  return el("div.embed", { style: color, data: { testid: "embed" } },
    el("div.embed-text", {},
      embed.author && el("div.embed-author", {}, picture(embed.author.icon_url, "", ".embed-icon"), linked(embed.author.url, "", [embed.author.name])),
      embed.title && el("div.embed-title", {}, linked(embed.url, "", inline(embed.title))),
      embed.description && el("div.embed-description", {}, markdown(embed.description)),
      embed.fields?.length && el("div.embed-fields", {}, embed.fields.map(field => el(`div.embed-field${field.inline ? ".inline" : ""}`, {}, el("b", {}, ...inline(field.name)), el("div", {}, markdown(field.value)))))),
    picture(embed.thumbnail?.url, "", ".embed-thumbnail"),
    picture(embed.image?.url, embed.title ?? "", ".embed-image"),
    (embed.footer || embed.timestamp) && el("div.embed-footer", {}, picture(embed.footer?.icon_url, "", ".embed-icon"),
      [embed.footer?.text, embed.timestamp && new Date(embed.timestamp).toLocaleString([], { dateStyle: "medium", timeStyle: "short" })].filter(Boolean).join(" • ")));
}

/** A picture that does not load leaves no hole. */
function picture(url, alt, spec) {
  return isWeb(url) ? el(`img${spec}`, { src: url, alt, loading: "lazy", referrerPolicy: "no-referrer", onerror: event => event.target.remove() }) : null;
}
