-- How long a channel's summaries are and how they are set; without a number, the usual length.
ALTER TABLE subscription ADD COLUMN summary_sentences BIGINT NULL CHECK (summary_sentences BETWEEN 1 AND 8);
ALTER TABLE subscription ADD COLUMN summary_bullets BIGINT NOT NULL DEFAULT 0 CHECK (summary_bullets IN (0, 1));
ALTER TABLE post ADD COLUMN summary_sentences BIGINT NULL CHECK (summary_sentences BETWEEN 1 AND 8);
ALTER TABLE post ADD COLUMN summary_bullets BIGINT NOT NULL DEFAULT 0 CHECK (summary_bullets IN (0, 1));

-- One summary an article and length, since the best three sentences are not the best eight's first three.
CREATE TABLE summary_of_length (
    article_id TEXT   NOT NULL REFERENCES article (id),
    sentences  TEXT   NOT NULL,
    made_by    TEXT   NOT NULL,
    length     BIGINT NOT NULL, -- how many sentences it may have at most
    PRIMARY KEY (article_id, length)
);
INSERT INTO summary_of_length (article_id, sentences, made_by, length) SELECT article_id, sentences, made_by, 3 FROM summary;
DROP TABLE summary;
ALTER TABLE summary_of_length RENAME TO summary;
