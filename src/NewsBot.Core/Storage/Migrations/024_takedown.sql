-- The threads of articles that were taken down before threads went with them go now.
UPDATE post
SET behind = 1
WHERE EXISTS (SELECT 1 FROM takedown t WHERE t.guild_id = post.guild_id AND t.article_id = post.article_id);

-- What a person said and the bot shows, found by the message that it was at first.
CREATE INDEX comment_without_message ON comment (id) WHERE origin = 'Discord' AND message_id IS NULL;
