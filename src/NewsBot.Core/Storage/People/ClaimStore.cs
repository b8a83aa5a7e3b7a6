using NewsBot.Articles;
using NewsBot.Chat;

namespace NewsBot.Storage.People;

/// <summary>A person who says that a commenter is them.</summary>
/// <param name="Name">The commenter's.</param>
/// <param name="ConfirmedAt">Null until somebody who manages the guild has confirmed it.</param>
public sealed record Claim(AuthorId AuthorId, string Name, AuthorId PersonId, UserId UserId, string PersonName, DateTimeOffset AskedAt, DateTimeOffset? ConfirmedAt);

/// <summary>Which commenters of the sites are which people of a guild: a guild's own knowledge, told in no other.</summary>
public sealed class ClaimStore(Session session)
{
    private const string Columns = "c.author_id, COALESCE((SELECT n.author_name FROM comment n WHERE n.author_id = c.author_id LIMIT 1), '') AS name, c.person_id, c.user_id, c.person_name, c.asked_at, c.confirmed_at";

    /// <summary>Keeps that somebody says so; one who said so before is not asked for twice.</summary>
    public void Ask(GuildId guild, AuthorId author, Member person, DateTimeOffset now)
    {
        const string sql = """
            INSERT INTO claim (guild_id, author_id, person_id, user_id, person_name, asked_at)
            VALUES (@guild, @author, @personId, @User, @Name, @now)
            ON CONFLICT DO NOTHING
            """;

        session.Execute(sql, new { guild, author, personId = AuthorId.OnDiscord(person.User.Value), person.User, person.Name, now });
    }

    /// <summary>Says that it is so; false where nobody says so any more, or it is somebody else.</summary>
    public bool Confirm(GuildId guild, AuthorId author, AuthorId person, DateTimeOffset now)
    {
        const string sql = """
            UPDATE claim
            SET confirmed_at = @now
            WHERE guild_id = @guild AND author_id = @author AND person_id = @person
              AND NOT EXISTS (SELECT 1 FROM claim o WHERE o.guild_id = @guild AND o.author_id = @author AND o.confirmed_at IS NOT NULL)
            """;

        if (session.Execute(sql, new { guild, author, person, now }) == 0)
            return false;

        session.Execute("DELETE FROM claim WHERE guild_id = @guild AND author_id = @author AND confirmed_at IS NULL", new { guild, author });
        return true;
    }

    /// <summary>It is not so, or is no longer to be known; false where it was not.</summary>
    public bool Remove(GuildId guild, AuthorId author, AuthorId person) =>
        session.Execute("DELETE FROM claim WHERE guild_id = @guild AND author_id = @author AND person_id = @person", new { guild, author, person }) > 0;

    /// <summary>Forgets all that a person has said so, in every guild.</summary>
    public void Forget(AuthorId person) => session.Execute("DELETE FROM claim WHERE person_id = @person", new { person });

    public void Forget(GuildId guild) => session.Execute("DELETE FROM claim WHERE guild_id = @guild", new { guild });

    /// <summary>All that a person says so in a guild, oldest first.</summary>
    public IReadOnlyList<Claim> Of(GuildId guild, AuthorId person) =>
        session.Query<Claim>($"SELECT {Columns} FROM claim c WHERE c.guild_id = @guild AND c.person_id = @person ORDER BY c.asked_at, c.author_id", new { guild, person });

    /// <summary>Who a commenter was confirmed to be; null where nobody was.</summary>
    public Claim? Confirmed(GuildId guild, AuthorId author) =>
        session.First<Claim>($"SELECT {Columns} FROM claim c WHERE c.guild_id = @guild AND c.author_id = @author AND c.confirmed_at IS NOT NULL", new { guild, author });

    /// <summary>The names that a person says are theirs, wherever, for the person alone.</summary>
    public IReadOnlyList<Claim> Everything(AuthorId person) =>
        session.Query<Claim>($"SELECT {Columns} FROM claim c WHERE c.person_id = @person ORDER BY c.asked_at, c.author_id", new { person });

    /// <summary>What waits in a guild to be confirmed, oldest first.</summary>
    public IReadOnlyList<Claim> Waiting(GuildId guild) =>
        session.Query<Claim>($"SELECT {Columns} FROM claim c WHERE c.guild_id = @guild AND c.confirmed_at IS NULL ORDER BY c.asked_at, c.author_id, c.person_id", new { guild });

    /// <summary>Everybody whom a guild knows to be the same as an author, with that author; a person before the commenters.</summary>
    public IReadOnlyList<AuthorId> SameAs(GuildId guild, AuthorId author)
    {
        var person = Confirmed(guild, author)?.PersonId ?? author;
        return [person, .. Of(guild, person).Where(claim => claim.ConfirmedAt is not null).Select(claim => claim.AuthorId)];
    }
}
