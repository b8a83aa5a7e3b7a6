// Who reacted to a message, counted.
export function react(message, { user_id, emoji }, by, me) {
  const known = (message.reactions ?? []).find(r => r.emoji.name === emoji.name) ?? { emoji, count: 0, me: false };
  const changed = { ...known, count: known.count + by, me: user_id === me ? by > 0 : known.me };
  const others = (message.reactions ?? []).filter(r => r !== known);
  const at = message.reactions?.indexOf(known) ?? -1;
  message.reactions = changed.count > 0 ? others.toSpliced(at < 0 ? others.length : at, 0, changed) : others;
}

/** Of one emoji, or all. */
export function clearReactions(message, { emoji }) {
  message.reactions = (message.reactions ?? []).filter(r => emoji && r.emoji.name !== emoji.name);
}
