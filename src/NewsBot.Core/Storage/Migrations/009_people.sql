-- What people may ask of us, and what those who run a guild change.

-- Whose words are kept no longer: everything they wrote before "until", and everything where that is not known yet.
CREATE TABLE forgotten (
    author_id TEXT   NOT NULL PRIMARY KEY,
    since     BIGINT NOT NULL,
    until     BIGINT NULL
);

CREATE TABLE change (
    id         TEXT   NOT NULL PRIMARY KEY, -- the interaction's
    guild_id   TEXT   NOT NULL,
    channel_id TEXT   NOT NULL,
    user_id    TEXT   NOT NULL,
    at         BIGINT NOT NULL,
    details    TEXT   NOT NULL
);
CREATE INDEX change_by_guild ON change (guild_id, at, id);
CREATE INDEX comment_by_guild ON comment (guild_id) WHERE guild_id IS NOT NULL;
