-- Who is told, in private, when somebody answers under an article.
CREATE TABLE following (
    article_id  TEXT   NOT NULL REFERENCES article (id),
    guild_id    TEXT   NOT NULL,
    user_id     TEXT   NOT NULL,
    author_id   TEXT   NOT NULL, -- the same person as an author: their own words are no news to them
    state       TEXT   NOT NULL CHECK (state IN ('Pending', 'Sending')),
    due_at      BIGINT NOT NULL, -- before which they are told nothing
    notes       BIGINT NOT NULL, -- how often they were told something; names the next note
    refusals    BIGINT NOT NULL, -- how often in a row they took none
    place       TEXT   NULL,
    fingerprint TEXT   NULL,     -- what the note says that is being sent
    message_id  TEXT   NULL,     -- the last note
    told_at     BIGINT NULL,
    PRIMARY KEY (article_id, guild_id, user_id)
);
CREATE INDEX following_by_person ON following (author_id, guild_id);
CREATE INDEX following_by_place ON following (place, told_at) WHERE place IS NOT NULL;

-- What is still to be told to whom.
CREATE TABLE news (
    article_id TEXT   NOT NULL,
    guild_id   TEXT   NOT NULL,
    user_id    TEXT   NOT NULL,
    comment_id TEXT   NOT NULL,
    claimed    BIGINT NOT NULL CHECK (claimed IN (0, 1)), -- whether the note that is being sent tells it
    PRIMARY KEY (article_id, guild_id, user_id, comment_id),
    FOREIGN KEY (article_id, guild_id, user_id) REFERENCES following (article_id, guild_id, user_id) ON DELETE CASCADE
);

CREATE TRIGGER news_of_comment AFTER INSERT ON comment BEGIN
    INSERT INTO news (article_id, guild_id, user_id, comment_id, claimed)
    SELECT f.article_id, f.guild_id, f.user_id, new.id, 0
    FROM following f
    WHERE f.article_id = new.article_id AND f.author_id <> new.author_id AND (new.guild_id IS NULL OR new.guild_id = f.guild_id);
END;
