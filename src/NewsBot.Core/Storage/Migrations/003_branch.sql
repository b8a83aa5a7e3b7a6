-- An article may be discussed in several places at once; what its page itself lists belongs to no branch.
CREATE TABLE branch (
    article_id TEXT NOT NULL REFERENCES article (id),
    id         TEXT NOT NULL,
    label      TEXT NOT NULL,
    url        TEXT NULL,
    site       TEXT NULL, -- where its authors' names are at home, unless that is the article's site
    PRIMARY KEY (article_id, id)
);
ALTER TABLE comment ADD COLUMN branch_id TEXT NULL;
