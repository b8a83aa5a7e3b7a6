-- What a chat adapter keeps over a restart, in words of its own: sessions to resume, and how often it may start one.
CREATE TABLE kept (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
