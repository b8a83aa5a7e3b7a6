-- Articles are found apart from comments, by a word that only they have.
INSERT INTO search_change (article_id, comment_id) SELECT id, '' FROM article WHERE true ON CONFLICT DO NOTHING;

-- Until when a site wants to be left alone, whoever would like to know more.
ALTER TABLE poll ADD COLUMN rest_until BIGINT NULL;
