using NewsBot.Chat;

namespace NewsBot.Storage.Guilds;

/// <summary>A delivery that waits, and why.</summary>
/// <param name="Error">Why the last try was in vain; null where none was.</param>
public sealed record WaitingDelivery(string Title, string Kind, ChannelId Channel, DateTimeOffset DueAt, string? Error);

/// <summary>How it goes in one guild, for those who run it.</summary>
public sealed class GuildStatusStore(Session session)
{
    /// <summary>What waits to be sent, edited or removed, what is due first before what is due later.</summary>
    public IReadOnlyList<WaitingDelivery> Waiting(GuildId guild, int count)
    {
        const string sql = """
            SELECT a.title, d.kind, d.channel_id AS channel, d.due_at, d.error
            FROM delivery d
            JOIN post p ON p.article_id = d.article_id AND p.channel_id = d.channel_id
            JOIN article a ON a.id = d.article_id
            WHERE d.state IN ('Pending', 'Sending', 'Removing') AND p.guild_id = @guild AND p.closed_at IS NULL
            ORDER BY d.due_at, d.queue, d.ordinal
            LIMIT @count
            """;

        return session.Query<WaitingDelivery>(sql, new { guild, count });
    }

    /// <summary>How many articles were posted since a moment, in all and at most in one channel.</summary>
    public (int Posts, int InOneChannel) PostedSince(GuildId guild, DateTimeOffset moment)
    {
        const string sql = """
            SELECT COUNT(*) AS count
            FROM delivery d
            JOIN post p ON p.article_id = d.article_id AND p.channel_id = d.channel_id
            WHERE d.kind = 'Post' AND p.guild_id = @guild AND d.sent_at >= @moment AND d.message_id IS NOT NULL
            GROUP BY d.channel_id
            """;

        var counts = session.Query<long>(sql, new { guild, moment });
        return ((int)counts.Sum(), (int)counts.DefaultIfEmpty().Max());
    }

    /// <summary>The channels that are paused.</summary>
    public IReadOnlyList<ChannelId> Paused(GuildId guild) =>
        session.Query<ChannelId>("SELECT id FROM channel WHERE guild_id = @guild AND paused = 1 ORDER BY id", new { guild });
}
