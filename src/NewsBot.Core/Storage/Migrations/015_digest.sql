-- A channel that is told once a day or a week what was new, and the digest that is being sent there.
CREATE TABLE digest (
    channel_id  TEXT   NOT NULL PRIMARY KEY,
    guild_id    TEXT   NOT NULL,
    source      TEXT   NOT NULL, -- or '*'
    weekday     BIGINT NULL CHECK (weekday BETWEEN 0 AND 6), -- from Sunday; without one, every day
    minute      BIGINT NOT NULL CHECK (minute BETWEEN 0 AND 1439), -- of the local day
    zone        TEXT   NOT NULL, -- of the tz database
    told_to     BIGINT NOT NULL, -- until when it was told what was new
    next_at     BIGINT NOT NULL,
    sending_to  BIGINT NULL,     -- until when the one that is being sent tells
    fingerprint TEXT   NULL,     -- what that says
    look_after  TEXT   NULL,     -- the last message of ours that was there before it
    message_id  TEXT   NULL,     -- the last that was sent
    refusals    BIGINT NOT NULL
);
