-- What those who run a guild set for a channel, and what they decide of articles, discussions and people there.
CREATE TABLE channel (
    id       TEXT   NOT NULL PRIMARY KEY,
    guild_id TEXT   NOT NULL,
    settings TEXT   NOT NULL,
    paused   BIGINT NOT NULL CHECK (paused IN (0, 1)) -- nothing new is said there for now
);
CREATE INDEX channel_by_guild ON channel (guild_id);

-- What somebody has chosen so far while they set a channel up.
CREATE TABLE setup (
    guild_id TEXT   NOT NULL,
    user_id  TEXT   NOT NULL,
    draft    TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (guild_id, user_id)
);

-- Why an article was not posted in a channel that follows its source.
CREATE TABLE withheld (
    article_id TEXT   NOT NULL REFERENCES article (id),
    channel_id TEXT   NOT NULL,
    reason     TEXT   NOT NULL,
    details    TEXT   NOT NULL,
    at         BIGINT NOT NULL,
    PRIMARY KEY (article_id, channel_id)
);

-- Articles that a guild has taken down, and people whose comments it does not show.
CREATE TABLE takedown (
    guild_id   TEXT   NOT NULL,
    article_id TEXT   NOT NULL REFERENCES article (id),
    at         BIGINT NOT NULL,
    PRIMARY KEY (guild_id, article_id)
);
CREATE TABLE hidden_author (
    guild_id  TEXT   NOT NULL,
    author_id TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (guild_id, author_id)
);

ALTER TABLE guild ADD COLUMN admin_role TEXT NULL; -- who may do what those who manage the guild may
ALTER TABLE post ADD COLUMN personas BIGINT NOT NULL DEFAULT 0 CHECK (personas IN (0, 1));
ALTER TABLE post ADD COLUMN locked BIGINT NOT NULL DEFAULT 0 CHECK (locked IN (0, 1));
