// A forum: its posts, newest first, and a form for a new one.
import { api, ApiError } from "./api.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { go, here } from "./navigation.js";
import { isThread, state, timeOfLast } from "./state.js";
import { relative } from "./timestamps.js";

export function renderForum(body, forum) {
  const open = body.querySelector("form.new-post");
  const posts = [...state.channels.values()].filter(c => isThread(c) && c.parent_id === forum.id && !c.thread_metadata.archived)
    .sort((a, b) => BigInt(b.last_message_id ?? b.id) > BigInt(a.last_message_id ?? a.id) ? 1 : -1);
  body.replaceChildren(open ?? form(forum), el("div.forum-posts", { role: "list", data: { testid: "forum-posts" } },
    posts.length ? posts.map(post => card(post, forum)) : el("p.empty", {}, "No posts yet.")));
}

function card(post, forum) {
  const tags = (post.applied_tags ?? []).map(id => forum.available_tags?.find(tag => tag.id === id)?.name).filter(Boolean);
  const seconds = timeOfLast(post) / 1000;
  return el("div", { role: "listitem" }, el("button.forum-post", { type: "button", data: { channelId: post.id }, "aria-current": here().thread === post.id ? "page" : null, onclick: () => go(post.id) },
    el("b", {}, post.name),
    el("span.meta", {}, tags.map(tag => el("span.badge", {}, tag)), icon("thread", 15), `${post.message_count ?? 0} · `, el("time", { data: { relative: seconds } }, relative(seconds)))));
}

function form(forum) {
  const title = el("input", { placeholder: "Title", maxLength: 100, required: true, "aria-label": "Post title" });
  const text = el("textarea", { placeholder: "What is it about?", rows: 2, required: true, "aria-label": "Post text" });
  const error = el("p.error", { role: "alert" });
  const send = async event => {
    event.preventDefault();
    error.textContent = "";
    try {
      const post = await api("POST", `channels/${forum.id}/threads`, { name: title.value, message: { content: text.value } });
      state.channels.set(post.id, post);
      title.value = text.value = "";
      go(post.id);
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      error.textContent = problem.message;
    }
  };
  return el("form.new-post", { data: { testid: "new-post" }, onsubmit: send }, title, text, el("button.button.primary", { type: "submit" }, "Post"), error);
}
