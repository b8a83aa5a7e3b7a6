using NewsBot.Chat;

namespace NewsBot.Storage;

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

    public void Join(GuildId guild, string? name)
    {
        const string sql = """
            INSERT INTO guild (id, name, present)
            VALUES (@guild, COALESCE(@name, ''), 1)
            ON CONFLICT (id) DO UPDATE SET name = COALESCE(@name, guild.name), present = 1
            """;

        session.Execute(sql, new { guild, name });
    }

    /// <summary>Until when nothing that happened in a guild was missed; null where we were never there.</summary>
    public DateTimeOffset? HeardAt(GuildId guild) => session.First<DateTimeOffset?>("SELECT heard_at FROM guild WHERE id = @guild", new { guild });

    public void SetHeardAt(GuildId guild, DateTimeOffset now) => session.Execute("UPDATE guild SET heard_at = @now WHERE id = @guild", new { guild, now });

    public void Leave(GuildId guild) => session.Execute("UPDATE guild SET present = 0 WHERE id = @guild", new { guild });
}
