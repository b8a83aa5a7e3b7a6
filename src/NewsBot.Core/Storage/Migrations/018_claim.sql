-- People of a guild who say that a commenter of a site is them, so that one history joins both once somebody who manages it has confirmed that.
CREATE TABLE claim (
    guild_id     TEXT   NOT NULL,
    author_id    TEXT   NOT NULL, -- the commenter
    person_id    TEXT   NOT NULL, -- the author that the person is
    user_id      TEXT   NOT NULL,
    person_name  TEXT   NOT NULL,
    asked_at     BIGINT NOT NULL,
    confirmed_at BIGINT NULL,
    PRIMARY KEY (guild_id, author_id, person_id)
);
CREATE UNIQUE INDEX claim_confirmed ON claim (guild_id, author_id) WHERE confirmed_at IS NOT NULL;
CREATE INDEX claim_by_person ON claim (person_id);

-- Comments are found by their article, too: by a word of the index that nobody can write.
INSERT INTO search_change (article_id, comment_id) SELECT article_id, id FROM comment WHERE true ON CONFLICT DO NOTHING;
