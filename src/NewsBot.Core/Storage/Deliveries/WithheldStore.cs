using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Storage.Deliveries;

/// <summary>The articles that were kept from channels, and why: for who asks.</summary>
public sealed class WithheldStore(Session session)
{
    public void Add(ArticleId article, ChannelId channel, Withheld withheld)
    {
        const string sql = """
            INSERT INTO withheld (article_id, channel_id, reason, details, at)
            VALUES (@article, @channel, @reason, @Details, @At)
            ON CONFLICT (article_id, channel_id) DO UPDATE SET reason = excluded.reason, details = excluded.details, at = excluded.at
            """;

        session.Execute(sql, new { article, channel, reason = withheld.Reason.ToString(), withheld.Details, withheld.At });
    }

    public Withheld? Find(ArticleId article, ChannelId channel) =>
        session.First<Row>("SELECT reason, details, at FROM withheld WHERE article_id = @article AND channel_id = @channel", new { article, channel }) is { } row
            ? new(Enum.Parse<WithheldFor>(row.Reason), row.Details, row.At)
            : null;

    private sealed record Row(string Reason, string Details, DateTimeOffset At);
}
