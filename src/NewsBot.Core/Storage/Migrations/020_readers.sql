-- The language in which somebody who follows an article is told; null for English.
ALTER TABLE following ADD COLUMN locale TEXT NULL;

-- An answer that was given on the spot: where its message says what has been taken back since, that is to be changed.
ALTER TABLE question ADD COLUMN locale TEXT NULL;
ALTER TABLE question ADD COLUMN behind_at BIGINT NULL; -- when that is to be tried; null where the message says what it should
CREATE INDEX question_behind ON question (behind_at) WHERE behind_at IS NOT NULL;
CREATE INDEX question_by_comment ON question (comment_id);
