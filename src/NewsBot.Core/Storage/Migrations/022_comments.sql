-- How many comments a post says there are, and when it is to say how many there are by then.
ALTER TABLE post ADD COLUMN comments BIGINT NULL; -- null for one that was posted before this was kept
ALTER TABLE post ADD COLUMN count_at BIGINT NULL;
CREATE INDEX post_to_count ON post (count_at) WHERE count_at IS NOT NULL;
