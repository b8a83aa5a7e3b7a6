-- What a post says of its discussion, as of when it last told: it tells anew when that has grown enough.
CREATE TABLE discussion (
    article_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    told       TEXT NOT NULL,
    PRIMARY KEY (article_id, channel_id),
    FOREIGN KEY (article_id, channel_id) REFERENCES post (article_id, channel_id)
);

-- What people asked us. The question and its answer are comments; this says that they are, and what the answer quotes.
CREATE TABLE question (
    article_id TEXT   NOT NULL REFERENCES article (id),
    comment_id TEXT   NOT NULL,
    asker      TEXT   NOT NULL, -- an author's id
    asked_at   BIGINT NOT NULL,
    channel_id TEXT   NULL,     -- the channel of the post in whose thread it is answered; null where it was answered on the spot
    is_open    BIGINT NOT NULL CHECK (is_open IN (0, 1)),
    answer_id  TEXT   NULL,     -- the comment that answers it
    quotes     TEXT   NULL,
    PRIMARY KEY (article_id, comment_id)
);
CREATE INDEX question_open ON question (asked_at) WHERE is_open = 1;
CREATE INDEX question_by_asker ON question (asker, asked_at);
CREATE INDEX question_by_answer ON question (article_id, answer_id) WHERE answer_id IS NOT NULL;
