using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Storage;

/// <summary>How many there are of a kind, in a state.</summary>
public sealed record StateCount(string Kind, string State, long Count);

/// <summary>A source: what came from it so far, and how asking it goes.</summary>
/// <param name="NewestAt">When its newest article is dated; null where it has none.</param>
/// <param name="State">Null for what is not asked: samples, and files that were imported.</param>
/// <param name="Failures">How often in a row it gave no answer.</param>
/// <param name="Error">Why it gave none; null where it does.</param>
public sealed record SourceStatus(SourceName Source, long Articles, DateTimeOffset? NewestAt, string? State, DateTimeOffset? PolledAt, DateTimeOffset? NextAt, long Failures, string? Error);

/// <summary>A delivery that is not done, and what it waits for.</summary>
/// <param name="Error">Why the last try was in vain; null where none was.</param>
public sealed record UndoneDelivery(ArticleId Article, string Title, string Kind, string State, string Guild, ChannelId Channel, DateTimeOffset DueAt, long Refusals, string? Error);

/// <summary>The whole as its operator sees it; never for a guild.</summary>
public sealed class StatusStore(Session session)
{
    private const string Undone = """
        SELECT d.article_id AS article, a.title, d.kind, d.state, COALESCE(NULLIF(g.name, ''), p.guild_id) AS guild, d.channel_id AS channel, d.due_at, d.refusals, d.error
        FROM delivery d
        JOIN post p ON p.article_id = d.article_id AND p.channel_id = d.channel_id
        JOIN article a ON a.id = d.article_id
        LEFT JOIN guild g ON g.id = p.guild_id
        """;

    public IReadOnlyList<StateCount> Deliveries() => session.Query<StateCount>("SELECT kind, state, count FROM delivery_count WHERE count > 0 ORDER BY kind, state");

    /// <summary>Comments by where they were written; those that are only places in the tree by now are among them.</summary>
    public IReadOnlyList<StateCount> Comments() => session.Query<StateCount>("SELECT kind, state, count FROM comment_count WHERE count > 0 ORDER BY kind, state");

    /// <summary>All sources, those first that give no answer.</summary>
    public IReadOnlyList<SourceStatus> Sources()
    {
        const string sql = """
            SELECT n.source, COALESCE(c.articles, 0) AS articles, c.newest_at, p.state, p.polled_at, p.next_at, COALESCE(p.failures, 0) AS failures, p.error
            FROM (SELECT name AS source FROM source WHERE ended_at IS NULL UNION SELECT source FROM sighting GROUP BY source) n
            LEFT JOIN (SELECT source, COUNT(*) AS articles, MAX(dated_at) AS newest_at FROM sighting GROUP BY source) c ON c.source = n.source
            LEFT JOIN poll p ON p.kind = 'Source' AND p.subject = n.source AND p.part = ''
            ORDER BY COALESCE(p.failures, 0) DESC, n.source
            """;

        return session.Query<SourceStatus>(sql);
    }

    public long Guilds() => session.First<long>("SELECT COUNT(*) FROM guild WHERE present = 1");

    /// <summary>What is still to be sent, edited or removed, what is due first before what is due later.</summary>
    public IReadOnlyList<UndoneDelivery> Waiting(int count) =>
        session.Query<UndoneDelivery>($"{Undone} WHERE d.state IN ('Pending', 'Sending', 'Removing') ORDER BY d.due_at, d.queue, d.ordinal LIMIT @count", new { count });

    /// <summary>What was given up, the latest first.</summary>
    public IReadOnlyList<UndoneDelivery> Dead(int count) =>
        session.Query<UndoneDelivery>($"{Undone} WHERE d.state = 'Dead' ORDER BY d.due_at DESC, d.queue, d.ordinal LIMIT @count", new { count });

    /// <summary>When the first delivery that can be done was due; null where nothing waits.</summary>
    public DateTimeOffset? OldestDue() => session.First<DateTimeOffset?>("SELECT MIN(due_at) FROM delivery WHERE state IN ('Pending', 'Sending', 'Removing')");
}
