// A forum: its posts, the latest said in first, by tag, and a form for a new one.
import { api, ApiError } from "./api.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { go, here } from "./navigation.js";
import { changes, isThread, state, timeOfLast } from "./state.js";
import { relative } from "./timestamps.js";
import { isUnread } from "./unread.js";

const shownTags = new Map();

// How far each forum's posts are known that are put to rest.
const loaded = new Map();
changes.addEventListener("ready", () => loaded.clear());

export function renderForum(body, forum) {
  const open = body.querySelector("form.new-post");
  const scrolled = body.querySelector(".forum-posts")?.scrollTop ?? 0;
  const tag = shownTags.get(forum.id);
  const posts = [...state.channels.values()].filter(c => isThread(c) && c.parent_id === forum.id && (!tag || c.applied_tags?.includes(tag))).sort((a, b) => timeOfLast(b) - timeOfLast(a));
  const [active, old] = [posts.filter(post => !post.thread_metadata.archived), posts.filter(post => post.thread_metadata.archived)];
  const cards = (label, some) => some.length > 0 && el("div.posts", { role: "list", "aria-label": label }, some.map(post => card(post, forum)));
  const list = el("div.forum-posts", { data: { testid: "forum-posts" } },
    cards("Posts", active) || el("p.empty", {}, tag ? "No posts with this tag." : "No posts yet."),
    old.length > 0 && el("h3.older", {}, "Older posts"), cards("Older posts", old),
    older(body, forum));
  body.replaceChildren(open ?? form(forum), ...filter(body, forum), list);
  list.scrollTop = scrolled;
}

function filter(body, forum) {
  if (!forum.available_tags?.length) return [];
  const chosen = shownTags.get(forum.id);
  const show = id => {
    if (id === chosen) shownTags.delete(forum.id);
    else shownTags.set(forum.id, id);
    renderForum(body, forum);
    body.querySelector(`[data-tag="${id}"]`)?.focus();
  };
  return [el("div.tags", { role: "group", "aria-label": "Show posts with the tag" }, forum.available_tags.map(tag => el("button.tag-chip", { type: "button", data: { tag: tag.id }, "aria-pressed": String(tag.id === chosen), onclick: () => show(tag.id) }, nameOf(tag))))];
}

const nameOf = tag => [tag.emoji_name, tag.name].filter(Boolean).join(" ");

function card(post, forum) {
  const tags = (post.applied_tags ?? []).map(id => forum.available_tags?.find(tag => tag.id === id)).filter(Boolean);
  const seconds = timeOfLast(post) / 1000;
  return el("div", { role: "listitem" }, el(`button.forum-post${isUnread(post) ? ".unread" : ""}`, { type: "button", data: { channelId: post.id }, "aria-current": here().thread === post.id ? "page" : null, onclick: () => go(post.id) },
    el("b", {}, post.name, isUnread(post) && el("span.sr", {}, ", unread")),
    el("span.meta", {}, tags.map(tag => el("span.badge", {}, nameOf(tag))), icon("thread", 15), `${post.message_count ?? 0} · `, el("time", { data: { relative: seconds } }, relative(seconds)))));
}

/** What leads to posts that are put to rest, or that there are no more of them. */
function older(body, forum) {
  const { isAll, before } = loaded.get(forum.id) ?? {};
  if (isAll) return el("p.empty", {}, before ? "These are all." : "There are no older posts.");
  return el("button.link.older-button", { type: "button", onclick: () => loadOlder(body, forum, before) }, "Show older posts");
}

async function loadOlder(body, forum, before) {
  const { threads, has_more } = await api("GET", `channels/${forum.id}/threads/archived/public?limit=50${before ? `&before=${encodeURIComponent(before)}` : ""}`);
  threads.forEach(thread => state.channels.set(thread.id, thread));
  loaded.set(forum.id, { isAll: !has_more, before: threads.at(-1)?.thread_metadata.archive_timestamp ?? before });
  renderForum(body, forum);
  (body.querySelector(`[data-channel-id="${threads[0]?.id}"]`) ?? body.querySelector(".older-button"))?.focus();
}

function form(forum) {
  const title = el("input", { placeholder: "Title", maxLength: 100, required: true, "aria-label": "Post title" });
  const text = el("textarea", { placeholder: "What is it about?", rows: 2, required: true, "aria-label": "Post text" });
  const tags = (forum.available_tags ?? []).map(tag => el("button.tag-chip", { type: "button", data: { newTag: tag.id }, "aria-pressed": "false", onclick: event => { event.currentTarget.ariaPressed = String(event.currentTarget.ariaPressed !== "true"); } }, nameOf(tag)));
  const error = el("p.error", { role: "alert" });
  const send = async event => {
    event.preventDefault();
    error.textContent = "";
    try {
      const chosen = tags.filter(tag => tag.ariaPressed === "true");
      const post = await api("POST", `channels/${forum.id}/threads`, { name: title.value, message: { content: text.value }, ...(chosen.length ? { applied_tags: chosen.map(tag => tag.dataset.newTag) } : {}) });
      state.channels.set(post.id, post);
      title.value = text.value = "";
      chosen.forEach(tag => { tag.ariaPressed = "false"; });
      go(post.id);
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      error.textContent = problem.message;
    }
  };
  return el("form.new-post", { data: { testid: "new-post" }, onsubmit: send }, title, text,
    tags.length > 0 && el("div.tags", { role: "group", "aria-label": "Tags" }, tags), el("button.button.primary", { type: "submit" }, "Post"), error);
}
