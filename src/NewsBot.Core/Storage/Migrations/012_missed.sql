-- When a source that was asked for all its comments was first without one; what it lacks twice in a row is gone.
ALTER TABLE comment ADD COLUMN missed_at BIGINT NULL;
