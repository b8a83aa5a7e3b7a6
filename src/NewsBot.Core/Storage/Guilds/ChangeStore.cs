using NewsBot.Chat;

namespace NewsBot.Storage.Guilds;

/// <summary>A change that somebody who may manage a guild has made there.</summary>
/// <param name="Details">As <see cref="ChangeDetails.Write"/> writes it.</param>
public sealed record Change(string Id, ChannelId ChannelId, UserId UserId, DateTimeOffset At, string Details)
{
    public ChangeDetails Said => ChangeDetails.Read(Details);
}

/// <summary>The audit log: who changed what, written in the transaction that changes it.</summary>
public sealed class ChangeStore(Session session)
{
    /// <param name="what">The command as in "channel follow", or what a menu or a button does as in "hide comment".</param>
    /// <param name="with">Its options, and what it was done to.</param>
    public void Add(Interaction by, DateTimeOffset now, string what, params IEnumerable<ChangePart> with)
    {
        const string sql = """
            INSERT INTO change (id, guild_id, channel_id, user_id, at, details)
            VALUES (@id, @Guild, @Channel, @User, @now, @details)
            ON CONFLICT DO NOTHING
            """;

        var details = new ChangeDetails(what, [.. with]).Write();
        session.Execute(sql, new { id = by.Id.ToString(), by.Member.Guild, by.Channel, by.Member.User, now, details });
    }

    /// <summary>A guild's changes before a moment, newest first.</summary>
    public IReadOnlyList<Change> Before(GuildId guild, (DateTimeOffset Moment, string Id) before, int count)
    {
        const string sql = """
            SELECT id, channel_id, user_id, at, details
            FROM change
            WHERE guild_id = @guild AND (at, id) < (@moment, @id)
            ORDER BY at DESC, id DESC
            LIMIT @count
            """;

        return session.Query<Change>(sql, new { guild, moment = before.Moment, id = before.Id, count });
    }

    /// <summary>What one person has changed, wherever, oldest first.</summary>
    public IReadOnlyList<Change> Of(UserId user) =>
        session.Query<Change>("SELECT id, channel_id, user_id, at, details FROM change WHERE user_id = @user ORDER BY at, id", new { user });
}
