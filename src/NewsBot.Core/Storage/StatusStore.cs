using Dapper;
using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Storage;

/// <summary>How many there are of a kind, in a state.</summary>
/// <remarks>Here as below: of a result without rows SQLite does not tell what an expression's type would be, so the constructor is named.</remarks>
[method: ExplicitConstructor]
public sealed record StateCount(string Kind, string State, long Count);

/// <summary>What came from a source so far.</summary>
/// <param name="LastNewAt">When its newest article was first read.</param>
[method: ExplicitConstructor]
public sealed record SourceCount(SourceName Source, long Articles, DateTimeOffset LastNewAt);

/// <summary>A delivery that is not done, and what it waits for.</summary>
/// <param name="Error">Why the last try was in vain; null where none was.</param>
[method: ExplicitConstructor]
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

    public IReadOnlyList<StateCount> Deliveries() =>
        session.Query<StateCount>("SELECT kind, state, COUNT(*) AS count FROM delivery GROUP BY kind, state ORDER BY kind, state");

    /// <summary>Comments by where they were written; those that are only places in the tree by now are among them.</summary>
    public IReadOnlyList<StateCount> Comments() =>
        session.Query<StateCount>("SELECT origin AS kind, CASE WHEN deleted_at IS NOT NULL THEN 'deleted' WHEN hidden_at IS NOT NULL THEN 'hidden' ELSE 'shown' END AS state, COUNT(*) AS count FROM comment GROUP BY 1, 2 ORDER BY 1, 2");

    public IReadOnlyList<SourceCount> Sources() =>
        session.Query<SourceCount>("SELECT source, COUNT(*) AS articles, MAX(seen_at) AS last_new_at FROM article GROUP BY source ORDER BY source");

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
