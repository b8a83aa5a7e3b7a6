using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Storage.Guilds;

/// <summary>Which channel follows which source.</summary>
public sealed class SubscriptionStore(Session session)
{
    /// <summary>Follows from now on; a subscription that was there takes the new mode.</summary>
    public void Follow(Subscription subscription)
    {
        const string sql = """
            INSERT INTO subscription (source, channel_id, guild_id, channel_kind, mirror, publishes, summary_sentences, summary_bullets)
            VALUES (@Source, @Channel, @Guild, @Kind, @Mirror, @Publishes, @Limit, @Bullets)
            ON CONFLICT (channel_id, source) DO UPDATE SET
                mirror = excluded.mirror, publishes = excluded.publishes, channel_kind = excluded.channel_kind,
                summary_sentences = excluded.summary_sentences, summary_bullets = excluded.summary_bullets, ended_at = NULL
            """;

        session.Execute(sql, Parameters(subscription));
    }

    /// <summary>Follows where no subscription ever was, so that what people ended stays ended; false where one was.</summary>
    public bool FollowAtFirst(Subscription subscription)
    {
        const string sql = """
            INSERT INTO subscription (source, channel_id, guild_id, channel_kind, mirror, publishes, summary_sentences, summary_bullets)
            VALUES (@Source, @Channel, @Guild, @Kind, @Mirror, @Publishes, @Limit, @Bullets)
            ON CONFLICT DO NOTHING
            """;

        return session.Execute(sql, Parameters(subscription)) > 0;
    }

    /// <summary>The channels that follow anything, by their guild, where we are not put out of that.</summary>
    public ILookup<GuildId, ChannelId> Followed()
    {
        const string sql = """
            SELECT DISTINCT s.guild_id AS guild, s.channel_id AS channel
            FROM subscription s
            JOIN guild g ON g.id = s.guild_id AND g.left_at IS NULL
            WHERE s.ended_at IS NULL
            ORDER BY s.guild_id, s.channel_id
            """;

        return session.Query<FollowedRow>(sql).ToLookup(row => row.Guild, row => row.Channel);
    }

    /// <summary>Who follows a source that they know, those who named it before those who follow every one.</summary>
    public IReadOnlyList<Subscription> FollowersOf(SourceName source)
    {
        const string sql = """
            SELECT source, guild_id, channel_id, channel_kind, mirror, publishes, summary_sentences, summary_bullets
            FROM subscription
            WHERE source IN (@source, '*') AND ended_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM source o WHERE o.name = @source AND o.guild_id IS NOT NULL AND o.guild_id <> subscription.guild_id)
            ORDER BY CASE WHEN source = '*' THEN 1 ELSE 0 END, channel_id
            """;

        return [.. session.Query<Row>(sql, new { source }).Select(row => row.ToSubscription())];
    }

    /// <summary>Ends following one source, or all of them; returns which ended.</summary>
    public IReadOnlyList<SourceName> Unfollow(ChannelId channel, SourceName? source, DateTimeOffset now)
    {
        const string sql = """
            UPDATE subscription
            SET ended_at = @now
            WHERE channel_id = @channel AND ended_at IS NULL AND (@source IS NULL OR source = @source)
            RETURNING source
            """;

        return session.Query<SourceName>(sql, new { channel, source, now });
    }

    /// <summary>The guild of a channel that follows anything, or once did.</summary>
    public GuildId? GuildOf(ChannelId channel) => session.First<GuildId?>("SELECT guild_id FROM subscription WHERE channel_id = @channel", new { channel });

    /// <summary>Forgets what a channel followed: it is no longer there.</summary>
    public void Delete(ChannelId channel) => session.Execute("DELETE FROM subscription WHERE channel_id = @channel", new { channel });

    /// <summary>Ends following a source that is no more, wherever it is followed by name; returns where that was.</summary>
    public IReadOnlyList<ChannelId> End(SourceName source, DateTimeOffset now) =>
        session.Query<ChannelId>("UPDATE subscription SET ended_at = @now WHERE source = @source AND ended_at IS NULL RETURNING channel_id", new { source, now });

    /// <summary>What a channel followed until it was removed.</summary>
    public IReadOnlyList<SourceName> EndedWithSource(ChannelId channel)
    {
        const string sql = """
            SELECT s.source
            FROM subscription s
            JOIN source o ON o.name = s.source
            WHERE s.channel_id = @channel AND s.ended_at = o.ended_at
            ORDER BY s.source
            """;

        return session.Query<SourceName>(sql, new { channel });
    }

    /// <summary>What a channel follows, and how.</summary>
    public IReadOnlyList<Subscription> Of(ChannelId channel)
    {
        const string sql = """
            SELECT source, guild_id, channel_id, channel_kind, mirror, publishes, summary_sentences, summary_bullets
            FROM subscription
            WHERE channel_id = @channel AND ended_at IS NULL
            ORDER BY source
            """;

        return [.. session.Query<Row>(sql, new { channel }).Select(row => row.ToSubscription())];
    }

    public IReadOnlyList<SourceName> FollowedBy(ChannelId channel) =>
        session.Query<SourceName>("SELECT source FROM subscription WHERE channel_id = @channel AND ended_at IS NULL ORDER BY source", new { channel });

    /// <summary>Every channel of a guild that follows anything, or once did: where there may be posts.</summary>
    public IReadOnlyList<ChannelId> Channels(GuildId guild) =>
        session.Query<ChannelId>("SELECT DISTINCT channel_id FROM subscription WHERE guild_id = @guild ORDER BY channel_id", new { guild });

    private static object Parameters(Subscription subscription) => new
    {
        subscription.Source,
        subscription.Channel,
        subscription.Guild,
        Kind = subscription.ChannelKind.ToString(),
        Mirror = subscription.Mirror.ToString(),
        Publishes = subscription.Publishes ? 1L : 0L,
        Limit = (long?)subscription.Summary.Limit,
        Bullets = subscription.Summary.Bullets ? 1L : 0L,
    };

    private sealed record FollowedRow(GuildId Guild, ChannelId Channel);

    private sealed record Row(SourceName Source, GuildId GuildId, ChannelId ChannelId, string ChannelKind, string Mirror, long Publishes, long? SummarySentences, long SummaryBullets)
    {
        public Subscription ToSubscription() => new(
            Source, GuildId, ChannelId, Enum.Parse<ChannelKind>(ChannelKind), Enum.Parse<MirrorMode>(Mirror), Publishes == 1, new((int?)SummarySentences, SummaryBullets == 1));
    }
}
