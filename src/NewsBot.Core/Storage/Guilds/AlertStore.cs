using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Storage.Guilds;

/// <summary>Something that the people who run a guild are to be told.</summary>
/// <param name="Place">Where it is being said; null before it is.</param>
public sealed record Alert(DeliveryKey Id, GuildId GuildId, string Text, string State, ChannelId? Place);

/// <summary>What the people who run the guilds are told: each thing once for as long as it lasts.</summary>
public sealed class AlertStore(Session session)
{
    // What is told of is named as channels are; no channel is called so.
    private static readonly ChannelId MessageContent = new("message content");

    /// <summary>Has something told about a channel or a thread, unless that was.</summary>
    public void Add(GuildId guild, ChannelId about, string text, DateTimeOffset now)
    {
        const string sql = """
            INSERT INTO alert (id, guild_id, about, text, state, due_at)
            SELECT @id, @guild, @about, @text, 'Pending', @now
            WHERE NOT EXISTS (SELECT 1 FROM alert WHERE guild_id = @guild AND about = @about)
            """;

        var id = new DeliveryKey(ShortHash.Of("alert", guild.Value, about.Value, $"{now.ToUnixTimeMilliseconds()}"));
        session.Execute(sql, new { id, guild, about, text, now });
    }

    /// <summary>Has something told about a source, unless that was.</summary>
    public void Add(GuildId guild, SourceName about, string text, DateTimeOffset now) => Add(guild, Subject(about), text, now);

    /// <summary>Has it told that what people write cannot be read, unless that was.</summary>
    public void AddUnreadable(GuildId guild, string text, DateTimeOffset now) => Add(guild, MessageContent, text, now);

    /// <summary>It is over: the next time is told again.</summary>
    public void ResolveUnreadable(GuildId guild) => Resolve(guild, MessageContent);

    /// <summary>It is over: the next time is told again.</summary>
    public void Resolve(GuildId guild, SourceName about) => Resolve(guild, Subject(about));

    /// <summary>It is over: the next time is told again.</summary>
    public void Resolve(GuildId guild, ChannelId about) => session.Execute("DELETE FROM alert WHERE guild_id = @guild AND about = @about", new { guild, about });

    /// <summary>The next to tell in a guild that we are in, and when.</summary>
    public (Alert Alert, DateTimeOffset DueAt)? Next()
    {
        const string sql = """
            SELECT a.id, a.guild_id, a.text, a.state, a.place, a.due_at
            FROM alert a
            JOIN guild g ON g.id = a.guild_id AND g.present = 1
            WHERE a.state IN ('Pending', 'Sending')
            ORDER BY a.due_at, a.id
            LIMIT 1
            """;

        return session.First<Row>(sql) is { } row ? (new(row.Id, row.GuildId, row.Text, row.State, row.Place), row.DueAt) : null;
    }

    /// <summary>Says that it is being told in a place, before it is.</summary>
    public void Claim(DeliveryKey id, ChannelId place, DateTimeOffset lookAt) =>
        session.Execute("UPDATE alert SET state = 'Sending', place = @place, due_at = @lookAt WHERE id = @id", new { id, place, lookAt });

    public void Told(DeliveryKey id, MessageId message) => session.Execute("UPDATE alert SET state = 'Sent', message_id = @message WHERE id = @id", new { id, message });

    public void Wait(DeliveryKey id, DateTimeOffset until) => session.Execute("UPDATE alert SET due_at = @until WHERE id = @id", new { id, until });

    /// <summary>Nobody can be told.</summary>
    public void Drop(DeliveryKey id) => session.Execute("UPDATE alert SET state = 'Dropped' WHERE id = @id", new { id });

    /// <summary>The last that was told in a place: another came after it.</summary>
    public MessageId? LastIn(ChannelId place) =>
        session.First<MessageId?>("SELECT message_id FROM alert WHERE place = @place AND message_id IS NOT NULL ORDER BY due_at DESC LIMIT 1", new { place });

    private static ChannelId Subject(SourceName source) => new($"source {source.Value}");

    private sealed record Row(DeliveryKey Id, GuildId GuildId, string Text, string State, ChannelId? Place, DateTimeOffset DueAt);
}
