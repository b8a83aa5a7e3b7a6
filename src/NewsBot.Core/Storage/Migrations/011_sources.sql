-- Sources, when they and the discussions of their articles are asked, and by what a story is known again.

CREATE TABLE source (
    name       TEXT   NOT NULL PRIMARY KEY,
    name_key   TEXT   NOT NULL, -- the name in lower case
    guild_id   TEXT   NULL,     -- who added it, and alone knows of it; null for those of the sources' file
    definition TEXT   NOT NULL, -- as the sources' file has it
    added_at   BIGINT NOT NULL,
    ended_at   BIGINT NULL      -- when it was removed: its articles stay, and stay known to whom they were
);
CREATE UNIQUE INDEX source_by_name ON source (name_key);

-- Whom we ask, and when the next time: sources, pages of articles, their discussions, and places that may have one.
CREATE TABLE poll (
    kind        TEXT   NOT NULL CHECK (kind IN ('Source', 'Article', 'Discussion', 'Lookup')),
    subject     TEXT   NOT NULL, -- the source's name, or the article's id
    part        TEXT   NOT NULL, -- which of the article's discussions, or which place
    source      TEXT   NOT NULL,
    address     TEXT   NOT NULL,
    host        TEXT   NOT NULL,
    details     TEXT   NULL,
    state       TEXT   NOT NULL CHECK (state IN ('Live', 'Failing', 'Paused', 'Over')),
    next_at     BIGINT NOT NULL,
    begun_at    BIGINT NOT NULL,
    polled_at   BIGINT NULL,
    changed_at  BIGINT NULL,     -- when it last had something new
    entity_tag  TEXT   NULL,
    modified_at BIGINT NULL,
    failures    BIGINT NOT NULL, -- in a row
    error       TEXT   NULL,
    PRIMARY KEY (kind, subject, part)
);
CREATE INDEX poll_due ON poll (next_at) WHERE state IN ('Live', 'Failing');
CREATE INDEX poll_by_source ON poll (source, kind);

-- What a source listed, so that what it lists again is not taken for new.
CREATE TABLE entry (
    source  TEXT   NOT NULL,
    id      TEXT   NOT NULL,
    content TEXT   NOT NULL, -- hash of what it said
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (source, id)
);

-- Where an article was met: one article may come from several sources.
CREATE TABLE sighting (
    article_id TEXT   NOT NULL REFERENCES article (id),
    source     TEXT   NOT NULL,
    dated_at   BIGINT NOT NULL,
    offered    BIGINT NOT NULL CHECK (offered IN (0, 1)), -- whether the source's followers have had it
    PRIMARY KEY (article_id, source)
);
CREATE INDEX sighting_by_source ON sighting (source, dated_at, article_id);
CREATE INDEX sighting_to_offer ON sighting (dated_at) WHERE offered = 0;
INSERT INTO sighting (article_id, source, dated_at, offered)
SELECT id, source, COALESCE(published_at, seen_at), offered FROM article;
DROP INDEX article_to_offer;
ALTER TABLE article DROP COLUMN offered;

-- Who may find an article, and by which sources, follows from where it was met.
CREATE TRIGGER search_sighting_added AFTER INSERT ON sighting BEGIN
    INSERT INTO search_change (article_id, comment_id)
    SELECT new.article_id, '' UNION ALL SELECT article_id, id FROM comment WHERE article_id = new.article_id
    ON CONFLICT DO NOTHING;
END;

-- By what an article is known again: its addresses and its feeds' own ids, or else what it says.
CREATE TABLE story_key (
    key        TEXT NOT NULL PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES article (id)
);
CREATE TABLE story_band (
    band       BIGINT NOT NULL,
    article_id TEXT   NOT NULL REFERENCES article (id),
    PRIMARY KEY (band, article_id)
);
CREATE INDEX story_band_by_article ON story_band (article_id);

-- What an article said before it was corrected.
CREATE TABLE revision (
    article_id  TEXT   NOT NULL REFERENCES article (id),
    number      BIGINT NOT NULL, -- from 1
    title       TEXT   NOT NULL,
    body        TEXT   NOT NULL,
    replaced_at BIGINT NOT NULL,
    PRIMARY KEY (article_id, number)
);

-- What is said elsewhere waits for a moderator, unless the source's definition says otherwise.
ALTER TABLE branch ADD COLUMN holds BIGINT NOT NULL DEFAULT 0 CHECK (holds IN (0, 1));
