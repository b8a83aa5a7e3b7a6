using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Storage;

/// <summary>Why an article is not in a channel that follows its source.</summary>
public enum WithheldFor
{
    /// <summary>The channel's filter, of which the details say which part.</summary>
    Filter,

    /// <summary>The source is age-restricted and the channel is not.</summary>
    Age,
}

/// <summary>An article that was kept from a channel.</summary>
public sealed record Withheld(WithheldFor Reason, string Details, DateTimeOffset At);

/// <summary>The articles that were kept from channels, and why: for who asks.</summary>
public sealed class WithheldStore(Session session)
{
    public void Add(ArticleId article, ChannelId channel, WithheldFor reason, string details, DateTimeOffset now)
    {
        const string sql = """
            INSERT INTO withheld (article_id, channel_id, reason, details, at)
            VALUES (@article, @channel, @reason, @details, @now)
            ON CONFLICT (article_id, channel_id) DO UPDATE SET reason = excluded.reason, details = excluded.details, at = excluded.at
            """;

        session.Execute(sql, new { article, channel, reason = reason.ToString(), details, now });
    }

    public Withheld? Find(ArticleId article, ChannelId channel) =>
        session.First<Row>("SELECT reason, details, at FROM withheld WHERE article_id = @article AND channel_id = @channel", new { article, channel }) is { } row
            ? new(Enum.Parse<WithheldFor>(row.Reason), row.Details, row.At)
            : null;

    private sealed record Row(string Reason, string Details, DateTimeOffset At);
}
