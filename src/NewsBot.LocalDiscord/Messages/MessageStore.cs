using Dapper;
using NewsBot.LocalDiscord.State;

namespace NewsBot.LocalDiscord.Messages;

/// <summary>All messages; the ephemeral ones are kept for the one person who sees them and never listed.</summary>
internal sealed class MessageStore(Database database, TimeProvider time)
{
    public void Add(Message message, string? nonce, Snowflake? visibleTo)
    {
        const string sql = """
            INSERT INTO message (id, channel_id, author_id, nonce, visible_to, pinned_at, json)
            VALUES (@Id, @ChannelId, @author, @nonce, @visibleTo, NULL, @json)
            """;

        database.Connection.Execute(sql, new { message.Id, message.ChannelId, author = message.Author.Id, nonce, visibleTo, json = Wire.Text(message) });
    }

    public void Replace(Message message)
    {
        const string sql = """
            UPDATE message
            SET json = @json, pinned_at = CASE WHEN @Pinned THEN coalesce(pinned_at, @now) END
            WHERE id = @Id
            """;

        database.Connection.Execute(sql, new { message.Id, message.Pinned, json = Wire.Text(message), now = time.GetUtcNow().ToUnixTimeMilliseconds() });
    }

    /// <summary>A message of a channel; an ephemeral one only for whom it is.</summary>
    public Message? Find(Snowflake channel, Snowflake id, Snowflake? viewer = null)
    {
        const string sql = """
            SELECT json
            FROM message
            WHERE id = @id AND channel_id = @channel AND (visible_to IS NULL OR visible_to = @viewer)
            """;

        return Read(database.Connection.QuerySingleOrDefault<string>(sql, new { id, channel, viewer }));
    }

    public Snowflake? VisibleTo(Snowflake id)
    {
        const string sql = """
            SELECT visible_to
            FROM message
            WHERE id = @id
            """;

        return database.Connection.QuerySingleOrDefault<long?>(sql, new { id }) is { } user ? new((ulong)user) : null;
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

        return Read(database.Connection.QuerySingleOrDefault<string>(sql, new { author, channel, nonce, oldest = Snowflake.At(since) }));
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

        return Read(database.Connection.Query<string>(sql, new { channel, before = before ?? new(long.MaxValue), limit }));
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

        return Read(database.Connection.Query<string>(sql, new { channel, after, limit }).Reverse());
    }

    public IReadOnlyList<(Message Message, DateTimeOffset PinnedAt)> Pinned(Snowflake channel)
    {
        const string sql = """
            SELECT json, pinned_at
            FROM message
            WHERE channel_id = @channel AND pinned_at IS NOT NULL
            ORDER BY pinned_at DESC, id DESC
            """;

        return [.. database.Connection.Query<(string Json, long At)>(sql, new { channel }).Select(row => (Wire.Read<Message>(row.Json), DateTimeOffset.FromUnixTimeMilliseconds(row.At)))];
    }

    public void Remove(Snowflake id)
    {
        const string sql = """
            DELETE FROM message
            WHERE id = @id
            """;

        database.Connection.Execute(sql, new { id });
    }

    public void RemoveAll(Snowflake channel)
    {
        const string sql = """
            DELETE FROM message
            WHERE channel_id = @channel
            """;

        database.Connection.Execute(sql, new { channel });
    }

    private static Message? Read(string? json) => json is null ? null : Wire.Read<Message>(json);

    private static List<Message> Read(IEnumerable<string> rows) => [.. rows.Select(Wire.Read<Message>)];
}
