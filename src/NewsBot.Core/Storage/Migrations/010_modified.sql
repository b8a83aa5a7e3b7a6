-- When an article's site says that it changed it.
ALTER TABLE article ADD COLUMN modified_at BIGINT NULL;
ALTER TABLE article ADD COLUMN modified_offset BIGINT NULL;
