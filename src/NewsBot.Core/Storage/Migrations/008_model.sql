-- What a model answered, by a hash of what it was asked, and what was used of it on each day (UTC).
CREATE TABLE model_answer (
    id       TEXT   NOT NULL PRIMARY KEY,
    answer   TEXT   NOT NULL,
    asked_at BIGINT NOT NULL
);
CREATE TABLE model_use (
    day      TEXT   NOT NULL PRIMARY KEY,
    requests BIGINT NOT NULL,
    tokens   BIGINT NOT NULL
);
