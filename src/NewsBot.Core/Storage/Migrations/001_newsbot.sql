-- Columns are TEXT or BIGINT only, so that SQLite and PostgreSQL read this file alike.
-- Times are UTC milliseconds; where the offset matters it stands beside them in minutes. Lists are JSON.

CREATE TABLE guild (
    id       TEXT   NOT NULL PRIMARY KEY,
    name     TEXT   NOT NULL,
    present  BIGINT NOT NULL CHECK (present IN (0, 1)),
    heard_at BIGINT NULL -- until when nothing that happened in it was missed
);

CREATE TABLE article (
    id               TEXT   NOT NULL PRIMARY KEY,
    source           TEXT   NOT NULL,
    title            TEXT   NOT NULL,
    title_key        TEXT   NOT NULL, -- in lower case, for searching: a database folds only ASCII, or as its locale says
    url              TEXT   NULL,
    site             TEXT   NULL,
    byline           TEXT   NULL,
    published_at     BIGINT NULL,
    published_offset BIGINT NULL,
    captured_at      BIGINT NULL,
    captured_offset  BIGINT NULL,
    language         TEXT   NULL,
    lead_image       TEXT   NULL,
    body             TEXT   NOT NULL,
    tags             TEXT   NOT NULL,
    related          TEXT   NOT NULL,
    comment_count    BIGINT NULL,
    content          TEXT   NOT NULL, -- hash of what it says: whether a page read again says something else
    seen_at          BIGINT NOT NULL,
    summarized       BIGINT NOT NULL CHECK (summarized IN (0, 1)), -- whether its summary is of what it says now
    offered          BIGINT NOT NULL CHECK (offered IN (0, 1))     -- whether its source's followers have had it
);
CREATE INDEX article_by_date ON article (COALESCE(published_at, seen_at), id);
CREATE INDEX article_by_source ON article (source, COALESCE(published_at, seen_at), id);
CREATE INDEX article_to_summarize ON article (seen_at) WHERE summarized = 0;
CREATE INDEX article_to_offer ON article (seen_at) WHERE offered = 0;

CREATE TABLE summary (
    article_id TEXT NOT NULL PRIMARY KEY REFERENCES article (id),
    sentences  TEXT NOT NULL,
    made_by    TEXT NOT NULL
);

-- A comment's parent need not be known yet, so in_reply_to refers to nothing.
CREATE TABLE comment (
    article_id     TEXT   NOT NULL REFERENCES article (id),
    id             TEXT   NOT NULL,
    in_reply_to    TEXT   NULL,
    origin         TEXT   NOT NULL CHECK (origin IN ('Site', 'Discord')),
    author_id      TEXT   NOT NULL,
    author_name    TEXT   NOT NULL,
    author_key     TEXT   NOT NULL, -- the name in lower case
    addressed_name TEXT   NULL,
    text           TEXT   NOT NULL,
    known_as       TEXT   NOT NULL, -- what the page calls it now; an edit keeps the id and changes this
    position       BIGINT NOT NULL,
    posted_at      BIGINT NULL,
    seen_at        BIGINT NOT NULL,
    edited_at      BIGINT NULL,
    deleted_at     BIGINT NULL,
    hidden_at      BIGINT NULL,
    guild_id       TEXT   NULL,
    channel_id     TEXT   NULL,
    message_id     TEXT   NULL,
    PRIMARY KEY (article_id, id)
);
CREATE UNIQUE INDEX comment_by_message ON comment (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX comment_by_author ON comment (author_id, COALESCE(posted_at, seen_at), id);
CREATE INDEX comment_by_parent ON comment (article_id, in_reply_to);
CREATE INDEX comment_by_channel ON comment (channel_id) WHERE channel_id IS NOT NULL;
CREATE INDEX comment_by_name ON comment (author_key, author_id);

CREATE TABLE subscription (
    source       TEXT   NOT NULL,
    channel_id   TEXT   NOT NULL,
    guild_id     TEXT   NOT NULL,
    channel_kind TEXT   NOT NULL CHECK (channel_kind IN ('Text', 'Announcement', 'Forum')),
    mirror       TEXT   NOT NULL CHECK (mirror IN ('All', 'Filtered', 'Hold', 'Off')),
    publishes    BIGINT NOT NULL CHECK (publishes IN (0, 1)),
    ended_at     BIGINT NULL,
    PRIMARY KEY (channel_id, source)
);

CREATE TABLE post (
    article_id   TEXT   NOT NULL REFERENCES article (id),
    channel_id   TEXT   NOT NULL,
    guild_id     TEXT   NOT NULL,
    channel_kind TEXT   NOT NULL CHECK (channel_kind IN ('Text', 'Announcement', 'Forum')),
    mirror       TEXT   NOT NULL CHECK (mirror IN ('All', 'Filtered', 'Hold', 'Off')),
    behind       BIGINT NOT NULL CHECK (behind IN (0, 1)), -- whether the outbox has yet to look at it
    read_to      TEXT   NULL, -- the thread's last message when it was last read whole
    PRIMARY KEY (article_id, channel_id)
);
CREATE INDEX post_behind ON post (article_id) WHERE behind = 1;

CREATE TABLE delivery (
    id          TEXT   NOT NULL PRIMARY KEY, -- the nonce
    kind        TEXT   NOT NULL CHECK (kind IN ('Post', 'Thread', 'Mirror', 'Publication')),
    article_id  TEXT   NOT NULL,
    channel_id  TEXT   NOT NULL,
    comment_id  TEXT   NULL,
    part        BIGINT NOT NULL,
    queue       TEXT   NOT NULL,
    ordinal     BIGINT NOT NULL,
    state       TEXT   NOT NULL CHECK (state IN ('Held', 'Pending', 'Sending', 'Sent', 'Removing', 'Gone', 'Dead')),
    due_at      BIGINT NOT NULL,
    refusals    BIGINT NOT NULL,
    message_id  TEXT   NULL,
    reply_to    TEXT   NULL,
    fingerprint TEXT   NULL,
    error       TEXT   NULL,
    FOREIGN KEY (article_id, channel_id) REFERENCES post (article_id, channel_id)
);
CREATE UNIQUE INDEX delivery_by_order ON delivery (queue, ordinal);
CREATE INDEX delivery_to_do ON delivery (queue, ordinal) WHERE state IN ('Pending', 'Sending', 'Removing');
CREATE INDEX delivery_refused ON delivery (channel_id) WHERE refusals > 0;
CREATE INDEX delivery_by_comment ON delivery (article_id, channel_id, comment_id, part);
CREATE INDEX delivery_held ON delivery (channel_id, due_at) WHERE state = 'Held';
CREATE UNIQUE INDEX delivery_by_message ON delivery (message_id, kind) WHERE message_id IS NOT NULL;

-- Where each queue stood when this database was put in the place of a newer one; the queue '' says when.
-- What is older than that may have been sent before, and is looked for first.
CREATE TABLE restore (
    queue       TEXT   NOT NULL PRIMARY KEY,
    message_id  TEXT   NULL,
    restored_at BIGINT NOT NULL
);
