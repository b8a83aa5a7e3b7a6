// Times as one's own clock and language have them, and kept current where they say how long ago (https://docs.discord.com/developers/reference#message-formatting-timestamp-styles).
import { el } from "./dom.js";
import { state } from "./state.js";

const styles = {
  t: { timeStyle: "short" }, T: { timeStyle: "medium" }, d: { dateStyle: "short" }, D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" }, F: { dateStyle: "full", timeStyle: "short" },
};
const units = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

const ago = (count, unit) => new Intl.RelativeTimeFormat(state.locale, { numeric: "auto" }).format(count, unit);

export function relative(seconds) {
  const passed = seconds - Date.now() / 1000;
  const [unit, length] = units.find(([, size]) => Math.abs(passed) >= size) ?? ["second", 1];
  return ago(Math.round(passed / length), unit);
}

/** A moment in one's own language; with the date and the time to the second if nothing is said of it. */
export const moment = (time, style) => new Date(time).toLocaleString(state.locale, style);

export function timestamp(seconds, style = "f") {
  const date = new Date(seconds * 1000);
  if (isNaN(date)) return el("time", {}, "invalid date");
  const text = style === "R" ? relative(seconds) : moment(date, styles[style]);
  return el("time.timestamp", { dateTime: date.toISOString(), title: moment(date, styles.F), data: style === "R" ? { relative: seconds } : {} }, text);
}

/** When something was said: short today, with its date before. */
export function shortTime(date) {
  const time = moment(date, styles.t);
  const days = Math.floor((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 86_400_000);
  return days === 0 ? time : `${days === 1 ? ago(-1, "day") : moment(date, { dateStyle: "short" })}, ${time}`;
}

/** A day, as the line says that stands before its first message. */
export const dayOf = time => moment(time, { dateStyle: "long" });

setInterval(() => {
  for (const time of document.querySelectorAll("time[data-relative]")) time.textContent = relative(Number(time.dataset.relative));
}, 15_000);
