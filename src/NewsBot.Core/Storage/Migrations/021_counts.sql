-- How many comments and deliveries there are, kept as they come and go: to count them would be to read them all.
CREATE TABLE comment_count (
    kind  TEXT   NOT NULL, -- where they were written
    state TEXT   NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (kind, state)
);
INSERT INTO comment_count (kind, state, count)
SELECT origin, CASE WHEN deleted_at IS NOT NULL THEN 'deleted' WHEN hidden_at IS NOT NULL THEN 'hidden' ELSE 'shown' END, COUNT(*)
FROM comment
GROUP BY 1, 2;

CREATE TRIGGER comment_count_added AFTER INSERT ON comment BEGIN
    INSERT INTO comment_count (kind, state, count)
    VALUES (new.origin, CASE WHEN new.deleted_at IS NOT NULL THEN 'deleted' WHEN new.hidden_at IS NOT NULL THEN 'hidden' ELSE 'shown' END, 1)
    ON CONFLICT (kind, state) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER comment_count_removed AFTER DELETE ON comment BEGIN
    UPDATE comment_count
    SET count = count - 1
    WHERE kind = old.origin AND state = CASE WHEN old.deleted_at IS NOT NULL THEN 'deleted' WHEN old.hidden_at IS NOT NULL THEN 'hidden' ELSE 'shown' END;
END;
CREATE TRIGGER comment_count_changed AFTER UPDATE OF deleted_at, hidden_at ON comment
WHEN (old.deleted_at IS NULL, old.hidden_at IS NULL) IS NOT (new.deleted_at IS NULL, new.hidden_at IS NULL)
BEGIN
    UPDATE comment_count
    SET count = count - 1
    WHERE kind = old.origin AND state = CASE WHEN old.deleted_at IS NOT NULL THEN 'deleted' WHEN old.hidden_at IS NOT NULL THEN 'hidden' ELSE 'shown' END;
    INSERT INTO comment_count (kind, state, count)
    VALUES (new.origin, CASE WHEN new.deleted_at IS NOT NULL THEN 'deleted' WHEN new.hidden_at IS NOT NULL THEN 'hidden' ELSE 'shown' END, 1)
    ON CONFLICT (kind, state) DO UPDATE SET count = count + 1;
END;

CREATE TABLE delivery_count (
    kind  TEXT   NOT NULL,
    state TEXT   NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (kind, state)
);
INSERT INTO delivery_count (kind, state, count) SELECT kind, state, COUNT(*) FROM delivery GROUP BY kind, state;

CREATE TRIGGER delivery_count_added AFTER INSERT ON delivery BEGIN
    INSERT INTO delivery_count (kind, state, count) VALUES (new.kind, new.state, 1) ON CONFLICT (kind, state) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER delivery_count_removed AFTER DELETE ON delivery BEGIN
    UPDATE delivery_count SET count = count - 1 WHERE kind = old.kind AND state = old.state;
END;
CREATE TRIGGER delivery_count_changed AFTER UPDATE OF state ON delivery WHEN old.state <> new.state BEGIN
    UPDATE delivery_count SET count = count - 1 WHERE kind = old.kind AND state = old.state;
    INSERT INTO delivery_count (kind, state, count) VALUES (new.kind, new.state, 1) ON CONFLICT (kind, state) DO UPDATE SET count = count + 1;
END;
