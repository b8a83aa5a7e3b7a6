-- The outbox gives up and is told so, paces itself, and tells people what keeps it from sending.

ALTER TABLE guild ADD COLUMN owner_id TEXT NULL;
ALTER TABLE guild ADD COLUMN alert_channel TEXT NULL; -- where people want to be told what goes wrong; else the owner is
ALTER TABLE guild ADD COLUMN left_at BIGINT NULL;     -- since when we are no longer in it

ALTER TABLE article ADD COLUMN corrected_at BIGINT NULL; -- when it last said something else than before

ALTER TABLE post ADD COLUMN closed_at BIGINT NULL;       -- when its thread or its channel was deleted: nothing more is said there
ALTER TABLE post ADD COLUMN more BIGINT NOT NULL DEFAULT 0; -- how often people asked for more of its comments

-- A table's CHECK cannot be changed, so the table is made anew.
CREATE TABLE new_delivery (
    id          TEXT   NOT NULL PRIMARY KEY, -- the nonce
    kind        TEXT   NOT NULL CHECK (kind IN ('Post', 'Thread', 'Mirror', 'Publication', 'Rest')),
    article_id  TEXT   NOT NULL,
    channel_id  TEXT   NOT NULL,
    comment_id  TEXT   NULL,
    part        BIGINT NOT NULL,
    queue       TEXT   NOT NULL,
    ordinal     BIGINT NOT NULL,
    state       TEXT   NOT NULL CHECK (state IN ('Held', 'Pending', 'Sending', 'Sent', 'Removing', 'Gone', 'Dead', 'Dropped')),
    due_at      BIGINT NOT NULL,
    refusals    BIGINT NOT NULL,
    sent_at     BIGINT NULL, -- when it was last about to be sent
    message_id  TEXT   NULL,
    reply_to    TEXT   NULL,
    fingerprint TEXT   NULL,
    error       TEXT   NULL,
    FOREIGN KEY (article_id, channel_id) REFERENCES post (article_id, channel_id)
);
INSERT INTO new_delivery (id, kind, article_id, channel_id, comment_id, part, queue, ordinal, state, due_at, refusals, message_id, reply_to, fingerprint, error)
SELECT id, kind, article_id, channel_id, comment_id, part, queue, ordinal, state, due_at, refusals, message_id, reply_to, fingerprint, error
FROM delivery;
DROP TABLE delivery;
ALTER TABLE new_delivery RENAME TO delivery;
CREATE UNIQUE INDEX delivery_by_order ON delivery (queue, ordinal);
CREATE INDEX delivery_to_do ON delivery (queue, ordinal) WHERE state IN ('Pending', 'Sending', 'Removing');
CREATE INDEX delivery_refused ON delivery (channel_id) WHERE refusals > 0;
CREATE INDEX delivery_by_comment ON delivery (article_id, channel_id, comment_id, part);
CREATE INDEX delivery_held ON delivery (channel_id, due_at) WHERE state = 'Held';
CREATE INDEX delivery_dead ON delivery (channel_id, ordinal) WHERE state = 'Dead';
CREATE INDEX delivery_posts ON delivery (channel_id, sent_at) WHERE kind = 'Post';
CREATE UNIQUE INDEX delivery_by_message ON delivery (message_id, kind) WHERE message_id IS NOT NULL;

-- What the people who run a guild are told, once for as long as it lasts.
CREATE TABLE alert (
    id         TEXT   NOT NULL PRIMARY KEY, -- the nonce
    guild_id   TEXT   NOT NULL,
    about      TEXT   NOT NULL, -- the channel or the thread
    text       TEXT   NOT NULL,
    state      TEXT   NOT NULL CHECK (state IN ('Pending', 'Sending', 'Sent', 'Dropped')),
    due_at     BIGINT NOT NULL,
    place      TEXT   NULL, -- the channel that it is said in
    message_id TEXT   NULL
);
CREATE INDEX alert_by_subject ON alert (guild_id, about);
CREATE INDEX alert_to_do ON alert (due_at) WHERE state IN ('Pending', 'Sending');
