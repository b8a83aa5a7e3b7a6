using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Storage.Guilds;

/// <summary>A digest that is to be sent, or is being sent.</summary>
/// <param name="From">Until when the channel was told what was new.</param>
/// <param name="SendingTo">Until when the one that is being sent tells; null before it is.</param>
/// <param name="Fingerprint">What that says.</param>
/// <param name="LookAfter">The last message of ours that was there before it, as far as is known.</param>
/// <param name="Last">The last that was sent here.</param>
public sealed record DueDigest(DigestPlan Plan, DateTimeOffset From, DateTimeOffset DueAt, DateTimeOffset? SendingTo, CardFingerprint? Fingerprint, MessageId? LookAfter, MessageId? Last, int Refusals)
{
    /// <summary>The same for all tries of one digest.</summary>
    public DeliveryKey Key => new(ShortHash.Of("digest", Plan.Channel.Value, $"{From.ToUnixTimeMilliseconds()}"));
}

/// <summary>Which channels are told once a day or a week what was new, and how far each was told.</summary>
public sealed class DigestStore(Session session)
{
    private const string Columns = "d.channel_id, d.guild_id, d.source, d.weekday, d.minute, d.zone, d.told_to, d.next_at, d.sending_to, d.fingerprint, d.look_after, d.message_id, d.refusals";

    /// <summary>Tells a channel from now on; what it was told when before is forgotten.</summary>
    public void Begin(DigestPlan plan, DateTimeOffset now)
    {
        const string sql = """
            INSERT INTO digest (channel_id, guild_id, source, weekday, minute, zone, told_to, next_at, refusals)
            VALUES (@Channel, @Guild, @Source, @weekday, @minute, @Zone, @now, @next, 0)
            ON CONFLICT (channel_id) DO UPDATE SET
                source = excluded.source, weekday = excluded.weekday, minute = excluded.minute, zone = excluded.zone, next_at = excluded.next_at,
                sending_to = NULL, fingerprint = NULL, look_after = NULL, refusals = 0
            """;

        session.Execute(sql, new
        {
            plan.Channel,
            plan.Guild,
            plan.Source,
            weekday = (long?)plan.Weekday,
            minute = (long)plan.At.ToTimeSpan().TotalMinutes,
            plan.Zone,
            now,
            next = plan.NextAfter(now),
        });
    }

    /// <summary>Tells a channel no more; false where it was not told.</summary>
    public bool End(ChannelId channel) => session.Execute("DELETE FROM digest WHERE channel_id = @channel", new { channel }) > 0;

    public DueDigest? Of(ChannelId channel) => session.First<Row>($"SELECT {Columns} FROM digest d WHERE d.channel_id = @channel", new { channel })?.ToDue();

    /// <summary>The next to be sent in a guild that we are in.</summary>
    public DueDigest? Next() =>
        session.First<Row>($"SELECT {Columns} FROM digest d JOIN guild g ON g.id = d.guild_id AND g.present = 1 ORDER BY d.next_at, d.channel_id LIMIT 1")?.ToDue();

    /// <summary>Says what is being sent, before it is.</summary>
    /// <param name="lookAt">When, without an answer, it is to be looked for.</param>
    public void Claim(DueDigest due, DateTimeOffset to, CardFingerprint fingerprint, MessageId? lookAfter, DateTimeOffset lookAt) =>
        session.Execute(
            "UPDATE digest SET sending_to = @to, fingerprint = @fingerprint, look_after = @lookAfter, next_at = @lookAt WHERE channel_id = @Channel",
            new { due.Plan.Channel, to, fingerprint, lookAfter, lookAt });

    /// <summary>A channel was told until a moment, by a message or because there was nothing to tell.</summary>
    public void Told(DigestPlan plan, DateTimeOffset to, MessageId? message)
    {
        const string sql = """
            UPDATE digest
            SET told_to = @to, next_at = @next, message_id = COALESCE(@message, message_id), sending_to = NULL, fingerprint = NULL, look_after = NULL, refusals = 0
            WHERE channel_id = @Channel
            """;

        session.Execute(sql, new { plan.Channel, to, message, next = plan.NextAfter(to) });
    }

    public void Wait(ChannelId channel, DateTimeOffset until, bool isRefusal) =>
        session.Execute("UPDATE digest SET next_at = @until, refusals = CASE WHEN @isRefusal = 1 THEN refusals + 1 ELSE 0 END WHERE channel_id = @channel", new { channel, until, isRefusal = isRefusal ? 1L : 0L });

    /// <summary>Has what was refused tried again now.</summary>
    public void TryAgain(GuildId guild, ChannelId? channel, DateTimeOffset now) =>
        session.Execute("UPDATE digest SET next_at = @now WHERE guild_id = @guild AND refusals > 0 AND (@channel IS NULL OR channel_id = @channel)", new { guild, channel, now });

    private sealed record Row(
        ChannelId ChannelId,
        GuildId GuildId,
        SourceName Source,
        long? Weekday,
        long Minute,
        string Zone,
        DateTimeOffset ToldTo,
        DateTimeOffset NextAt,
        DateTimeOffset? SendingTo,
        CardFingerprint? Fingerprint,
        MessageId? LookAfter,
        MessageId? MessageId,
        long Refusals)
    {
        public DueDigest ToDue() => new(
            new(GuildId, ChannelId, Source, (DayOfWeek?)Weekday, TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Minute)), Zone),
            ToldTo, NextAt, SendingTo, Fingerprint, LookAfter, MessageId, (int)Refusals);
    }
}
