// <t:…> in the reader's own time, and kept current where it says how long ago (https://docs.discord.com/developers/reference#message-formatting-timestamp-styles).
import { el } from "./dom.js";

const styles = {
  t: { timeStyle: "short" }, T: { timeStyle: "medium" }, d: { dateStyle: "short" }, D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" }, F: { dateStyle: "full", timeStyle: "short" },
};
const units = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];
const relativeFormat = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

export function relative(seconds) {
  const passed = seconds - Date.now() / 1000;
  const [unit, length] = units.find(([, size]) => Math.abs(passed) >= size) ?? ["second", 1];
  return relativeFormat.format(Math.round(passed / length), unit);
}

export function timestamp(seconds, style = "f") {
  const date = new Date(seconds * 1000);
  if (isNaN(date)) return el("time", {}, "invalid date");
  const text = style === "R" ? relative(seconds) : date.toLocaleString([], styles[style]);
  return el("time.timestamp", { dateTime: date.toISOString(), title: date.toLocaleString([], styles.F), data: style === "R" ? { relative: seconds } : {} }, text);
}

/** When something was said: short today, with its date before. */
export function shortTime(date) {
  const time = date.toLocaleTimeString([], { timeStyle: "short" });
  const days = Math.floor((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86_400_000);
  return days === 0 ? time : days === 1 ? `Yesterday at ${time}` : `${date.toLocaleDateString()} ${time}`;
}

/** A day, as the line says that stands before its first message. */
export const dayOf = time => new Date(time).toLocaleDateString([], { dateStyle: "long" });

setInterval(() => {
  for (const time of document.querySelectorAll("time[data-relative]")) time.textContent = relative(Number(time.dataset.relative));
}, 15_000);
