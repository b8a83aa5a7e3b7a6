-- What /search looks through, by SQLite's own FTS5 (https://www.sqlite.org/fts5.html); another database will need a file of its own here.
-- An entry's number begins with its time, so that the newest stand at the end of every word's list.
CREATE TABLE search_entry (
    id         INTEGER NOT NULL PRIMARY KEY,
    article_id TEXT    NOT NULL,
    comment_id TEXT    NOT NULL -- '' for the article itself
);
CREATE UNIQUE INDEX search_entry_of ON search_entry (article_id, comment_id);

-- The texts stand in their own tables; "keys" holds words that people cannot write: by whom, of which source, and for which guild.
CREATE VIRTUAL TABLE search USING fts5 (text, author, keys, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- What has changed since it was indexed: indexing costs most of a comment's storing, so it comes after.
CREATE TABLE search_change (
    article_id TEXT NOT NULL,
    comment_id TEXT NOT NULL,
    PRIMARY KEY (article_id, comment_id)
) WITHOUT ROWID;

INSERT INTO search_change (article_id, comment_id)
SELECT id, '' FROM article UNION ALL SELECT article_id, id FROM comment;

CREATE TRIGGER search_article_added AFTER INSERT ON article BEGIN
    INSERT INTO search_change (article_id, comment_id) VALUES (new.id, '') ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_article_changed AFTER UPDATE OF content ON article BEGIN
    INSERT INTO search_change (article_id, comment_id) VALUES (new.id, '') ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_article_removed AFTER DELETE ON article BEGIN
    INSERT INTO search_change (article_id, comment_id) VALUES (old.id, '') ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_comment_added AFTER INSERT ON comment BEGIN
    INSERT INTO search_change (article_id, comment_id) VALUES (new.article_id, new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_comment_changed AFTER UPDATE OF text, author_id, author_name, posted_at, deleted_at, hidden_at ON comment
WHEN (old.text, old.author_id, old.author_name, old.posted_at, old.deleted_at, old.hidden_at) IS NOT (new.text, new.author_id, new.author_name, new.posted_at, new.deleted_at, new.hidden_at)
BEGIN
    INSERT INTO search_change (article_id, comment_id) VALUES (new.article_id, new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_comment_removed AFTER DELETE ON comment BEGIN
    INSERT INTO search_change (article_id, comment_id) VALUES (old.article_id, old.id) ON CONFLICT DO NOTHING;
END;
