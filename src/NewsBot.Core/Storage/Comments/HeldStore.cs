using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;
using NewsBot.Storage.Deliveries;

namespace NewsBot.Storage.Comments;

/// <summary>The comments that wait for a moderator, each in the channels where it does.</summary>
public sealed class HeldStore(Session session)
{
    /// <summary>Whether the comment c waits for a moderator in a guild and is shown in none of its channels.</summary>
    /// <remarks>What waits in one channel and is shown in another is there to be read; where it waits nowhere, the second half is not asked.</remarks>
    internal const string IsHeld = $"""
        (EXISTS (SELECT 1 {InGuildsChannels} AND d.state = 'Held') AND NOT EXISTS (SELECT 1 {InGuildsChannels} AND d.state IN ('Pending', 'Sending', 'Sent')))
        """;

    private const string InGuildsChannels = """
        FROM post p
        JOIN delivery d ON d.article_id = p.article_id AND d.channel_id = p.channel_id AND d.comment_id = c.id AND d.part = 0
        WHERE p.article_id = c.article_id AND p.guild_id = @guild
        """;

    /// <summary>The comment that has waited longest in a guild, and how many do; null where none does. What is hidden waits no more, nor what a hidden author wrote.</summary>
    /// <param name="channel">Only in this channel; null for all.</param>
    public (Delivery Delivery, int Waiting)? First(GuildId guild, ChannelId? channel)
    {
        const string held = """
            d.state = 'Held' AND d.part = 0 AND p.guild_id = @guild AND p.closed_at IS NULL AND (@channel IS NULL OR d.channel_id = @channel)
            AND NOT EXISTS (SELECT 1 FROM comment c WHERE c.article_id = d.article_id AND c.id = d.comment_id AND c.hidden_at IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM comment c JOIN hidden_author h ON h.author_id = c.author_id AND h.guild_id = @guild WHERE c.article_id = d.article_id AND c.id = d.comment_id)
            """;

        var parameters = new { guild, channel };
        return session.First<DeliveryRow>($"SELECT {DeliveryRow.Columns} {DeliveryRow.From} WHERE {held} ORDER BY d.due_at, d.queue, d.ordinal LIMIT 1", parameters)?.ToDelivery() is { } delivery
            ? (delivery, session.First<int>($"SELECT COUNT(*) {DeliveryRow.From} WHERE {held}", parameters))
            : null;
    }

    /// <summary>Lets a comment through in one channel; false where it does not wait there.</summary>
    public bool Release(ArticleId article, ChannelId channel, CommentId comment)
    {
        var state = session.Restores.Ready(DeliveryState.Pending, article, comment, DeliveryKind.Mirror).ToString();
        return session.Execute("UPDATE delivery SET state = @state WHERE article_id = @article AND channel_id = @channel AND comment_id = @comment AND state = 'Held'", new { article, channel, comment, state }) > 0;
    }
}
