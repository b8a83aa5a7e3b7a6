using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Posting;

namespace NewsBot.Storage.Guilds;

/// <summary>What people have chosen so far while they set channels up: one channel at a time each.</summary>
public sealed class SetupStore(Session session)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public SetupDraft? Find(Member member) =>
        session.First<SetupDraft>("SELECT draft FROM setup WHERE guild_id = @Guild AND user_id = @User", new { member.Guild, member.User });

    public void Save(Member member, SetupDraft draft, DateTimeOffset now)
    {
        const string sql = """
            INSERT INTO setup (guild_id, user_id, draft, at)
            VALUES (@Guild, @User, @draft, @now)
            ON CONFLICT (guild_id, user_id) DO UPDATE SET draft = excluded.draft, at = excluded.at
            """;

        // What somebody has left lying is not gone on with.
        session.Execute("DELETE FROM setup WHERE at < @left", new { left = now - Kept });
        session.Execute(sql, new { member.Guild, member.User, draft, now });
    }

    /// <summary>Forgets what somebody has chosen, wherever.</summary>
    public void Forget(AuthorId author)
    {
        foreach (var user in session.Query<UserId>("SELECT DISTINCT user_id FROM setup").Where(user => AuthorId.OnDiscord(user.Value) == author))
            session.Execute("DELETE FROM setup WHERE user_id = @user", new { user });
    }

    public void Forget(Member member) => session.Execute("DELETE FROM setup WHERE guild_id = @Guild AND user_id = @User", new { member.Guild, member.User });
}
