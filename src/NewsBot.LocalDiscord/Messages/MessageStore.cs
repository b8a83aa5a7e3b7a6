using Microsoft.Data.Sqlite;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>All messages; the ephemeral ones are kept for the one person who sees them and never listed.</summary>
internal sealed class MessageStore(Database database, TimeProvider time)
{
    public void Add(Message message, string? nonce, Snowflake? visibleTo)
    {
        const string sql = """
            INSERT INTO message (id, channel_id, author_id, nonce, visible_to, pinned_at, json)
            VALUES (@id, @channel, @author, @nonce, @visibleTo, NULL, @json)
            """;

        database.Execute(sql, ("id", message.Id), ("channel", message.ChannelId), ("author", message.Author.Id), ("nonce", nonce), ("visibleTo", visibleTo), ("json", Wire.Text(message)));
    }

    public void Replace(Message message)
    {
        const string sql = """
            UPDATE message
            SET json = @json, pinned_at = CASE WHEN @pinned THEN coalesce(pinned_at, @now) END
            WHERE id = @id
            """;

        database.Execute(sql, ("id", message.Id), ("pinned", message.Pinned), ("json", Wire.Text(message)), ("now", time.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    /// <summary>A message of a channel; an ephemeral one only for whom it is.</summary>
    public Message? Find(Snowflake channel, Snowflake id, Snowflake? viewer = null)
    {
        const string sql = """
            SELECT json
            FROM message
            WHERE id = @id AND channel_id = @channel AND (visible_to IS NULL OR visible_to = @viewer)
            """;

        return database.Query(sql, Read, ("id", id), ("channel", channel), ("viewer", viewer)).FirstOrDefault();
    }

    public Snowflake? VisibleTo(Snowflake id)
    {
        const string sql = """
            SELECT visible_to
            FROM message
            WHERE id = @id
            """;

        return database.Query(sql, row => row.IsDBNull(0) ? null : (Snowflake?)row.GetSnowflake(0), ("id", id)).FirstOrDefault();
    }

    public Message? WithNonce(Snowflake author, Snowflake channel, string nonce, DateTimeOffset since)
    {
        const string sql = """
            SELECT json
            FROM message
            WHERE author_id = @author AND channel_id = @channel AND nonce = @nonce AND id >= @oldest
            ORDER BY id DESC
            LIMIT 1
            """;

        return database.Query(sql, Read, ("author", author), ("channel", channel), ("nonce", nonce), ("oldest", Snowflake.At(since))).FirstOrDefault();
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Message> Before(Snowflake channel, Snowflake? before, int limit)
    {
        const string sql = """
            SELECT json
            FROM message
            WHERE channel_id = @channel AND visible_to IS NULL AND id < @before
            ORDER BY id DESC
            LIMIT @limit
            """;

        return database.Query(sql, Read, ("channel", channel), ("before", before ?? new(long.MaxValue)), ("limit", limit));
    }

    /// <summary>The newest first of those that follow next.</summary>
    public IReadOnlyList<Message> After(Snowflake channel, Snowflake after, int limit)
    {
        const string sql = """
            SELECT json
            FROM message
            WHERE channel_id = @channel AND visible_to IS NULL AND id > @after
            ORDER BY id
            LIMIT @limit
            """;

        var messages = database.Query(sql, Read, ("channel", channel), ("after", after), ("limit", limit));
        messages.Reverse();
        return messages;
    }

    public IReadOnlyList<(Message Message, DateTimeOffset PinnedAt)> Pinned(Snowflake channel)
    {
        const string sql = """
            SELECT json, pinned_at
            FROM message
            WHERE channel_id = @channel AND pinned_at IS NOT NULL
            ORDER BY pinned_at DESC, id DESC
            """;

        return database.Query(sql, row => (Read(row), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1))), ("channel", channel));
    }

    public void Remove(Snowflake id)
    {
        const string sql = """
            DELETE FROM message
            WHERE id = @id
            """;

        database.Execute(sql, ("id", id));
    }

    public void RemoveAll(Snowflake channel)
    {
        const string sql = """
            DELETE FROM message
            WHERE channel_id = @channel
            """;

        database.Execute(sql, ("channel", channel));
    }

    private static Message Read(SqliteDataReader row) => Wire.Read<Message>(row.GetString(0));
}
