using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Storage.Deliveries;

/// <summary>A delivery that was given up, and why.</summary>
public sealed record DeadLetter(Delivery Delivery, string Error);

/// <summary>The deliveries that were given up, until somebody says what becomes of them.</summary>
public sealed class DeadLetterStore(Session session)
{
    private const string Dead = """
        FROM delivery d
        JOIN post p ON p.article_id = d.article_id AND p.channel_id = d.channel_id
        WHERE d.state = 'Dead' AND p.guild_id = @guild AND p.closed_at IS NULL
        """;

    /// <summary>How many of a guild's deliveries are how far.</summary>
    public IReadOnlyDictionary<DeliveryState, int> Counts(GuildId guild)
    {
        const string sql = """
            SELECT d.state, COUNT(*) AS count
            FROM delivery d
            JOIN post p ON p.article_id = d.article_id AND p.channel_id = d.channel_id
            WHERE p.closed_at IS NULL AND p.guild_id = @guild
            GROUP BY d.state
            """;

        return session.Query<CountRow>(sql, new { guild }).ToDictionary(row => Enum.Parse<DeliveryState>(row.State), row => (int)row.Count);
    }

    /// <summary>The oldest that were given up in a guild.</summary>
    public IReadOnlyList<DeadLetter> Oldest(GuildId guild, int count)
    {
        var keys = session.Query<ErrorRow>($"SELECT d.id, d.error {Dead} ORDER BY d.due_at, d.id LIMIT @count", new { guild, count });
        return [.. keys.Select(row => new DeadLetter(session.Deliveries.Find(row.Id)!, row.Error ?? ""))];
    }

    /// <summary>Has everything that was given up in a guild tried again; how much that is.</summary>
    public int RetryAll(GuildId guild, DateTimeOffset now)
    {
        var keys = session.Query<DeliveryKey>($"SELECT d.id {Dead}", new { guild });
        keys.ForEach(key => Retry(key, now));
        return keys.Count;
    }

    /// <summary>Gives everything that was given up in a guild up for good; how much that is.</summary>
    public int DropAll(GuildId guild)
    {
        var keys = session.Query<DeliveryKey>($"SELECT d.id {Dead}", new { guild });
        keys.ForEach(Drop);
        return keys.Count;
    }

    /// <summary>Tries once more what was given up, and what could not be without it.</summary>
    public void Retry(DeliveryKey key, DateTimeOffset now)
    {
        const string retry = "UPDATE delivery SET state = 'Pending', due_at = @now, refusals = 0, error = NULL WHERE id = @key AND state = 'Dead'";
        const string withIt = """
            UPDATE delivery
            SET state = 'Pending', due_at = @now, refusals = 0, error = NULL
            WHERE state = 'Gone' AND message_id IS NULL AND kind IN ('Thread', 'Publication')
              AND EXISTS (
                SELECT 1 FROM delivery p
                WHERE p.id = @key AND p.kind = 'Post' AND p.article_id = delivery.article_id AND p.channel_id = delivery.channel_id)
            """;

        if (session.Execute(retry, new { key, now }) > 0)
            session.Execute(withIt, new { key, now });
    }

    public void Drop(DeliveryKey key) => session.Execute("UPDATE delivery SET state = 'Dropped' WHERE id = @key AND state = 'Dead'", new { key });

    private sealed record CountRow(string State, long Count);

    private sealed record ErrorRow(DeliveryKey Id, string? Error);
}
