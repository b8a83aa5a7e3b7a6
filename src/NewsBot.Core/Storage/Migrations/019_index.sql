-- A word of the index says both by whom, under which article or from which source something is, and who may find it.
INSERT INTO search_change (article_id, comment_id)
SELECT id, '' FROM article UNION ALL SELECT article_id, id FROM comment WHERE true ON CONFLICT DO NOTHING;
