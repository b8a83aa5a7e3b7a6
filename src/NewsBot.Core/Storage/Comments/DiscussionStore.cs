using NewsBot.Articles;
using NewsBot.Chat;
using NewsBot.Discussions;
using NewsBot.Posting;
using NewsBot.Storage.Articles;

namespace NewsBot.Storage.Comments;

/// <summary>What is said of an article as one place or one guild may know it, and what its posts last told of it.</summary>
public sealed class DiscussionStore(Session session)
{
    /// <summary>Whether a guild may read the comment c: what was said in it, and what a site has of an article that it knows, unless that waits for a moderator there and is shown in none of its channels.</summary>
    internal const string IsForGuild = $"c.deleted_at IS NULL AND c.hidden_at IS NULL AND {ArticleStore.IsCommentUp} AND (c.guild_id = @guild OR c.origin = 'Site' AND {ArticleStore.IsCommentKnown} AND NOT {HeldStore.IsHeld})";

    private const string FromThread = """
        FROM comment c
        WHERE article_id = @Article
          AND (origin = 'Discord' AND @withPeople = 1
                 AND channel_id = (SELECT t.message_id FROM delivery t WHERE t.article_id = @Article AND t.channel_id = @Channel AND t.kind = 'Thread')
            OR origin = 'Site' AND @mirror <> 'Off'
                 AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.article_id = @Article AND d.channel_id = @Channel AND d.comment_id = c.id AND d.state = 'Held'))
        """;

    // Who sees the channel that a thread belongs to sees the thread, also once it is archived and the chat no longer tells of it.
    internal const string PlaceOfComment = "COALESCE((SELECT h.channel_id FROM delivery h WHERE h.message_id = c.channel_id AND h.kind = 'Thread'), c.channel_id)";

    /// <summary>What a post last told of its discussion.</summary>
    public Discussion? Told(Post post) =>
        session.First<Discussion>("SELECT told FROM discussion WHERE article_id = @Article AND channel_id = @Channel", new { post.Article, post.Channel });

    public void Tell(Post post, Discussion discussion)
    {
        const string sql = """
            INSERT INTO discussion (article_id, channel_id, told)
            VALUES (@Article, @Channel, @discussion)
            ON CONFLICT (article_id, channel_id) DO UPDATE SET told = excluded.told
            """;

        session.Execute(sql, new { post.Article, post.Channel, discussion });
    }

    /// <summary>What everybody who sees a post can read: not what waits for a moderator, nor the site's comments where none are shown.</summary>
    /// <param name="withPeople">Whether what people wrote in its thread is among it.</param>
    public IReadOnlyList<Comment> InThread(Post post, bool withPeople) =>
        Shown(post.Article, post.Guild, session.Query<CommentRow>($"SELECT {CommentStore.Columns} {FromThread} ORDER BY origin DESC, position, COALESCE(posted_at, seen_at), id", InThreadOf(post, withPeople)));

    /// <summary>How many of them people wrote and can be read, and how many are gone.</summary>
    public (int Readable, int Removed) CountInThread(Post post, bool withPeople)
    {
        const string sql = $"""
            SELECT COUNT(CASE WHEN deleted_at IS NULL AND hidden_at IS NULL AND author_id <> @ours AND {ArticleStore.IsAuthorUp} THEN 1 END) AS readable,
                   COUNT(COALESCE(deleted_at, hidden_at)) AS removed
            {FromThread}
            """;

        var counted = session.First<Counted>(sql, InThreadOf(post, withPeople))!;
        return ((int)counted.Readable, (int)counted.Removed);
    }

    /// <summary>What a guild may know of an article: what the site has, unless it waits for a moderator there, and what was said in the guild's channels that are seen.</summary>
    public IReadOnlyList<Comment> InGuild(ArticleId article, GuildId guild, Func<ChannelId, bool> isSeen)
    {
        const string sql = $"""
            SELECT {CommentStore.Columns}
            FROM comment c
            WHERE article_id = @article
              AND (origin = 'Discord' AND guild_id = @guild OR origin = 'Site' AND NOT {HeldStore.IsHeld})
            ORDER BY origin DESC, position, COALESCE(posted_at, seen_at), id
            """;
        const string said = $"SELECT c.id, {PlaceOfComment} AS place FROM comment c WHERE article_id = @article AND origin = 'Discord' AND guild_id = @guild";

        var seen = session.Query<SaidIn>(said, new { article, guild }).Where(said => isSeen(said.Place)).Select(said => said.Id).ToHashSet();
        return [.. Shown(article, guild, session.Query<CommentRow>(sql, new { article, guild })).Where(comment => comment.Origin == Origin.Site || seen.Contains(comment.Id))];
    }

    /// <summary>A comment and the address in a guild where it can be read; null where it may not be shown any more.</summary>
    public Pointed? Point(ArticleId article, CommentId id, GuildId guild, IChatClient chat, Func<ChannelId, bool> isSeen)
    {
        if (session.Comments.Find(article, id) is not { IsReadable: true } comment || session.Moderation.IsHidden(guild, comment.Author.Id))
            return null;

        var standing = Standing(article, guild, id).FirstOrDefault(at => isSeen(at.Place));
        return new(comment, standing is null ? null : chat.LinkTo(guild, standing.Channel, standing.Message));
    }

    // Of what a hidden author wrote only its place is left.
    private IReadOnlyList<Comment> Shown(ArticleId article, GuildId guild, IEnumerable<CommentRow> rows)
    {
        var hidden = session.Moderation.HiddenUnder(article, guild);
        return [.. rows.Select(row => row.ToComment()).Select(comment => hidden.Contains(comment.Author.Id) ? comment with { HiddenAt = comment.HiddenAt ?? comment.SeenAt } : comment)];
    }

    // As a message of its own, or as our mirror of it.
    private List<StandsAt> Standing(ArticleId article, GuildId guild, CommentId comment)
    {
        const string sql = $"""
            SELECT c.channel_id AS channel, c.message_id AS message, {PlaceOfComment} AS place
            FROM comment c
            WHERE c.article_id = @article AND c.id = @comment AND c.guild_id = @guild AND c.message_id IS NOT NULL
            UNION ALL
            SELECT t.message_id, d.message_id, d.channel_id
            FROM delivery d
            JOIN post p ON p.article_id = d.article_id AND p.channel_id = d.channel_id AND p.guild_id = @guild
            JOIN delivery t ON t.article_id = d.article_id AND t.channel_id = d.channel_id AND t.kind = 'Thread'
            WHERE d.article_id = @article AND d.comment_id = @comment AND d.part = 0 AND d.message_id IS NOT NULL AND d.state IN ('Pending', 'Sent')
            """;

        return session.Query<StandsAt>(sql, new { article, guild, comment });
    }

    private static object InThreadOf(Post post, bool withPeople) =>
        new { post.Article, post.Channel, guild = post.Guild, mirror = post.Mirror.ToString(), withPeople = withPeople ? 1L : 0L, ours = Author.Bot.Id };

    private sealed record Counted(long Readable, long Removed);

    private sealed record SaidIn(CommentId Id, ChannelId Place);

    private sealed record StandsAt(ChannelId Channel, MessageId Message, ChannelId Place);
}
