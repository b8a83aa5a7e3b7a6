using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Storage.Guilds;

/// <summary>What is set for the channels, beside what they follow.</summary>
public sealed class ChannelStore(Session session)
{
    /// <summary>What is set for a channel; the usual where nothing is.</summary>
    public ChannelSettings Of(ChannelId channel) =>
        session.First<ChannelSettings>("SELECT settings FROM channel WHERE id = @channel", new { channel }) ?? ChannelSettings.Usual;

    public void Save(GuildId guild, ChannelId channel, ChannelSettings settings)
    {
        const string sql = """
            INSERT INTO channel (id, guild_id, settings, paused)
            VALUES (@channel, @guild, @settings, 0)
            ON CONFLICT (id) DO UPDATE SET settings = excluded.settings
            """;

        session.Execute(sql, new { channel, guild, settings });
    }

    /// <summary>Has nothing new said in a channel, or goes on with what waited; false where that was so already.</summary>
    public bool Pause(GuildId guild, ChannelId channel, bool isPaused)
    {
        Save(guild, channel, Of(channel));
        return session.Execute("UPDATE channel SET paused = @paused WHERE id = @channel AND paused <> @paused", new { channel, paused = isPaused ? 1L : 0L }) > 0;
    }

    public bool IsPaused(ChannelId channel) => session.First<long>("SELECT COUNT(*) FROM channel WHERE id = @channel AND paused = 1", new { channel }) > 0;

    public void Forget(ChannelId channel) => session.Execute("DELETE FROM channel WHERE id = @channel", new { channel });
}
