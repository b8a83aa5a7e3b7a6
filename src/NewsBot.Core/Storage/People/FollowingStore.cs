using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Storage.Comments;

namespace NewsBot.Storage.People;

/// <summary>Somebody who is told when somebody answers under an article.</summary>
/// <param name="IsSending">Whether a note is being sent, or was when the process ended.</param>
/// <param name="Notes">How often they were told something.</param>
/// <param name="Refusals">How often in a row they took no note.</param>
/// <param name="Locale">The language that they are told in; null for English.</param>
/// <param name="Place">Where the note is being sent, and <paramref name="Fingerprint"/> what it says.</param>
public sealed record ArticleFollower(ArticleId Article, GuildId Guild, UserId User, bool IsSending, DateTimeOffset DueAt, long Notes, long Refusals, string? Locale, ChannelId? Place, CardFingerprint? Fingerprint)
{
    /// <summary>Names the next note; the same for all its tries.</summary>
    public DeliveryKey Key => new(ShortHash.Of("note", Article.Value, Guild.Value, User.Value, $"{Notes}"));
}

/// <summary>Who follows which article, and what they are still to be told.</summary>
public sealed class FollowingStore(Session session)
{
    private const string Which = "article_id = @Article AND guild_id = @Guild AND user_id = @User";

    // What waits for a moderator is told when it is let through, in whichever channel.
    private static readonly string IsLetThrough = $"""
        NOT EXISTS (SELECT 1 FROM comment c WHERE c.article_id = n.article_id AND c.id = n.comment_id AND {HeldStore.IsHeld.Replace("@guild", "n.guild_id", StringComparison.Ordinal)})
        """;

    // Of a note that is being sent, what it tells.
    private static readonly string ToTell = $"(n.claimed = 1 OR @isSending = 0 AND {IsLetThrough})";

    /// <summary>Has somebody told from now on, in their language; false where they are already.</summary>
    public bool Begin(ArticleId article, GuildId guild, UserId user, string? locale, DateTimeOffset now)
    {
        const string sql = """
            INSERT INTO following (article_id, guild_id, user_id, author_id, state, due_at, notes, refusals)
            VALUES (@article, @guild, @user, @author, 'Pending', @now, 0, 0)
            ON CONFLICT DO NOTHING
            """;

        var isNew = session.Execute(sql, new { article, guild, user, author = AuthorId.OnDiscord(user.Value), now }) > 0;
        session.Execute($"UPDATE following SET locale = @locale WHERE {Which}", new { Article = article, Guild = guild, User = user, locale });
        return isNew;
    }

    /// <summary>Has somebody who took no note tried again now; false where none was refused.</summary>
    public bool TryAgain(ArticleId article, GuildId guild, UserId user, DateTimeOffset now) =>
        session.Execute($"UPDATE following SET refusals = 0, due_at = @now WHERE {Which} AND refusals > 0", new { Article = article, Guild = guild, User = user, now }) > 0;

    /// <summary>Has somebody told no more; false where they were not.</summary>
    public bool End(ArticleId article, GuildId guild, UserId user) =>
        session.Execute($"DELETE FROM following WHERE {Which}", new { Article = article, Guild = guild, User = user }) > 0;

    /// <summary>Has somebody told nothing more, of whatever article.</summary>
    public void EndAll(AuthorId author) => session.Execute("DELETE FROM following WHERE author_id = @author", new { author });

    /// <summary>The articles that somebody follows in a guild.</summary>
    public IReadOnlyList<(ArticleId Article, string Title)> Of(UserId user, GuildId guild)
    {
        const string sql = """
            SELECT a.id, a.title
            FROM following f
            JOIN article a ON a.id = f.article_id
            WHERE f.author_id = @author AND f.guild_id = @guild
            ORDER BY a.title_key, a.id
            """;

        return [.. session.Query<Followed>(sql, new { author = AuthorId.OnDiscord(user.Value), guild }).Select(row => (row.Id, row.Title))];
    }

    /// <summary>The articles that somebody follows anywhere, with their guilds.</summary>
    public IReadOnlyList<FollowedArticle> Of(AuthorId author) =>
        session.Query<FollowedArticle>("SELECT a.title, f.guild_id FROM following f JOIN article a ON a.id = f.article_id WHERE f.author_id = @author ORDER BY a.title_key, f.guild_id", new { author });

    /// <summary>Who is to be told next, in a guild that we are in, of an article whose posts there show what is known by now.</summary>
    public ArticleFollower? Next()
    {
        var sql = $"""
            SELECT f.article_id, f.guild_id, f.user_id, f.state, f.due_at, f.notes, f.refusals, f.locale, f.place, f.fingerprint
            FROM news n
            CROSS JOIN following f -- read in this order: few of those who follow are still to be told something
            WHERE f.article_id = n.article_id AND f.guild_id = n.guild_id AND f.user_id = n.user_id AND {IsLetThrough}
              AND EXISTS (SELECT 1 FROM guild g WHERE g.id = f.guild_id AND g.present = 1)
              AND NOT EXISTS (SELECT 1 FROM post p WHERE p.article_id = f.article_id AND p.guild_id = f.guild_id AND p.behind = 1 AND p.closed_at IS NULL)
            ORDER BY f.due_at, f.article_id, f.user_id
            LIMIT 1
            """;

        return session.First<Row>(sql)?.ToFollowing();
    }

    /// <summary>The comments that somebody is still to be told; of a note that is being sent, those that it tells.</summary>
    public IReadOnlyList<CommentId> News(ArticleFollower following) =>
        session.Query<CommentId>($"SELECT comment_id FROM news n WHERE {Which} AND {ToTell}", new { following.Article, following.Guild, following.User, isSending = following.IsSending ? 1L : 0L });

    /// <summary>Says what is being told and where, before it is.</summary>
    public void Claim(ArticleFollower following, ChannelId place, CardFingerprint fingerprint, DateTimeOffset lookAt)
    {
        session.Execute($"UPDATE following SET state = 'Sending', place = @place, fingerprint = @fingerprint, due_at = @lookAt WHERE {Which}", new { following.Article, following.Guild, following.User, place, fingerprint, lookAt });
        session.Execute($"UPDATE news AS n SET claimed = 1 WHERE {Which} AND {ToTell}", new { following.Article, following.Guild, following.User, isSending = following.IsSending ? 1L : 0L });
    }

    /// <summary>The note is there; the next comes no sooner than a moment.</summary>
    public void Told(ArticleFollower following, MessageId message, DateTimeOffset now, DateTimeOffset next)
    {
        session.Execute($"DELETE FROM news WHERE {Which} AND claimed = 1", following);
        session.Execute($"UPDATE following SET state = 'Pending', notes = notes + 1, refusals = 0, fingerprint = NULL, message_id = @message, told_at = @now, due_at = @next WHERE {Which}", new { following.Article, following.Guild, following.User, message, now, next });
    }

    /// <summary>There is nothing in it that they may see.</summary>
    public void Drop(ArticleFollower following)
    {
        session.Execute($"DELETE FROM news AS n WHERE {Which} AND {ToTell}", new { following.Article, following.Guild, following.User, isSending = following.IsSending ? 1L : 0L });
        session.Execute($"UPDATE following SET state = 'Pending', fingerprint = NULL WHERE {Which}", following);
    }

    public void Wait(ArticleFollower following, DateTimeOffset until, bool isRefusal) =>
        session.Execute($"UPDATE following SET due_at = @until, refusals = refusals + @refusal WHERE {Which}", new { following.Article, following.Guild, following.User, until, refusal = isRefusal ? 1L : 0L });

    /// <summary>The last note in a place: another comes after it.</summary>
    public MessageId? LastIn(ChannelId place) =>
        session.First<MessageId?>("SELECT message_id FROM following WHERE place = @place AND message_id IS NOT NULL ORDER BY told_at DESC LIMIT 1", new { place });

    private sealed record Followed(ArticleId Id, string Title);

    private sealed record Row(ArticleId ArticleId, GuildId GuildId, UserId UserId, string State, DateTimeOffset DueAt, long Notes, long Refusals, string? Locale, ChannelId? Place, CardFingerprint? Fingerprint)
    {
        public ArticleFollower ToFollowing() => new(ArticleId, GuildId, UserId, State == "Sending", DueAt, Notes, Refusals, Locale, Place, Fingerprint);
    }
}

/// <summary>An article that somebody follows, and where.</summary>
public sealed record FollowedArticle(string Title, GuildId GuildId);
