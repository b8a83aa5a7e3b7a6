-- What a model answered out of a discussion holds people's words: it goes as soon as one of them is changed or taken
-- back. Nothing is lost by that, since what it was asked then is another thing.
ALTER TABLE model_answer ADD COLUMN article_id TEXT NULL;
CREATE INDEX model_answer_by_article ON model_answer (article_id) WHERE article_id IS NOT NULL;

CREATE TRIGGER model_answer_comment_changed AFTER UPDATE OF text, author_id, author_name, deleted_at, hidden_at ON comment
WHEN (old.text, old.author_id, old.author_name, old.deleted_at, old.hidden_at) IS NOT (new.text, new.author_id, new.author_name, new.deleted_at, new.hidden_at)
BEGIN
    DELETE FROM model_answer WHERE article_id = old.article_id;
END;
CREATE TRIGGER model_answer_comment_removed AFTER DELETE ON comment BEGIN
    DELETE FROM model_answer WHERE article_id = old.article_id;
END;
