using NewsBot.Chat;

namespace NewsBot.Storage.Guilds;

/// <summary>The guilds that we are or were in; what is for a guild that we are not in rests.</summary>
public sealed class GuildStore(Session session)
{
    /// <summary>Says which guilds we are in, all others we are not.</summary>
    public void SetPresent(IReadOnlyList<GuildId> guilds)
    {
        session.Execute("UPDATE guild SET present = 0");
        foreach (var guild in guilds)
            Join(guild, null);
    }

    public void Join(GuildId guild, string? name, UserId? owner = null)
    {
        const string sql = """
            INSERT INTO guild (id, name, present, owner_id)
            VALUES (@guild, COALESCE(@name, ''), 1, @owner)
            ON CONFLICT (id) DO UPDATE SET
                name = COALESCE(@name, guild.name), present = 1, left_at = NULL, owner_id = COALESCE(@owner, guild.owner_id)
            """;

        session.Execute(sql, new { guild, name, owner });
    }

    /// <summary>Until when nothing that happened in a guild was missed; null where we were never there.</summary>
    public DateTimeOffset? HeardAt(GuildId guild) => session.First<DateTimeOffset?>("SELECT heard_at FROM guild WHERE id = @guild", new { guild });

    public void SetHeardAt(GuildId guild, DateTimeOffset now) => session.Execute("UPDATE guild SET heard_at = @now WHERE id = @guild", new { guild, now });

    /// <summary>We are put out of a guild: what it set is kept for when it asks us in again.</summary>
    public void Leave(GuildId guild, DateTimeOffset now) => session.Execute("UPDATE guild SET present = 0, left_at = COALESCE(left_at, @now) WHERE id = @guild", new { guild, now });

    /// <summary>Says of the guilds that we turn out not to be in that we left them.</summary>
    public void LeaveAbsent(DateTimeOffset now) => session.Execute("UPDATE guild SET left_at = @now WHERE present = 0 AND left_at IS NULL", new { now });

    /// <summary>The guilds that we left before a moment.</summary>
    public IReadOnlyList<GuildId> LeftBefore(DateTimeOffset moment) => session.Query<GuildId>("SELECT id FROM guild WHERE present = 0 AND left_at < @moment", new { moment });

    /// <summary>Forgets what a guild set and what was posted there; what its people said is another's to erase.</summary>
    public void Forget(GuildId guild)
    {
        foreach (var ofPosts in new[] { "delivery", "discussion" })
            session.Execute($"DELETE FROM {ofPosts} WHERE (article_id, channel_id) IN (SELECT article_id, channel_id FROM post WHERE guild_id = @guild)", new { guild });
        session.Execute("DELETE FROM post WHERE guild_id = @guild", new { guild });
        session.Execute("DELETE FROM subscription WHERE guild_id = @guild", new { guild });
        foreach (var ofGuild in new[] { "alert", "channel", "setup", "takedown", "hidden_author", "digest", "following" })
            session.Execute($"DELETE FROM {ofGuild} WHERE guild_id = @guild", new { guild });
        session.Execute("DELETE FROM guild WHERE id = @guild", new { guild });
    }

    /// <summary>Who may do in a guild what those who manage it may; null for nobody else.</summary>
    public RoleId? AdminRole(GuildId guild) => session.First<RoleId?>("SELECT admin_role FROM guild WHERE id = @guild", new { guild });

    public void SetAdminRole(GuildId guild, RoleId? role) => session.Execute("UPDATE guild SET admin_role = @role WHERE id = @guild", new { guild, role });

    /// <summary>Where the people of a guild want to be told what goes wrong; null for its owner alone.</summary>
    public void SetAlertChannel(GuildId guild, ChannelId? channel) => session.Execute("UPDATE guild SET alert_channel = @channel WHERE id = @guild", new { guild, channel });

    public (ChannelId? Channel, UserId? Owner) ToAlert(GuildId guild) => session.First<AlertRow>("SELECT alert_channel, owner_id FROM guild WHERE id = @guild", new { guild }) is { } row ? (row.AlertChannel, row.OwnerId) : default;

    private sealed record AlertRow(ChannelId? AlertChannel, UserId? OwnerId);
}
